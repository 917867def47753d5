"""Abbreviations, `*[GDP]: 国内総生産`, also where they stand next to Japanese.

Python-Markdown looks for word boundaries, and between `GDP` and `は` there is none.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrTreeprocessor


class AbbreviationDefinition(AbbrBlockprocessor):
    """Python-Markdown's, kept to one line: its own pattern looks through the whole block for each `*[`."""

    RE = re.compile(r"^[*]\[(?P<abbr>[^\\\]\n]+)\][ ]?:[ ]*(?P<title>[^\n]*)$", re.MULTILINE)


class Abbreviations(AbbrTreeprocessor):
    """Python-Markdown's, with boundaries of ASCII words only."""

    def run(self, root: Element) -> None:
        if not self.abbrs:
            return
        words = "|".join(re.escape(word) for word in sorted(self.abbrs, key=len, reverse=True))
        self.RE = re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])")
        self.iter_element(root)


class AbbreviationExtension(Extension):
    """Holds the abbreviations of one text."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.registerExtension(self)
        md.treeprocessors.register(Abbreviations(md, self._words), "abbr", 7)
        md.parser.blockprocessors.register(AbbreviationDefinition(md.parser, self._words), "abbr", 16)

    def reset(self) -> None:
        self._words.clear()
