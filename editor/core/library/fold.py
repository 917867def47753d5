"""The texts of the library as they are stored, folded for searching and marked where a search hits.

What counts as the same is said in `core/text/folding.py`, for the find bar too.
"""

import unicodedata
from collections.abc import Iterable

from editor.core.text.folding import IGNORED, fold, folded_with_places, is_one_to_one
from editor.core.text.patterns import pattern
from editor.core.text.spellings import Wording

__all__ = ["GROUP", "ITEM", "find_all", "fold", "tidy"]

ITEM, GROUP = "\x1e", "\x1d"
"""Stand between the items and the groups of a post's texts; folding leaves them, and no text holds them."""

_SPACE = pattern("[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u3164\ue000-\ue00f\ufffc]+")


def tidy(text: str) -> str:
    """`text` for storing, showing and folding: composed, white space and control characters as single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", IGNORED.sub("", text))).strip(" ")


def find_all(text: str, wanted: Iterable[Wording], folded: str | None = None) -> list[tuple[int, int]]:
    """(start, end) in `text`, as it is, of all hits of `wanted`, in order; those that touch are one.

    `folded` is fold(text), where it is known already.
    """
    wanted = list(wanted)
    folded = fold(text) if folded is None else folded
    spans = sorted(span for word in wanted for span in word.spans(folded))
    if spans and not is_one_to_one(text):
        clustered, places = folded_with_places(text)
        spans = sorted(span for word in wanted for span in word.spans(clustered))
        spans = [(places[start][0], places[end - 1][1]) for start, end in spans]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
