"""The running program among its own kind: the only one, of which release, updated since when."""
