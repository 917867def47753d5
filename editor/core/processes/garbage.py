"""Garbage collection of Python's reference cycles at a moment of the program's choice.

By itself it runs wherever an object has just been made: in any thread, and in the middle of what a person waits for.
"""

import gc


def collect_if_due() -> None:
    """Do what the interpreter would have done by now, if it may not by itself."""
    counts, limits = gc.get_count(), gc.get_threshold()
    if counts[0] > limits[0]:
        gc.collect(2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0)
