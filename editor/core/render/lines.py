"""The source lines that the blocks of a text come from.

Python-Markdown does not keep them. Between the parsing of blocks and that of inline markup, the text of a block is
still as it was written, so that the line is found by looking for it.
"""

import re
from collections.abc import Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown

from editor.core.render.extensions.figures import FigureExtension
from editor.core.render.extensions.jumpbreak import JUMP_BREAK_HTML
from editor.core.render.extensions.visible import PLACEHOLDER, resolve
from editor.core.text.parts import JUMP_BREAK_MARK

_RULE = re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
_MORE = re.compile(JUMP_BREAK_MARK)
_WORD = re.compile(r"\S")
_WINDOW = 20_000
"""The reach, in characters, within which a block is looked for."""


def lines_of(blocks: Sequence[Element], source: str, md: Markdown) -> list[int]:
    """The line, from 0, of each of the top-level `blocks` that `source` was parsed into; lines never go back.

    A block whose text is not found has the line of the one above it.
    """
    start = first.start() if (first := _WORD.search(source)) else 0
    line = source.count("\n", 0, start)
    if len(blocks) <= 1:
        return [line] * len(blocks)
    pictures = _pictures(md)
    found: list[int] = []
    begin = start
    for block in blocks:
        place = _find(source, begin, start + _WINDOW, _first_line(block, pictures, md))
        if place >= 0:
            line += source.count("\n", start, place)
            start = place
            begin = max(source.find("\n", start), start)
        found.append(line)
    return found


def _pictures(md: Markdown) -> dict[Element, str]:
    figures = next((e for e in md.registeredExtensions if isinstance(e, FigureExtension)), None)
    return {figure: text for figure, text, *_rest in figures.figures} if figures else {}


def _first_line(block: Element, pictures: dict[Element, str], md: Markdown) -> str | re.Pattern[str]:
    """The words, or else the pattern, by which the first line of `block` is recognised."""
    if block.tag == "hr":
        return _RULE
    for element in block.iter():
        text = pictures.get(element) or element.text or ""
        if text.strip():
            stashed = PLACEHOLDER.fullmatch(text.strip())
            html = resolve(stashed, md) if stashed else text
            if stashed and html.startswith("<pre><code"):
                return _FENCE
            if stashed and html == JUMP_BREAK_HTML:
                return _MORE
            line = html.strip().split("\n", 1)[0]
            return unescape(line) if element.tag == "code" else line
    return _WORD


def _find(source: str, begin: int, end: int, wanted: str | re.Pattern[str]) -> int:
    if isinstance(wanted, str):
        place = source.find(wanted, begin, end)
        if place >= 0 or " " not in wanted:
            return place
        # Tabs have become spaces.
        wanted = re.compile(r"\s+".join(re.escape(word) for word in wanted.split()))
    found = wanted.search(source, begin, end)
    return found.start() if found else -1
