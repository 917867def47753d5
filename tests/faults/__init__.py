"""Faults, counted. `./dev faults` runs them."""
