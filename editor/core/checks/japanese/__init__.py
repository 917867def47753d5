"""Slips of Japanese prose: words twice, brackets without a partner, ら left out, periods, widths, spellings."""
