"""Tests of reading news pages."""
