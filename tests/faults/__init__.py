"""Faults, counted: every system call of whatever writes made to fail, or to be the last one (`./dev faults`)."""
