"""Attacks on the preview, run in a network namespace of their own: see `suite.py` and `../test_sealed.py`."""
