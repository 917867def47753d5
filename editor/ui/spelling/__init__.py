"""Spelling in the window: lines under unknown words, what may be meant by them, and the commands."""
