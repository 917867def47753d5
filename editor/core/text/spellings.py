"""Spellings of the words that are looked for, as a reader of Japanese expects them.

サーバー finds サーバ, 1000 finds 1,000, バンス finds ヴァンス, ウイルス finds ウィルス, 佐佐木 finds 佐々木, and the
other way round; ドナルド・トランプ finds ドナルドトランプ.

Texts stay as they are folded, and what is looked for becomes several texts, of which each is found as it stands: so
nothing is found that is spelled otherwise than one of them, and no place is moved. A word in quotation marks, and what
is to be replaced, is looked for as it is written.

The long vowel mark at the end of a katakana word is optional (JIS Z 8301, and the newspapers against it), but サーバ is
the same as サーバー only where the word ends: センター finds センタ and not センタリング.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import chain, combinations, islice
from typing import NamedTuple

from editor.core.text.patterns import pattern

MOST = 16
"""Spellings of one text that are looked for."""
SHORTEST = 3
"""Katakana of a word that may end without its long vowel mark, at least: パワー keeps it."""
LONGEST_END = 24
"""Katakana by which ends of words are told apart."""

KATAKANA = "ァ-ヺー"
RUN = pattern(f"[{KATAKANA}]+")
"""A katakana word of a folded text."""

_GROUPED = pattern("(?<![0-9,.])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])")
_PLAIN = pattern("(?<![0-9,.])[1-9][0-9]{3,14}(?![0-9])")
_TWICE = pattern(r"[一-鿿]々|([一-鿿])\1")
_DOT = pattern(f"(?<=[{KATAKANA}])[・=゠ ](?=[{KATAKANA}])")
_DOTS = ("・", "", "=", " ")
_V, _B = pattern("ヴ[ァィュェォ]?"), pattern("ビュ|[バビブベボ]")
_PAIRS = {"ヴァ": "バ", "ヴュ": "ビュ", "ヴィ": "ビ", "ヴ": "ブ", "ヴェ": "ベ", "ヴォ": "ボ"}
_BACK = {short: long for long, short in _PAIRS.items()}
_SMALL, _LARGE = pattern("(?<=ウ)[ィェォ]|(?<=ク)ォ"), pattern("(?<=ウ)[イエオ]|(?<=ク)オ")
_SIZES = dict(zip("ィェォイエオ", "イエオィェォ", strict=True))
_SPOTS = 4  # of one kind that are changed one at a time
_LONGEST = 200  # characters of a text from which on it is looked for as it is written


class WordForm(NamedTuple):
    """A folded text to look for. `ends`: no katakana follows, so that it is a whole word at its end."""

    text: str
    ends: bool = False


class Wording:
    """A folded text that is looked for, in all its `spellings`: the first is the text itself. `is_one`: there is no
    other."""

    __slots__ = ("_found", "is_one", "spellings", "text")

    def __init__(self, text: str, spellings: tuple[WordForm, ...] = ()) -> None:
        self.text = text
        self.spellings = spellings or (WordForm(text),)
        self.is_one = len(self.spellings) == 1
        self._found: re.Pattern[str] | None = None

    def is_in(self, folded: str) -> bool:
        """Whether the folded text holds it."""
        if self.text in folded:
            return True
        return not self.is_one and any(
            one.text in folded and (not one.ends or self.next(folded) is not None) for one in self.spellings[1:]
        )

    def next(self, folded: str, at: int = 0) -> tuple[int, int] | None:
        """(start, end) of the first place in the folded text from `at` on; the longest spelling there."""
        if self.is_one:
            start = folded.find(self.text, at) if self.text else -1
            return None if start < 0 else (start, start + len(self.text))
        if self._found is None:
            longest = sorted(self.spellings, key=lambda one: (-len(one.text), one.ends))
            ends = f"(?![{KATAKANA}])"
            self._found = re.compile("|".join(re.escape(one.text) + ends * one.ends for one in longest))
        found = self._found.search(folded, at)
        return None if found is None else found.span()

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """All of its places in the folded text, none overlapping."""
        found = self.next(folded)
        while found is not None:
            yield found
            found = self.next(folded, found[1])


@lru_cache(maxsize=200)
def wording(folded: str) -> Wording:
    """The folded text with its spellings, each made once."""
    return Wording(folded, spellings(folded))


def spellings(folded: str) -> tuple[WordForm, ...]:
    """The spellings of a folded text, itself before all others: with one change, then with two; `MOST` at most."""
    if len(folded) > _LONGEST or (folded.isascii() and not any(map(str.isdigit, folded))):
        return (WordForm(folded),)
    edits = list(_edits(folded))
    pairs = ((*one, *other) for one, other in combinations(edits, 2) if not _touch(one, other))
    every = (_edited(folded, edit) for edit in chain(((),), edits, pairs))
    return tuple(islice(dict.fromkeys(every), MOST))


def backwards(word: str) -> str:
    """A katakana word from its end, as far as ends are told apart: words that end alike begin alike."""
    return word[: -LONGEST_END - 1 : -1]


def endings(folded: str) -> set[str]:
    """The katakana words of a folded text that may have lost a long vowel mark at their end, `backwards`."""
    return {backwards(word) for word in RUN.findall(folded) if len(word) >= SHORTEST and word[-1] != "ー"}


_Edit = tuple[tuple[int, int, str], ...]
"""(start, end, text to put there) of one change, or of several that go together; ascending."""


def _edits(text: str) -> Iterator[_Edit]:
    yield from _all(_GROUPED, text, lambda figure: figure.replace(",", ""))
    yield from _all(_PLAIN, text, lambda figure: f"{int(figure):,}")
    yield from _each(_TWICE, text, lambda pair: pair[0] + ("々" if pair[1] == pair[0] else pair[0]))
    if RUN.search(text) is None:
        return
    words = list(islice(RUN.finditer(text), _SPOTS))
    yield from _short(text, words)
    for dot in _DOTS:
        yield from _all(_DOT, text, partial(_put, dot))
    yield from _all(_V, text, lambda sound: _PAIRS[sound])
    yield from _each(_B, text, lambda sound: _BACK[sound])
    for sounds in (_SMALL, _LARGE):
        yield from _all(sounds, text, lambda sound: _SIZES[sound])
    yield from _long(text, words)


def _put(put: str, _found: str) -> str:
    return put


def _short(text: str, words: list[re.Match[str]]) -> Iterator[_Edit]:
    """The long vowel marks at the ends of the katakana `words` taken out."""
    for start, end in (word.span() for word in words):
        if end - start > SHORTEST and text[end - 1] == "ー" and text[end - 2] != "ー":
            yield ((end - 1, end, ""),)


def _long(text: str, words: list[re.Match[str]]) -> Iterator[_Edit]:
    """Long vowel marks put in where the katakana `words` have none; not at the end of the text, where a word may go
    on."""
    for start, end in (word.span() for word in words):
        if end - start >= SHORTEST and text[end - 1] != "ー" and end < len(text):
            yield ((end, end, "ー"),)


def _all(wanted: re.Pattern[str], text: str, change: Callable[[str], str]) -> Iterator[_Edit]:
    edit = tuple((*found.span(), change(found[0])) for found in wanted.finditer(text))
    if edit:
        yield edit


def _each(wanted: re.Pattern[str], text: str, change: Callable[[str], str]) -> Iterator[_Edit]:
    for found in islice(wanted.finditer(text), _SPOTS):
        yield ((*found.span(), change(found[0])),)


def _touch(one: _Edit, other: _Edit) -> bool:
    """Whether two changes are of the same place."""
    return any(start < there_end and there < end for start, end, _put in one for there, there_end, _there in other)


def _edited(text: str, edit: _Edit) -> WordForm:
    is_cut = (len(text) - 1, len(text), "") in edit
    for start, end, put in sorted(edit, reverse=True):
        text = text[:start] + put + text[end:]
    return WordForm(text, ends=is_cut)
