"""Text: Japanese counts, dates, folding, line ends, splices, differences."""
