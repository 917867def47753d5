"""Counts of the post and of what was written: the dialog, its chart, and the count of the selection."""
