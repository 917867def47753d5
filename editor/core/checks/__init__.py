"""Checks of a post before it goes to the blog: one file per family of rules; `families` knows them all.

Empty, so that the window, which needs the catalogue of the rules for its settings, loads none of the rules.
"""
