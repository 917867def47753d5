"""The author's earlier posts beside the one that is written: what is near to it, what was said, what links say."""
