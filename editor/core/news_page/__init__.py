"""Somebody else's news page, read: its headline, outlet, day, address, author, text and pictures, as a `Clip`."""
