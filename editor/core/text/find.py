"""Finding words in a text: as they are, or folded so that Ｎａｔｏ, NATO and nato, or ｶﾞｽ and ガス, are the same.

Folding changes lengths (㍿ is four characters, ｶﾞ becomes one), so it is done cluster by cluster - a character with the
marks that follow it - and every hit is reported in characters of the text as it is.
"""

import re
import unicodedata

_CLUSTER = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f]*")
_MARK = re.compile("[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f]")


def fold(text: str) -> str:
    """`text` without the differences of width, form and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def find_all(text: str, wanted: str, exact: bool = False) -> list[tuple[int, int]]:
    """(start, end) of every hit of `wanted` in `text`, in order, none overlapping; `exact`: character for character."""
    if exact:
        return _find_exact(text, wanted) if wanted else []
    wanted = fold(wanted)
    if not wanted:
        return []
    if "\n" in wanted:
        return _find_in(text, 0, wanted)
    hits: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line:
            hits += _find_in(line, at, wanted)
        at += len(line) + 1
    return hits


def _find_exact(text: str, wanted: str) -> list[tuple[int, int]]:
    hits = []
    at = text.find(wanted)
    while at >= 0:
        hits.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return hits


def _find_in(text: str, offset: int, wanted: str) -> list[tuple[int, int]]:
    folded = fold(text)
    if wanted not in folded and len(folded) >= len(text) and not _MARK.search(text):
        return []
    folded, places = _folded_with_places(text)
    hits: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0:
        start, end = places[at][0], places[at + len(wanted) - 1][1]
        hits.append((offset + start, offset + end))
        at += len(wanted)
        while at < len(folded) and places[at][0] < end:  # the rest of a character that was hit in part
            at += 1
        at = folded.find(wanted, at)
    return hits


def _folded_with_places(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The folded text, and for each of its characters the (start, end) of the cluster of `text` that it comes from."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        piece = fold(cluster[0])
        pieces.append(piece)
        places += [cluster.span()] * len(piece)
    return "".join(pieces), places
