"""Tables right below text, and tables whose cells may hold ruby: the bar inside `{漢字|かんじ}` divides no cells."""

import re
from itertools import islice
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension as BaseExtension
from markdown.extensions.tables import TableProcessor
from markdown.util import ETX, STX

from editor.core.text.list_markers import marker_of

_RUBY = re.compile(r"\{[^{}|\n]++(?:\|[^{}|\n]++)++\}")
_SEPARATOR = re.compile(r" {0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_MOST_TRIED = 20  # each is a look at all rows below
_MASK = STX + ETX  # no text holds the first, and no placeholder is empty


class InterruptingTable(TableProcessor):
    """Tables as Python-Markdown reads them, also right below a line of text, as GFM has it: the header row need not
    begin the block."""

    def test(self, parent: Element, block: str) -> bool:
        return self._start(parent, block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        start = self._start(parent, blocks[0])
        if start:
            lines = blocks[0].split("\n")
            self.parser.parseBlocks(parent, ["\n".join(lines[:start])])
            blocks[0] = "\n".join(lines[start:])
            self._start(parent, blocks[0])  # what it says of the rows is kept: another table may have been met above
        super().run(parent, blocks)

    def begins(self, line: str, below: str) -> bool:
        """Whether the two lines may be header and rule of a table; then all lines below are its rows."""
        return (
            "|" in line and bool(below) and not below.strip("|:- ") and super().test(Element("div"), f"{line}\n{below}")
        )

    def _start(self, parent: Element, block: str) -> int | None:
        """The line of `block` that is the header of its first table; None: there is none."""
        if super().test(parent, block):
            return 0
        if "|" not in block:
            return None
        lines = block.split("\n")
        places = (at for at in range(1, len(lines) - 1) if "|" in lines[at] and _SEPARATOR.fullmatch(lines[at + 1]))
        for at in islice(places, _MOST_TRIED):
            if not self._in_list(lines, at) and super().test(parent, "\n".join(lines[at:])):
                return at
        return None

    @staticmethod
    def _in_list(lines: list[str], at: int) -> bool:
        """Whether the line is indented below an item of a list, which parses it by itself; or as far as code is."""
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        return indent > 3 or (indent > 0 and any(marker_of(line) for line in lines[:at]))


class RubyTable(InterruptingTable):
    r"""Rows split as Python-Markdown does, with the bars of ruby out of sight; `\|` in ruby is a bar too."""

    def _split(self, row: str) -> list[str]:
        if "{" not in row:
            return self._cells(row)
        masked = _RUBY.sub(lambda found: found[0].replace(r"\|", _MASK).replace("|", _MASK), row)
        return [cell.replace(_MASK, "|") for cell in self._cells(masked)]

    def _cells(self, row: str) -> list[str]:
        cells: list[str] = super()._split(row)  # type: ignore[misc]  # the stubs leave it out
        return cells


class TableExtension(Extension):
    """Tables; `ruby` says whether ruby is read."""

    def __init__(self, ruby: bool) -> None:
        super().__init__()
        self._ruby = ruby

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        if "|" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("|")
        kind = RubyTable if self._ruby else InterruptingTable
        processor = kind(md.parser, BaseExtension().getConfigs())
        md.parser.blockprocessors.register(processor, "table", 75)
