"""Servers of others, played on loopback."""
