"""Tests of the clips of a library."""
