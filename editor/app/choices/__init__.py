"""Choices of the person and what is kept in files of their own: settings, keys, snippets, the look of the text."""
