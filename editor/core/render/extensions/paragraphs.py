"""Paragraphs keep the full-width space that Japanese paragraphs begin with; a line of such spaces alone is blank."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_BLANK = re.compile(r"^[ \t\u3000]+$", re.MULTILINE)


class BlankLines(Preprocessor):
    """Blank lines: lines that look blank are made so."""

    def run(self, lines: list[str]) -> list[str]:
        return ["" if "\u3000" in line and _BLANK.fullmatch(line) else line for line in lines]


class SpaceKeepingParagraph(ParagraphProcessor):
    """Paragraphs as Python-Markdown makes them, without taking U+3000 away."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        text = blocks.pop(0).lstrip(" \n").rstrip("\n")
        if not text:
            return
        if not self.parser.state.isstate("list"):
            SubElement(parent, "p").text = text
        elif (last := self.lastChild(parent)) is not None:
            last.tail = f"{last.tail or ''}\n{text}"
        else:
            parent.text = f"{parent.text}\n{text}" if parent.text else text


class ParagraphExtension(Extension):
    """Registers both."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After fenced code, where such a line is part of the code.
        md.preprocessors.register(BlankLines(md), "blank_lines", 24)
        md.parser.blockprocessors.register(SpaceKeepingParagraph(md.parser), "paragraph", 10)
