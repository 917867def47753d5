"""Headings: a space after the #, so that the hash tag `#円安` stays text; and readable ids in any script."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode, unique
from markdown.treeprocessors import Treeprocessor

from editor.core.render.extensions.visible import slug_text

HASHES = re.compile(r"^(#{1,6})[ \u3000]+(?=[^ \u3000\n])([^\n]*)\n?", re.MULTILINE)
"""A line that is a heading: its signs and its text."""

_TAGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def _without_closing_signs(text: str) -> str:
    """`text` without a run of # at its end that stands apart ("Title ##"), as in CommonMark; "C#" keeps its sign."""
    text = text.rstrip(" \u3000")
    stem = text.rstrip("#")
    return stem.rstrip(" \u3000") if stem[-1:] in (" ", "\u3000") else text


class HashHeading(BlockProcessor):
    """A line that begins with one to six # and a space, ASCII or ideographic."""

    def test(self, parent: Element, block: str) -> bool:
        return "#" in block and HASHES.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        found = HASHES.search(block)
        if found is None:
            blocks.insert(0, block)
            return False
        if before := block[: found.start()].rstrip("\n"):
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, f"h{len(found[1])}").text = _without_closing_signs(found[2])
        if after := block[found.end() :]:
            blocks.insert(0, after)
        return True


class Ids:
    """Makes the ids of one text's headings different from each other."""

    def __init__(self) -> None:
        self._used: set[str] = set()
        self._counters: dict[str, int] = {}

    def next(self, slug: str) -> str:
        """The id of the next heading, whose text gives `slug`."""
        return unique(slug, self._used, self._counters)  # type: ignore[call-arg]  # newer than the stubs


def headings(root: Element) -> list[Element]:
    """All headings in `root`, in document order."""
    return [element for element in root.iter() if element.tag in _TAGS]


def slug_of(heading: Element, md: Markdown) -> str:
    """The text for a heading's id, after all other tree processors but the last have run."""
    return slugify_unicode(slug_text(heading, md), "-")


class HeadingIds(Treeprocessor):
    """Gives each heading an id made of its own text: the same text at the same place keeps the same address."""

    def run(self, root: Element) -> None:
        ids = Ids()
        for element in headings(root):
            element.set("id", ids.next(slug_of(element, self.md)))


class HeadingExtension(Extension):
    """Registers both under the names of what they replace."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(HashHeading(md.parser), "hashheader", 70)
        md.treeprocessors.register(HeadingIds(md), "heading_ids", 5)
