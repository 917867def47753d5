"""Other people's pages: pasted, read as news, kept as clips."""
