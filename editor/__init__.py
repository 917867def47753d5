"""Ronpyo (論評): an editor for daily commentary on the news."""

__version__ = "0.1.0"
