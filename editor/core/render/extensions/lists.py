"""Lists as CommonMark and GitHub read them.

Python-Markdown wants a blank line before a list and four spaces for what belongs to an item; writers who know GitHub
give neither. Rules: https://spec.commonmark.org/0.31.2/#list-items.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import nearing_recursion_limit

from editor.core.text.list_markers import SIGN, Marker, is_rule, marker_of

_ANY_MARKER = re.compile(rf"^ {{0,3}}{SIGN}(?: |$)", re.MULTILINE)
_ENDS = re.compile(r" {0,3}>|#{1,6}[ \u3000]")


def continues_list(item: Marker, line: str) -> Marker | None:
    """The marker of the item to which `line` belongs, right below the last one, `item`; None: the list has ended."""
    if _indent(line) >= item.content:
        return item
    if (marker := marker_of(line)) is not None:
        return marker if marker.kind == item.kind else None
    return None if is_rule(line) or _ENDS.match(line) else item


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _dedent(line: str, width: int) -> str:
    return line[min(width, _indent(line)) :]


class ListItem:
    """The lines of one item while they are gathered, their common indent taken off."""

    def __init__(self, marker: Marker, line: str) -> None:
        self.marker = marker
        self.lines = [line[marker.content :]]
        self.loose = False
        self._inner = 0  # where the content of a list inside this item begins; 0: no such list is open

    def add(self, line: str, after_blank: bool) -> None:
        """Take `line` in; a blank line between two blocks of the item itself makes it loose."""
        line = _dedent(line, self.marker.content)
        inner = marker_of(line)
        if after_blank:
            inside = self._inner and (_indent(line) >= self._inner or inner is not None)
            self.loose = self.loose or not inside
            self.lines.append("")
        if inner is not None:
            self._inner = inner.content
        self.lines.append(line)

    @property
    def text(self) -> str:
        """The item's own Markdown."""
        return "\n".join(self.lines)


class ListProcessor(BlockProcessor):
    """One list, with everything that belongs to its items."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)
        self._start = 0

    def test(self, parent: Element, block: str) -> bool:
        if nearing_recursion_limit():
            return False
        start = self._find_start(block)
        if start is None:
            return False
        self._start = start
        return True

    @staticmethod
    def _find_start(block: str) -> int | None:
        """The number of the line on which a list begins; one with a number interrupts a text only as its first."""
        if not _ANY_MARKER.search(block):
            return None
        for index, line in enumerate(block.split("\n")):
            marker = marker_of(line)
            if marker and (index == 0 or (not marker.empty and marker.number <= 1)):
                return index
            if index == 0 and line.startswith("    "):
                return None
        return None

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        if self._start:
            before = lines[: self._start]
            lines = lines[self._start :]
            self.parser.parseBlocks(parent, ["\n".join(before)])
        items, loose = self._gather(lines, blocks)
        first = items[0].marker
        tag = "ol" if first.kind in ".)" else "ul"
        element = SubElement(parent, tag)
        if tag == "ol" and first.number != 1:
            element.set("start", str(first.number))
        self.parser.state.set("item" if loose else "list")
        for item in items:
            self.parser.parseChunk(SubElement(element, "li"), item.text)
        self.parser.state.reset()

    def _gather(self, lines: list[str], blocks: list[str]) -> tuple[list[ListItem], bool]:
        """The items that begin with `lines` and go on in `blocks`; what is not theirs is put back into `blocks`."""
        items: list[ListItem] = []
        loose = False
        after_blank = False
        while True:
            for index, line in enumerate(lines):
                if not self._take(line, items, after_blank):
                    blocks.insert(0, "\n".join(lines[index:]))
                    return items, loose or any(item.loose for item in items)
                if after_blank and len(items[-1].lines) == 1:
                    loose = True
                after_blank = False
            while blocks and not blocks[0].strip("\n"):
                blocks.pop(0)
            if not blocks:
                return items, loose or any(item.loose for item in items)
            lines = blocks.pop(0).strip("\n").split("\n")
            after_blank = True

    @staticmethod
    def _take(line: str, items: list[ListItem], after_blank: bool) -> bool:
        """Give `line` to the item it belongs to; False if the list has ended before it."""
        if not items:
            marker = marker_of(line)
            assert marker is not None
            items.append(ListItem(marker, line))
            return True
        last = items[-1]
        marker = continues_list(last.marker, line)
        if marker is None:
            return False
        if marker is not last.marker:
            items.append(ListItem(marker, line))
            return True
        if after_blank and _indent(line) < marker.content:
            return False
        last.add(line, after_blank)
        return True


class ListExtension(Extension):
    """Puts the one processor in the place of Python-Markdown's three."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        for name in ("indent", "olist", "ulist"):
            md.parser.blockprocessors.deregister(name)
        # Before the underlined heading, for which "- a" above "- " would be one.
        md.parser.blockprocessors.register(ListProcessor(md.parser), "list", 65)
