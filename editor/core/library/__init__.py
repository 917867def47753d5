"""The archive: an index of the posts in a folder, and searching in it. Files are the truth; the index can always go."""
