"""Findings in the open post and counts of it, while one writes: spelling, ignored findings, the record of each day."""
