"""The terms of a post, by which posts are compared: what of its words tells its subject.

Of Chinese characters all pairs, for nobody says where words end; of katakana and all other letters whole words, English
plurals as singulars. Hiragana is grammar and left out. A term is a number of 32 bits, so that a post's terms are a
short array that is compared without reading the post.
"""

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from editor.core.library.fold import GROUP, ITEM
from editor.core.text.patterns import pattern

_KANJI = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_OTHER = rf"[^\W\d_\u3040-\u30ff{_KANJI}]"
_RUN = pattern(rf"[{_KANJI}]{{2,}}|[ァ-ヴー]{{2,}}|{_OTHER}(?:{_OTHER}|[0-9])+")
_BEFORE_PAIRS = 0x30000000
"""Words have smaller numbers than pairs, whose first character is in the upper half."""

_LONGEST_RUN = 24  # characters
_LONGEST = 100_000
"""Characters of a body that are compared."""

COUNT, HEAD, TITLE = 0x3F, 0x40, 0x80
"""The parts of a term's byte: how often it is in the post, at most 63; whether in bullets or labels; in the title."""


class Terms(NamedTuple):
    """The terms of a post, a byte for each (see `COUNT`), and how many terms its text is long."""

    codes: "array[int]"
    weights: bytes
    length: int

    def packed(self) -> bytes:
        """Them as bytes."""
        return self.length.to_bytes(4, "little") + self.codes.tobytes() + self.weights

    @classmethod
    def unpacked(cls, data: bytes) -> "Terms":
        """Them again. Raises ValueError for bytes that are none."""
        count, rest = divmod(len(data) - 4, 5)
        if count < 0 or rest:
            raise ValueError("no terms of a post")
        codes = array("I")
        codes.frombytes(data[4 : 4 + 4 * count])
        return cls(codes, data[4 + 4 * count :], int.from_bytes(data[:4], "little"))


def terms(stream: str) -> Terms:
    """The terms of the folded texts of a post (`texts.Texts.stream`)."""
    title, heads, labels, _rest, body, _links, _clip = stream.split(GROUP)
    return terms_of(title, heads + ITEM + labels, body)


def terms_of(title: str, heads: str, body: str) -> Terms:
    """The terms of folded texts."""
    counts = Counter(chain.from_iterable(map(_codes, _RUN.findall(body[:_LONGEST]))))
    length = sum(counts.values())
    in_title, in_heads = set(_each(title[:_LONGEST])), set(_each(heads[:_LONGEST]))
    for code in in_title | in_heads:
        counts.setdefault(code, 0)
    weights = bytearray(map(min, counts.values(), repeat(COUNT)))
    places = dict(zip(counts, range(len(counts)), strict=True))
    for codes, mark in ((in_title, TITLE), (in_heads, HEAD)):
        for code in codes:
            weights[places[code]] |= mark
    return Terms(array("I", counts), bytes(weights), length)


def whole_words(text: str) -> Iterator[str]:
    """The words of a folded text whose terms are no pairs, as they are compared."""
    return (_stem(run[:_LONGEST_RUN]) for run in _RUN.findall(text[:_LONGEST]) if not is_kanji(run))


class Spelled(NamedTuple):
    """A term as text, to show it and to look it up: a pair of characters, or a word (`whole`)."""

    text: str
    whole: bool


def spelled(text: str) -> dict[int, Spelled]:
    """The terms of a folded text by their numbers."""
    found: dict[int, Spelled] = {}
    for run in _RUN.findall(text[:_LONGEST]):
        if is_kanji(run):
            for pair, code in zip(map("".join, pairwise(run)), _codes(run), strict=True):
                found.setdefault(code, Spelled(pair, whole=False))
        else:
            found.setdefault(_codes(run)[0], Spelled(_stem(run[:_LONGEST_RUN]), whole=True))
    return found


def runs(text: str) -> list[str]:
    """The runs of a folded text that its terms are made of."""
    return _RUN.findall(text[:_LONGEST])


def codes_of(run: str) -> tuple[int, ...]:
    """The terms of one run."""
    return _codes(run)


def _each(text: str) -> Iterable[int]:
    return chain.from_iterable(map(_codes, _RUN.findall(text)))


def _new_codes(run: str) -> tuple[int, ...]:
    if is_kanji(run):
        return tuple(one << 16 | other for one, other in pairwise(map(ord, run)))
    return (zlib.crc32(_stem(run[:_LONGEST_RUN]).encode("utf-8", "replace")) % _BEFORE_PAIRS,)


_codes = lru_cache(maxsize=20_000)(_new_codes)


def is_kanji(run: str) -> bool:
    """Whether a run is of Chinese characters, so that its terms are pairs."""
    first = run[0]
    return "\u3400" <= first <= "\u9fff" or "\uf900" <= first <= "\ufaff" or first == "\u3005"


def _stem(word: str) -> str:
    """An English word without the s of the plural (Harman, "How effective is suffixing?", 1991); others as they are."""
    if len(word) > 3 and word[-1] == "s" and word.isascii():
        if word.endswith("ies") and word[-4] not in "ae":
            return word[:-3] + "y"
        if word[-2] not in "usi":
            return word[:-1]
    return word
