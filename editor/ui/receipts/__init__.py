"""The windows about copies of a post for its blog: the list of its receipts, and what was changed there since."""
