"""Other systems, imitated on Linux as far as files go: what the program's own ways for them are tested against."""
