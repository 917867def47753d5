"""Snippets of a result: its title with the hits in it, and a piece of text around the best hit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from editor.core.library.fold import GROUP, ITEM, find_all, fold
from editor.core.library.query import Query
from editor.core.text.spellings import Wording

Spans = tuple[tuple[int, int], ...]
LENGTH = 120
"""Characters of a snippet."""

_BEFORE = 30  # characters before the first hit
_ENDS = "。！？!?"
_SHORT = 400  # characters that are folded at once
_MOST_HITS = 50  # of one word, among which the best place is looked for


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of text; `spans` are the (start, end) of the hits in it."""

    text: str
    spans: Spans = ()

    def marked(self, before: str, after: str) -> str:
        """The text with marks around the hits."""
        parts, at = [], 0
        for start, end in self.spans:
            parts += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join(parts) + self.text[at:]


def words_of(query: Query) -> tuple[Wording, ...]:
    """The words to mark."""
    return tuple(word.wording for word in (*query.wanted.words, *query.wanted.clips))


def marks(text: str, words: tuple[Wording, ...]) -> Spans:
    """The places of `words` in `text`."""
    return tuple(find_all(text, words)) if words else ()


def snippet(
    stream: str, words: tuple[Wording, ...], length: int = LENGTH, *, titled: bool = True, clipped: bool = False
) -> Snippet:
    """The piece of a post (see `texts.Texts.stream`) in which most of `words` are, bullets before the body.

    Where none of them is seen, its first bullet or the beginning of its body. Without `titled` the title is none of its
    pieces: it is shown beside them; only where `clipped`, what is kept of the news page is one, before all others.
    """
    title, heads, labels, rest, body, links, clip = stream.split(GROUP)
    if not words:
        return _cut(_beginning(heads, body, rest, title), (), length)
    best, most = _Part(""), 0
    for text in (clip if clipped else "", heads, body, rest, labels, title, links):
        if text is title and (most or not titled):
            continue
        group = _Part(text)
        if group.count(words) > most:
            for part in group.items():
                count = part.count(words)
                if count > most:
                    best, most = part, count
        if most == len(words):
            break
    if not most:
        return _cut(_beginning(heads, body, rest, title), (), length)
    return _shown(best, words, length)


class _Part:
    """A text that is folded only if it has to be: that takes longer than all else, and most words are found without."""

    def __init__(self, text: str, folded: str = "") -> None:
        self.text = text
        self.folded = bool(folded) or len(text) < _SHORT
        self.plain = folded or (fold(text) if self.folded else text.lower())

    def count(self, words: tuple[Wording, ...]) -> int:
        """Number of the `words` that are in it."""
        plain = self.plain
        count = sum([word.text in plain or (not word.is_one and word.is_in(plain)) for word in words])
        if count < len(words) and not self.folded:
            self.plain, self.folded = fold(self.text), True
            count = sum([word.is_in(self.plain) for word in words])
        return count

    def items(self) -> "list[_Part]":
        """The texts that it holds."""
        if ITEM not in self.text:
            return [self]
        texts = self.text.split(ITEM)
        return list(map(_Part, texts, self.plain.split(ITEM))) if self.folded else list(map(_Part, texts))


def _shown(part: _Part, words: tuple[Wording, ...], length: int) -> Snippet:
    if not part.folded and len(part.plain) == len(part.text):
        start, end = _window(part.text, sorted(span for word in words for span in _some(part.plain, word)), length)
        piece = part.text[start:end]
        if spans := tuple(find_all(piece, words)):
            return _framed(piece, spans, start > 0, end < len(part.text))
    return _cut(part.text, tuple(find_all(part.text, words, part.plain if part.folded else None)), length)


def _some(text: str, word: Wording) -> Iterable[tuple[int, int]]:
    return islice(word.spans(text), _MOST_HITS)


def _beginning(heads: str, body: str, rest: str, title: str) -> str:
    return next(filter(None, (*heads.split(ITEM), body, *rest.split(ITEM), title)), "")


def _cut(text: str, spans: Spans, length: int) -> Snippet:
    """At most `length` characters of `text` with as many different hits as fit."""
    start, end = _window(text, spans, length)
    kept = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return _framed(text[start:end], kept, start > 0, end < len(text))


def _window(text: str, spans: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """The start and the end of the piece of `text` with the most different hits."""
    if len(text) <= length:
        return 0, len(text)
    start = _start(text, spans, length)
    return start, min(len(text), start + length)


def _framed(piece: str, spans: Spans, before: bool, after: bool) -> Snippet:
    """`piece` with dots where text was left out."""
    if before:
        piece, spans = "…" + piece, tuple((a + 1, b + 1) for a, b in spans)
    return Snippet(piece + "…" if after else piece, spans)


def _start(text: str, spans: Sequence[tuple[int, int]], length: int) -> int:
    if not spans:
        return 0
    chosen, most = spans[0][0], 0
    near = [(a, b, fold(text[a:b])) for a, b in spans[:_MOST_HITS]]
    different = len({hit for _a, _b, hit in near})
    for number, (first, _end, _hit) in enumerate(near):
        inside = {hit for _a, b, hit in near[number : number + 20] if b <= first + length - _BEFORE}
        if len(inside) > most:
            chosen, most = first, len(inside)
        if most == different:
            break
    start = max(0, chosen - _BEFORE)
    for at in range(chosen - 1, start - 1, -1):  # rather from the beginning of a sentence
        if text[at] in _ENDS:
            start = at + 1
            break
    return min(start, max(0, len(text) - length))
