"""Words that differ by one letter."""

from collections.abc import Iterable

_CLOSE = 2  # letters


def one_letter_apart(one: str, other: str) -> int | None:
    """The index at which `one` has another letter, one more or one less than `other`; None where more differs."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return None
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if len(one) == len(other):
        return start if one[start + 1 :] == other[start + 1 :] else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return start if longer[start + 1 :] == shorter[start:] else None


def is_swapped(one: str, other: str) -> bool:
    """Whether two letters that stand side by side have changed places."""
    if len(one) != len(other):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return (
        len(places) == _CLOSE
        and places[1] == places[0] + 1
        and one[places[0]] == other[places[1]]
        and one[places[1]] == other[places[0]]
    )


def nearest(word: str, others: Iterable[str]) -> str | None:
    """The word of `others` that differs from `word` by one letter, the first of them in order."""
    return next(
        (other for other in others if one_letter_apart(word, other) is not None or is_swapped(word, other)), None
    )


def nearly_in(words: str, text: str) -> str | None:
    """The words of `text` that differ from `words` by one letter; None where there are none.

    One half of `words` is then there unchanged: its places are looked at, no others.
    """
    if words in text:
        return None
    middle = len(words) // 2
    for half, offset in ((words[:middle], 0), (words[middle:], middle)):
        if len(half) < _CLOSE:
            continue
        place = text.find(half)
        seen = 0
        while place >= 0 and seen < 50:
            start = place - offset
            for length in (len(words), len(words) - 1, len(words) + 1):
                begin = start + (len(words) - length if offset else 0)
                found = text[max(0, begin) : begin + length] if begin + length > 0 else ""
                if len(found) == length and one_letter_apart(words, found) is not None:
                    return found
            place = text.find(half, place + 1)
            seen += 1
    return None
