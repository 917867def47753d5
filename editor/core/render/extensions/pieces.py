"""Blocks taken apart before they are parsed, where that changes nothing but the time it takes.

A block is what stands between blank lines. Python-Markdown's processors take a heading, a rule or a list out of it and
put the rest back, to be looked through by each of them again: 10,000 rules below each other took longer than a page
may. Here a long block is cut behind its headings, rules and lists at once, in one look at its lines.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HRProcessor
from markdown.extensions import Extension
from markdown.util import nearing_recursion_limit

from editor.core.render.extensions.headings import HASHES
from editor.core.render.extensions.lists import continues_list
from editor.core.render.extensions.tables import InterruptingTable
from editor.core.text.list_markers import SIGN, Marker, marker_of

MANY = 20
"""Lines of a block that is worth a look."""
_RULE: re.Pattern[str] = HRProcessor.SEARCH_RE
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_WORTH = re.compile(
    rf"^(?:#{{1,6}}[ \u3000]|=+ *+$|    | {{0,3}}(?:{SIGN}(?: |$)|(?:[-_*] {{0,2}}+){{2,}}+ *+$))",
    re.MULTILINE,
)
_CODE = "    "

Begins = Callable[[str, str], bool]
"""Whether two lines may be the first ones of a table, which takes all that is below it."""


def pieces(block: str, begins_table: Begins) -> list[str]:
    """`block`, which does not begin with an empty line, as blocks that are parsed, each by itself, to what it is
    parsed to; only itself where there is nothing to cut."""
    lines = block.split("\n")
    if any(map(begins_table, lines, lines[1:])):
        return [block]
    return _Cutter(lines).pieces()


class _Cutter:
    """Goes through the lines of a block in the way in which the processors would take it."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._start = 0  # where the block begins that would be put back
        self._in_code = False
        self._item: Marker | None = None  # the last item of the list that is open
        self._weak = False
        """The block that begins here is only put back after a list below was looked for: that ends one above it."""
        self._done: list[str] = []

    def pieces(self) -> list[str]:
        """All pieces, in order."""
        for index, line in enumerate(self._lines):
            if not self._goes_on(index, line):
                self._begin(index, line)
        self._cut(len(self._lines))
        return self._done

    def _goes_on(self, index: int, line: str) -> bool:
        """Whether the line belongs to the code or the list above it; else that has ended."""
        if self._in_code:
            if line.startswith(_CODE) or not line.strip():
                return True
            self._cut(index, weak=self._weak)
        elif self._item is not None:
            interrupted = self._weak and _interrupts(marker_of(line))
            self._item = None if interrupted else continues_list(self._item, line)
            if self._item is not None:
                return True
            self._cut(index, weak=self._weak and not interrupted)
        return False

    def _begin(self, index: int, line: str) -> None:
        first = index == self._start
        if first and line.startswith(_CODE):
            self._in_code = True
        elif HASHES.match(line):
            self._cut(index)
            self._cut(index + 1)
        elif (marker := marker_of(line)) and (first or _interrupts(marker)):
            self._item, self._weak = marker, self._weak and not _interrupts(marker)
        elif (index == self._start + 1 and _UNDERLINE.fullmatch(line)) or (
            _RULE.match(line) and not (first and self._is_underline(index + 1))
        ):
            self._cut(index + 1, weak=True)

    def _is_underline(self, index: int) -> bool:
        return index < len(self._lines) and _UNDERLINE.fullmatch(self._lines[index]) is not None

    def _cut(self, end: int, *, weak: bool = False) -> None:
        if end > self._start:
            self._done.append("\n".join(self._lines[self._start : end]))
        self._start, self._item, self._in_code, self._weak = end, None, False, weak


def _interrupts(marker: Marker | None) -> bool:
    """Whether an item with this marker begins a list in the middle of a block."""
    return marker is not None and not marker.empty and marker.number <= 1


class Pieces(BlockProcessor):
    """Comes before all others: it sees each block when it is about to be parsed."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._left = ""
        """The piece that was put back last: it need not be looked at again."""

    def test(self, parent: Element, block: str) -> bool:
        return (
            block is not self._left
            and block.count("\n") >= MANY
            and not block.startswith("\n")
            and _WORTH.search(block) is not None
            and not nearing_recursion_limit()
        )

    def run(self, parent: Element, blocks: list[str]) -> bool:
        processors: Any = self.parser.blockprocessors
        table = next((each for each in processors if isinstance(each, InterruptingTable)), None)
        found = pieces(blocks[0], table.begins if table else _no_table)
        if len(found) > 1:
            blocks.pop(0)
            for piece in found[:-1]:
                self.parser.parseBlocks(parent, [piece])
            blocks.insert(0, found[-1])
        self._left = blocks[0]
        return len(found) > 1


def _no_table(_line: str, _below: str) -> bool:
    return False


class PieceExtension(Extension):
    """Registers it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.parser.blockprocessors.register(Pieces(md), "pieces", 110)
