"""Abbreviations, `*[GDP]: 国内総生産`, also where they stand next to Japanese.

Python-Markdown looks for word boundaries, and between `GDP` and `は` there is none.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrBlockprocessor, AbbrTreeprocessor

_UNDERLINE = re.compile(r"(?:=+|-+) *$", re.MULTILINE)


class Abbreviated(dict[str, str]):
    """The titles of abbreviations; one that was taken back (`*[GDP]: ""`) stays with an empty title."""

    def pop(self, word: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Take `word` back."""
        self[word] = ""
        return default


class AbbreviationDefinition(AbbrBlockprocessor):
    """Abbreviations as Python-Markdown reads them, kept to one line: its own pattern looks through the whole block for
    each `*[`. And all that are below each other are taken at once: it puts the block back behind each, to be looked
    through by all processors."""

    RE = re.compile(r"^[*]\[(?P<abbr>[^\\\]\n]+)\][ ]?:[ ]*(?P<title>[^\n]*)$", re.MULTILINE)

    def run(self, parent: Element, blocks: list[str]) -> bool:
        """Take the definitions of the first block; False: there are none."""
        block = blocks[0]
        first = found = self.RE.search(block)
        while found and (word := found["abbr"].strip()) and (title := found["title"].strip()):
            if title in ("''", '""'):
                self.abbrs.pop(word)
            else:
                self.abbrs[word] = title
            end = found.end()
            found = self.RE.match(block, end + 1)
            if found and ("|" in found[0] or _UNDERLINE.match(block, found.end() + 1)):
                break  # a table, or a heading
        else:
            if found is first:
                return False
        assert first is not None
        around = (block[: first.start()].rstrip("\n"), block[end:].lstrip("\n"))
        blocks[:1] = [text for text in around if text.strip()]
        return True


class Abbreviations(AbbrTreeprocessor):
    """Abbreviations as Python-Markdown finds them, with boundaries of ASCII words only."""

    def run(self, root: Element) -> None:
        titled = [word for word, title in self.abbrs.items() if title]
        if not titled:
            return
        words = "|".join(re.escape(word) for word in sorted(titled, key=len, reverse=True))
        self.RE = re.compile(rf"(?<![A-Za-z0-9])(?:{words})(?![A-Za-z0-9])")
        self.iter_element(root)


class AbbreviationExtension(Extension):
    """Holds the abbreviations of one text."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Abbreviated()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.registerExtension(self)
        md.treeprocessors.register(Abbreviations(md, self.words), "abbr", 7)
        md.parser.blockprocessors.register(AbbreviationDefinition(md.parser, self.words), "abbr", 16)

    def reset(self) -> None:
        self.words.clear()
