"""Folding: what counts as the same when searching. Text and query go through the same function, so that equal is equal.

The same are: full and half width, upper and lower case, composed and decomposed, old and new forms of a character, all
dashes, all quotation marks, any amount of white space. Katakana and hiragana are not the same: ソ連 is not そ連.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from editor.core.library.variants import NEW

ITEM, GROUP = "\x1e", "\x1d"
"""Stand between the items and the groups of a post's texts; folding leaves them, and no text holds them."""

_SPACE = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\u3164\ue000-\ue00f\ufffc]+"
)
_IGNORED = re.compile(
    "[\xad\u034f\u061c\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2061-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
_SAME = dict.fromkeys("‐‑‒–—―−─", "-") | dict.fromkeys("“”„‟″", '"') | dict.fromkeys("‘’‚‛′", "'") | {"〜": "~"} | NEW
_OTHER = re.compile(f"[{''.join(_SAME)}]")
_SPACES = re.compile(" {2,}")
_CLUSTER = re.compile("(?s) +|.[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")


def tidy(text: str) -> str:
    """`text` for storing, showing and folding: composed, white space and control characters as single spaces."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", _IGNORED.sub("", text))).strip(" ")


def fold(text: str) -> str:
    """The tidy `text` without the differences that a search overlooks."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = _OTHER.sub(lambda match: _SAME[match[0]], text)
    return _SPACES.sub(" ", text) if "  " in text else text


def find_all(text: str, wanted: Iterable[str], folded: str | None = None) -> list[tuple[int, int]]:
    """(start, end) in `text`, as it is, of all hits of the folded `wanted`, in order; those that touch are one.

    `folded` is fold(text), where it is known already.
    """
    folded = fold(text) if folded is None else folded
    spans = sorted(span for word in wanted if word for span in _spans(folded, word))
    if spans and (len(folded) != len(text) or any(fold(text[a:b]) != folded[a:b] for a, b in spans)):
        places = _places(text)
        spans = [(places[a][0], places[b - 1][1]) for a, b in spans if b <= len(places)]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spans(folded: str, word: str) -> Iterator[tuple[int, int]]:
    at = folded.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = folded.find(word, at + len(word))


def _places(text: str) -> list[tuple[int, int]]:
    """For each character of the folded text the (start, end) of the cluster of `text` that it comes from."""
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        places += [cluster.span()] * len(fold(cluster[0]))
    return places
