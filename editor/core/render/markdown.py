"""Markdown to HTML, block by block, for the two parts of a post at once."""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.util import ETX, STX, AtomicString

from editor.core.post import Image
from editor.core.profile_values import MarkdownOptions, Words
from editor.core.render.extensions import chosen
from editor.core.render.extensions.figures import FigureExtension
from editor.core.render.extensions.jumpbreak import JumpBreakExtension

JUMP_BREAK = f"{STX}more{ETX}"
"""Stands among the blocks for the jump break. No text can hold it: the marks are taken out of what is read."""

_DIVIDER = "part-divider"
_SURROGATES = re.compile("[\ud800-\udfff]")
_Kind = TypeVar("_Kind", bound=Extension)


class Blocks(NamedTuple):
    """The HTML of each top-level block of both parts, not sanitised; the list of footnotes is the last block."""

    news: list[str]
    commentary: list[str]


class Converter:
    """Python-Markdown with the extensions of a profile.

    The two parts are parsed apart, so that an unclosed fence or <div> in the news cannot swallow the commentary. Their
    trees are then finished as one, so that link references, abbreviations, footnotes and heading ids are shared.
    """

    def __init__(self, options: MarkdownOptions, words: Words) -> None:
        self._options = options
        self._words = words
        self._markdown = self._new()

    def _new(self) -> markdown.Markdown:
        md = markdown.Markdown(extensions=chosen(self._options, self._words))
        md.treeprocessors.deregister("prettify")
        return md

    def convert(self, news: str, commentary: str | None, images: Mapping[str, Image]) -> Blocks:
        """The blocks of both parts. Raises whatever Python-Markdown raises, and is as good as new after it."""
        try:
            return self._convert(news, commentary, images)
        except BaseException:
            self._markdown = self._new()
            raise

    def _convert(self, news: str, commentary: str | None, images: Mapping[str, Image]) -> Blocks:
        md = self._markdown.reset()
        if figures := self._extension(FigureExtension):
            figures.images = images
        root = Element("div")
        root.extend(self._parse(news))
        divider = SubElement(root, _DIVIDER)
        root.extend(self._parse(commentary or ""))
        for processor in md.treeprocessors:
            root = processor.run(root) or root
        blocks = Blocks([], [])
        part = blocks.news
        for child in root:
            if child is divider:
                # The list of footnotes is appended to the root: it closes the last part there is.
                part = blocks.commentary if commentary is not None else blocks.news
            elif html := self._html(child):
                part.append(html)
        return blocks

    def _parse(self, text: str) -> list[Element]:
        lines = _SURROGATES.sub("\ufffd", text).split("\n")
        for preprocessor in self._markdown.preprocessors:
            lines = preprocessor.run(lines)
        root = self._markdown.parser.parseDocument(lines).getroot()
        return list(root) if root is not None else []

    def _html(self, block: Element) -> str:
        jump_break = self._extension(JumpBreakExtension)
        if jump_break and jump_break.is_jump_break(block):
            return JUMP_BREAK
        for pre in block.iter("pre"):
            if len(pre) and pre[0].text:
                pre[0].text = AtomicString(pre[0].text.rstrip() + "\n")
        html = self._markdown.serializer(block)
        for postprocessor in self._markdown.postprocessors:
            html = postprocessor.run(html)
        return html.replace(STX, "").replace(ETX, "").strip("\n")

    def _extension(self, kind: type[_Kind]) -> _Kind | None:
        found = (extension for extension in self._markdown.registeredExtensions if isinstance(extension, kind))
        return next(found, None)
