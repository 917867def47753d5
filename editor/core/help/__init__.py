"""The help: pages in both languages, filled with the names and keys of the program as it is."""
