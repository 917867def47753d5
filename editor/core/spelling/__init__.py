"""The spelling of words in Latin letters: which words of a post there are, dictionaries, and the person's own words."""
