"""What a result shows of a post: its title with the hits in it, and a piece of text around the best hit."""

from dataclasses import dataclass

from editor.core.library.fold import GROUP, ITEM, find_all, fold
from editor.core.library.query import Query

Spans = tuple[tuple[int, int], ...]
LENGTH = 120
"""Characters of a snippet."""

_BEFORE = 30  # characters before the first hit
_ENDS = "。！？!?"


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


def words_of(query: Query) -> tuple[str, ...]:
    """The words to mark."""
    return tuple(word.text for word in query.wanted.words)


def marks(text: str, words: tuple[str, ...]) -> Spans:
    """Where `words` are in `text`."""
    return tuple(find_all(text, words)) if words else ()


def snippet(stream: str, words: tuple[str, ...], length: int = LENGTH) -> Snippet:
    """The piece of a post (see `texts.Texts.stream`) in which most of `words` are, bullets before the body.

    Where none of them is seen, its first bullet or the beginning of its body.
    """
    title, heads, labels, rest, body, links = stream.split(GROUP)
    folded = fold(stream)
    best, its_folded, most = "", "", 0
    for shown, plain in zip((heads, body, rest, labels, title, links), _in_order(folded), strict=True):
        if not any(word in plain for word in words):
            continue
        for part, same in zip(shown.split(ITEM), plain.split(ITEM), strict=True):
            count = sum(word in same for word in words)
            if count > most and (shown is not title or not most):
                best, its_folded, most = part, same, count
        if most == len(words):
            break
    if most:
        return _cut(best, tuple(find_all(best, words, its_folded)), length)
    return _cut(next(filter(None, (*heads.split(ITEM), body, *rest.split(ITEM), title)), ""), (), length)


def _in_order(folded: str) -> tuple[str, ...]:
    title, heads, labels, rest, body, links = folded.split(GROUP)
    return heads, body, rest, labels, title, links


def _cut(text: str, spans: Spans, length: int) -> Snippet:
    """At most `length` characters of `text` with as many different hits as fit."""
    if len(text) <= length:
        return Snippet(text, spans)
    start = _start(text, spans, length)
    end = min(len(text), start + length)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shift = len(head) - start
    kept = tuple((max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start)
    return Snippet(head + text[start:end] + tail, kept)


def _start(text: str, spans: Spans, length: int) -> int:
    if not spans:
        return 0
    chosen, most = spans[0][0], -1
    for number, (first, _end) in enumerate(spans[:50] if len(spans) > 1 else ()):
        inside = {fold(text[a:b]) for a, b in spans[number : number + 20] if b <= first + length - _BEFORE}
        if len(inside) > most:
            chosen, most = first, len(inside)
    start = max(0, chosen - _BEFORE)
    for at in range(chosen - 1, start - 1, -1):  # rather from the beginning of a sentence
        if text[at] in _ENDS:
            start = at + 1
            break
    return min(start, max(0, len(text) - length))
