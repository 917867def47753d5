"""Bold, italic and strikethrough: marks put round words, or taken off again.

Japanese has no spaces between words, so nothing here looks for a word: the selection is what is meant, without the
white space at its ends (`** 語 **` is no emphasis in Markdown) and without the marks of its block (`- `, `> `, `## `).
Emphasis cannot reach over a block, so of several lines each gets marks of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.markup.edit import Edit, Markup, line_end, line_start, nothing
from editor.core.text.patterns import pattern

BLOCK_PREFIX = pattern(r"(?:[ \t]*>[ ]?)*[ \t]*(?:#{1,6}[ \u3000]+|(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?")
_LONGEST_LINE = 20_000  # a line longer than this is no prose: its spans are not looked for


@dataclass(frozen=True, slots=True)
class _EmphasisMark:
    """One mark: `bits` of a run of `character`s; a run of 3 asterisks is bold (2) and italic (1) at once."""

    character: str
    bits: int
    span: re.Pattern[str]

    @property
    def text(self) -> str:
        return self.character * self.bits

    def runs(self, text: str, start: int, end: int) -> int:
        """Number of mark characters on both sides of `start` to `end`."""
        left = 0
        while start - left > 0 and text[start - left - 1] == self.character:
            left += 1
        if left and _is_escaped(text, start - left):
            left -= 1
        right = 0
        while end + right < len(text) and text[end + right] == self.character:
            right += 1
        return min(left, right)

    def is_on(self, text: str, start: int, end: int) -> bool:
        """Whether `start` to `end` bears the mark."""
        return bool(self.runs(text, start, end) & self.bits)


_BOLD = _EmphasisMark("*", 2, re.compile(r"\*\*(?=[^\s*])(?:(?!\*\*).)*?\*\*"))
_ITALIC = _EmphasisMark("*", 1, re.compile(r"(?<![*\\])\*(?=[^\s*])[^*]*?\*(?!\*)"))
_STRIKETHROUGH = _EmphasisMark("~", 2, re.compile(r"~~(?=[^\s~])(?:(?!~~).)*?~~"))


def bold(text: str, start: int, end: int) -> Edit:
    """Make the selection bold, or plain where all of it is bold."""
    return _toggle(_BOLD, text, start, end)


def italic(text: str, start: int, end: int) -> Edit:
    """Make the selection italic, or upright where all of it is italic."""
    return _toggle(_ITALIC, text, start, end)


def strikethrough(text: str, start: int, end: int) -> Edit:
    """Strike the selection through, or take the stroke away where all of it is struck through."""
    return _toggle(_STRIKETHROUGH, text, start, end)


INLINE: tuple[Markup, ...] = (bold, italic, strikethrough)


def _toggle(mark: _EmphasisMark, text: str, start: int, end: int) -> Edit:
    if start == end:
        return _toggle_at_caret(mark, text, start)
    segments = list(_segments(mark, text, start, end))
    if not segments:
        return nothing(start, end)
    on = [mark.is_on(text, *segment) for segment in segments]
    remove = all(on)
    width = mark.bits
    pieces: list[str] = []
    first, last = segments[0][0], segments[-1][1]
    at = first - width if remove else first
    change_start = at
    selection_start = at if remove or on[0] else at + width
    grown = 0  # how much longer the text has become before the end of the last segment's words
    for (left, right), already in zip(segments, on, strict=True):
        if remove:
            pieces += [text[at : left - width], text[left:right]]
            at = right + width
            grown = -width - 2 * width * (len(segments) - 1)
        elif already:
            pieces.append(text[at:right])
            at = right
        else:
            pieces += [text[at:left], mark.text, text[left:right], mark.text]
            at = right
    if not remove:
        grown = 2 * width * on.count(False) - (0 if on[-1] else width)
    return Edit(change_start, at, "".join(pieces), (selection_start, last + grown))


def _toggle_at_caret(mark: _EmphasisMark, text: str, caret: int) -> Edit:
    """Without a selection: leave or enter the span the caret touches, take off the one around it, else begin one."""
    width = mark.bits
    begin, end = line_start(text, caret), line_end(text, caret)
    spans = mark.span.finditer(text, begin, end) if end - begin <= _LONGEST_LINE else ()
    for span in spans:
        if caret == span.end() - width:
            return nothing(span.end(), span.end())
        if caret == span.end():
            return nothing(caret - width, caret - width)
        if span.start() + width <= caret < span.end():
            inner = text[span.start() + width : span.end() - width]
            return Edit(span.start(), span.end(), inner, (caret - width, caret - width))
    if mark.is_on(text, caret, caret):
        return Edit(caret - width, caret + width, "", (caret - width, caret - width))
    return Edit(caret, caret, mark.text * 2, (caret + width, caret + width))


def _segments(mark: _EmphasisMark, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words to be marked, line by line."""
    begin = line_start(text, start)
    while begin <= end:
        stop = line_end(text, begin)
        prefix = BLOCK_PREFIX.match(text, begin, stop)
        left = max(start, prefix.end() if prefix else begin)
        right = min(end, stop)
        while left < right and text[left].isspace():
            left += 1
        while left < right and text[right - 1].isspace():
            right -= 1
        if left < right and text[left:right].strip(mark.character):
            yield _without_marks(mark, text, left, right)
        begin = stop + 1


def _without_marks(mark: _EmphasisMark, text: str, start: int, end: int) -> tuple[int, int]:
    """`start` to `end` without the pairs of marks at their ends, whether those were selected with the words or not."""
    left, right = start, end
    while left > 0 and text[left - 1] == mark.character and not _is_escaped(text, left - 1):
        left -= 1
    while right < len(text) and text[right] == mark.character:
        right += 1
    while right - left > 2 and text[left] == mark.character == text[right - 1] and not _is_escaped(text, right - 1):
        left, right = left + 1, right - 1
    if text[left].isspace() or text[right - 1].isspace():  # then those were no marks of emphasis
        return start, end
    return left, right


def _is_escaped(text: str, index: int) -> bool:
    """Whether an odd number of backslashes stands before `index`."""
    backslashes = 0
    while index - backslashes > 0 and text[index - backslashes - 1] == "\\":
        backslashes += 1
    return backslashes % 2 == 1
