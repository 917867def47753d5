"""The help inside: a window with contents, search and pages, and the same pages as one file."""
