"""Plugins of pytest that all tests run under: what surrounds a test, how long it may take, in which process it runs."""
