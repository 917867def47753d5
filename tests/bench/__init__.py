"""Measurements of real windows, seen from outside: `./dev bench`."""
