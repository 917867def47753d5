"""The command line: its arguments, its commands, and how they answer."""
