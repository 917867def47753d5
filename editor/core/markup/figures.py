"""Figures: pictures in paragraphs of their own, put into a text."""

import re
from collections.abc import Sequence

from editor.core.markup.blocks import paragraph_end, put_block
from editor.core.markup.edit import Edit, Markup, is_blank, line_end, line_start
from editor.core.markup.link import destination
from editor.core.text.code import code_blocks_of_body, code_spans
from editor.core.text.patterns import pattern

_IMAGE = pattern(r"!\[(?:[^\[\]\\\n]|\\.){0,1000}\]\([^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)")
_INDENTED = pattern(r"(?: {4}|\t)[ \t]*\S")


def figure(path: str, caption: str = "") -> Markup:
    """The command that puts the image `path` into a paragraph of its own, its caption selected.

    Words that are selected and no `caption` is given: they become the caption. Without either the caret waits between
    the brackets, rather than with a stand-in text that could be published.
    """
    return figures((path,), caption)


def figures(paths: Sequence[str], caption: str = "") -> Markup:
    """The command of `figure` for several images, one below the other; the words are the caption of the first.

    Code stays whole: of a caret or a selection in it the figures come behind it.
    """

    def insert_figures(text: str, start: int, end: int) -> Edit:
        words = caption or selected_caption(text, start, end)
        if (image := _image_at(text, start, end)) is not None:
            start = end = image  # a picture within another's caption would be none
        elif not words or caption:
            end = start
        place = _behind_code(text, start, end)
        if place is not None:
            start = end = place
        words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", words)
        blocks = [f"![{words}]({destination(paths[0])})", *(f"![]({destination(path)})" for path in paths[1:])]
        return put_block(text, start, end, "\n\n".join(blocks), 2, 2 + len(words))

    return insert_figures


def selected_caption(text: str, start: int, end: int) -> str:
    """The caption that the selection is: words of one line, outside of code and of pictures; "" for any other."""
    words = text[start:end].strip()
    if not words or "\n" in words or _image_at(text, start, end) is not None:
        return ""
    return "" if _behind_code(text, start, end) is not None else words


def _image_at(text: str, start: int, end: int) -> int | None:
    """The end of the first image that the selection touches; None where it touches none, or nothing is selected."""
    if start == end:
        return None
    begin, stop = line_start(text, start), line_end(text, end)
    found = (found for found in _IMAGE.finditer(text, begin, stop) if found.start() < end and start < found.end())
    return next((image.end() for image in found), None)


def _behind_code(text: str, start: int, end: int) -> int | None:
    """The index behind the code in which figures would go by `put_block`; None where it is in none."""
    blocks = _fenced(text)
    if start != end:
        touched = [stop for begin, stop in blocks if begin < end and start < stop]
        if touched:
            return _clear_of(text, touched[-1], blocks)
        return paragraph_end(text, end) if _cuts_code_span(text, start, end) else None
    is_at_start = start == line_start(text, start) and not any(begin < start <= stop for begin, stop in blocks)
    if is_at_start and (start == 0 or is_blank(text[line_start(text, start - 1) : start - 1])):
        return None
    if is_blank(text[line_start(text, start) : line_end(text, start)]):
        inside = [stop for begin, stop in blocks if begin < start < stop]
        return _clear_of(text, inside[0], blocks) if inside else None
    place = _clear_of(text, start, blocks)
    return place if place != paragraph_end(text, start) else None


def _clear_of(text: str, index: int, blocks: Sequence[tuple[int, int]]) -> int:
    """The end of the paragraph at `index`, or of the last block of code that goes on there."""
    while True:
        place = paragraph_end(text, index)
        inside = next((stop for begin, stop in blocks if begin < place < stop), None)
        if inside is not None:
            index = inside
        elif _INDENTED.match(text, line_start(text, place)) and (below := _next_indented(text, place)) is not None:
            index = below
        else:
            return place


def _next_indented(text: str, place: int) -> int | None:
    """The next line that shows something below `place`, if it is code four spaces in."""
    at = place + 1
    while at < len(text):
        stop = line_end(text, at)
        if not is_blank(text[at:stop]):
            return at if _INDENTED.match(text, at) else None
        at = stop + 1
    return None


def _fenced(text: str) -> list[tuple[int, int]]:
    """Start and end of each fenced block of code, fences included."""
    if "```" not in text and "~~~" not in text:
        return []
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return [(starts[block.start], starts[block.end + 1] - 1) for block in code_blocks_of_body(lines)]


def _cuts_code_span(text: str, start: int, end: int) -> bool:
    """Whether the selection begins or ends within `a code span` of its lines."""
    begin, stop = line_start(text, start), line_end(text, end)
    spans = [(begin + first, begin + last) for first, last, _width in code_spans(text[begin:stop])]
    return any(first < start < last or first < end < last for first, last in spans)
