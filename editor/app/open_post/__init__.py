"""The open post in memory: its text and fields, the changes that come in, the history of steps."""
