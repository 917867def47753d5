"""Soft line breaks: none between Japanese characters, a space between Latin words.

A browser shows every line break in the source as a space, in Japanese too (Chromium 140, lang=ja), so breaks next to a
Japanese character are taken out here, also where markup stands between the break and the character.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from editor.core.render.extensions.visible import PLACEHOLDER, plain, resolve

# Kana, kanji, ideographic and full-width punctuation and letters; not Hangul, whose words are spaced.
_JAPANESE = re.compile(
    "[\u2e80-\u2fdf\u2ff0-\u312f\u3190-\u31ff\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uff9f\uffe0-\uffe6\U0001b000-\U0001b16f\U0001f200-\U0001f2ff\U00020000-\U0003ffff]"
)
# Signs of Japanese text that are no Japanese characters: between two of them there is no space either.
_NEUTRAL = frozenset("…‥—―※→←↑↓○●◎△▲▽▼□■◇◆☆★①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_BREAK = re.compile(r"(?<! ) *\n[ \n]*")
_BOUNDARY = "\0"


class _Piece:
    """A stretch of text in the tree between two placeholders, or a placeholder (then `shown` is what it shows)."""

    __slots__ = ("element", "is_tail", "shown", "text")

    def __init__(self, element: Element, is_tail: bool, text: str, shown: str) -> None:
        self.element = element
        self.is_tail = is_tail
        self.text = text
        self.shown = shown


def joins(before: str, after: str) -> bool:
    """Whether a line break between the characters `before` and `after` ("" at an end) leaves nothing."""
    if not before or not after or _BOUNDARY in (before, after):
        return False
    if _JAPANESE.match(before) or _JAPANESE.match(after):
        return True
    return before in _NEUTRAL and after in _NEUTRAL


class LineBreaks(Treeprocessor):
    """Goes through the text of each block after the inline patterns."""

    def run(self, root: Element) -> None:
        line: list[tuple[Element, bool]] = []
        for element, is_tail in self._texts(root):
            if element is None:
                self._join(line)
                line = []
            else:
                line.append((element, is_tail))
        self._join(line)

    def _texts(self, element: Element) -> Iterator[tuple[Element | None, bool]]:
        """The places of text in document order, with (None, False) where a block or a hard break divides them."""
        is_block = self.md.is_block_level(element.tag) or element.tag == "br"
        if is_block:
            yield None, False
        if element.tag != "pre":
            if element.text:
                yield element, False
            for child in element:
                yield from self._texts(child)
        if is_block:
            yield None, False
        if element.tail:
            yield element, True

    def _join(self, places: list[tuple[Element, bool]]) -> None:
        if not any("\n" in (_get(place) or "") for place in places):
            return
        pieces = [piece for place in places for piece in self._pieces(*place)]
        after = ""
        following = [""] * len(pieces)
        for index in range(len(pieces) - 1, -1, -1):
            following[index] = after
            after = pieces[index].shown.lstrip(" \n")[:1] or after
        before = ""
        for piece, after in zip(pieces, following, strict=True):
            is_code = piece.element.tag == "code" and not piece.is_tail
            if piece.text == piece.shown and "\n" in piece.text and not is_code:
                piece.text = self._joined(piece.text, before, after)
            before = piece.shown.rstrip(" \n")[-1:] or before
        for (element, is_tail), group in groupby(pieces, key=lambda piece: (piece.element, piece.is_tail)):
            _set(element, is_tail, "".join(piece.text for piece in group))

    @staticmethod
    def _joined(text: str, before: str, after: str) -> str:
        def glue(found: re.Match[str]) -> str:
            left = text[found.start() - 1] if found.start() else before
            right = text[found.end()] if found.end() < len(text) else after
            return "" if joins(left, right) else found[0]

        return _BREAK.sub(glue, text)

    def _pieces(self, element: Element, is_tail: bool) -> Iterator[_Piece]:
        text = _get((element, is_tail)) or ""
        end = 0
        for found in PLACEHOLDER.finditer(text):
            if found.start() > end:
                yield _Piece(element, is_tail, text[end : found.start()], text[end : found.start()])
            html = resolve(found, self.md)
            is_break = html.lower().startswith("<br")
            yield _Piece(element, is_tail, found[0], _BOUNDARY if is_break else plain(found[0], self.md))
            end = found.end()
        if end < len(text):
            yield _Piece(element, is_tail, text[end:], text[end:])


def _get(place: tuple[Element, bool]) -> str | None:
    element, is_tail = place
    return element.tail if is_tail else element.text


def _set(element: Element, is_tail: bool, text: str) -> None:
    if is_tail:
        element.tail = text
    else:
        element.text = AtomicString(text) if isinstance(element.text, AtomicString) else text


class LineBreakExtension(Extension):
    """Line breaks: after the inline patterns (20), before escapes and abbreviations are put in.

    A backslash at the end of a line is a hard break, as in CommonMark; an escaped one is gone by then (180).
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 101)
        md.treeprocessors.register(LineBreaks(md), "line_breaks", 15)
