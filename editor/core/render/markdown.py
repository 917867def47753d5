"""Markdown to HTML, block by block, for the two parts of a post at once."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.util import ETX, STX, AtomicString

from editor.core.html.sanitize import whole_characters
from editor.core.post import Image
from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.extensions import chosen
from editor.core.render.extensions.figures import FigureExtension
from editor.core.render.extensions.jumpbreak import JumpBreakExtension
from editor.core.render.lines import lines_of

JUMP_BREAK_BLOCK = f"{STX}more{ETX}"
"""Stands among the blocks for the jump break. No text can hold it: the marks are taken out of what is read."""

_DIVIDER = "part-divider"
_Kind = TypeVar("_Kind", bound=Extension)


class RenderedBlock(NamedTuple):
    """The HTML of a top-level block, not sanitised, and the line of its part, counted from 0, where it begins."""

    html: str
    line: int


class Blocks(NamedTuple):
    """The blocks of both parts; the list of footnotes is the last block. Its line is the last one of its part."""

    news: list[RenderedBlock]
    commentary: list[RenderedBlock]


def new_markdown(options: MarkdownOptions, words: BlogWords) -> markdown.Markdown:
    """Python-Markdown with the extensions of a profile, and without its own ways of laying out HTML."""
    md = markdown.Markdown(extensions=chosen(options, words))
    md.treeprocessors.deregister("prettify")
    # Nothing is registered from here on: plain sequences are read faster than registries, and are read for each text.
    inline: Any = md.treeprocessors["inline"]
    inline.inlinePatterns = list(md.inlinePatterns)
    parser: Any = md.parser
    parser.blockprocessors = list(parser.blockprocessors)
    return md


def extension_of(md: markdown.Markdown, kind: type[_Kind]) -> _Kind | None:
    """The extension of `md` that is a `kind`; None if the profile has switched it off."""
    return next((extension for extension in md.registeredExtensions if isinstance(extension, kind)), None)


def parse(md: markdown.Markdown, text: str) -> list[Element]:
    """The top-level blocks of `text`, their own text still Markdown."""
    lines = whole_characters(text).split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = md.parser.parseDocument(lines).getroot()
    return list(root) if root is not None else []


def html_of(md: markdown.Markdown, block: Element) -> str:
    """The HTML of a top-level block that all tree processors have gone through."""
    jump_break = extension_of(md, JumpBreakExtension)
    if jump_break and jump_break.is_jump_break(block):
        return JUMP_BREAK_BLOCK
    for pre in block.iter("pre"):
        if len(pre) and pre[0].text:
            pre[0].text = AtomicString(pre[0].text.rstrip() + "\n")
    html = md.serializer(block)
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return html.replace(STX, "").replace(ETX, "").strip("\n")


class Converter:
    """Renders whole texts.

    The two parts are parsed apart, so that an unclosed fence or <div> in the news cannot swallow the commentary. Their
    trees are then finished as one, so that link references, abbreviations, footnotes and heading ids are shared.
    """

    def __init__(self, options: MarkdownOptions, words: BlogWords) -> None:
        self._options = options
        self._words = words

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        """Made with the first text: most pages are rendered by chunks, most bullets are plain."""
        return new_markdown(self._options, self._words)

    def convert(self, news: str, commentary: str | None, images: Mapping[str, Image]) -> Blocks:
        """The blocks of both parts. Raises whatever Python-Markdown raises, and is as good as new after it."""
        try:
            return self._convert(news, commentary, images)
        except BaseException:
            self._markdown = new_markdown(self._options, self._words)
            raise

    def _convert(self, news: str, commentary: str | None, images: Mapping[str, Image]) -> Blocks:
        md = self._markdown.reset()
        if figures := extension_of(md, FigureExtension):
            figures.images = images
        root = Element("div")
        lines: dict[Element, int] = {}
        root.extend(self._parse(news, lines))
        divider = SubElement(root, _DIVIDER)
        root.extend(self._parse(commentary or "", lines))
        for processor in md.treeprocessors:
            root = processor.run(root) or root
        blocks = Blocks([], [])
        part = blocks.news
        last = (news if commentary is None else commentary).count("\n")
        for child in root:
            if child is divider:
                # The list of footnotes is appended to the root: it closes the last part there is.
                part = blocks.commentary if commentary is not None else blocks.news
            elif html := html_of(md, child):
                part.append(RenderedBlock(html, lines.get(child, last)))
        return blocks

    def _parse(self, text: str, lines: dict[Element, int]) -> list[Element]:
        blocks = parse(self._markdown, text)
        lines.update(zip(blocks, lines_of(blocks, text, self._markdown), strict=True))
        return blocks
