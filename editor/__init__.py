"""Ronpyo (論評): an editor for daily commentary on the news."""

from editor import search_path

__version__ = "0.1.0"

search_path.clean()  # before anything else is imported
