"""Lists of words and of patterns, written as text."""


def words_of(text: str) -> frozenset[str]:
    """The words of `text`, parted by white space."""
    return frozenset(text.split())


def any_of(text: str) -> str:
    """The lines of `text` as the alternatives of one pattern."""
    return "|".join(line.strip() for line in text.strip().splitlines())
