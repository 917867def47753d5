"""The source pane: where the post is written."""
