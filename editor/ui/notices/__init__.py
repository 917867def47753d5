"""Notices above the text: others at the file, a header that cannot be edited, the safety of the text."""
