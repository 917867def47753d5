"""Widgets and pixels."""
