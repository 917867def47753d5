"""Items: the blocks of a post taken apart into single lines, so that one odd line spoils nothing beside it.

What is read into fields is taken out by its index; `rebuilt` makes blocks of the rest again, paragraphs whole.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from editor.core.from_html.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    JumpBreak,
    Paragraph,
    Quotation,
    Raw,
    Rule,
    Table,
)
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import Line, Mark, TextRun, shows
from editor.core.from_html.markup import read_markup
from editor.core.from_html.walk import ready

_WHITE = " \t\xa0\u3000\u200b\ufeff"
_LARGEST_TABLE = 100_000  # characters of HTML that are looked at
_OPENED = ("table", "dl", "details", "list")
_PLAINER = (
    (re.compile(r"<(/?)(?:details|dl)\b[^<>]*>", re.IGNORECASE), r"<\1div>"),
    (re.compile(r"<(/?)(?:summary|dt)\b[^<>]*>", re.IGNORECASE), r"<\1p>"),
    (re.compile(r"<(/?)dd\b[^<>]*>", re.IGNORECASE), r"<\1li>"),
    (re.compile(r"<ol\b[^<>]*>", re.IGNORECASE), "<ol>"),
    (re.compile(r"<li\b[^<>]*>", re.IGNORECASE), "<li>"),
)
"""Replacements of elements that Markdown has no signs for, where only their lines count."""


@dataclass(frozen=True, slots=True)
class LineOrBlock:
    """A line of running text, or a block that has none.

    `block` is what the item comes from, `number` tells the blocks apart. `line` is None for a block without lines.
    `box` is the number of the quotation or table around it, -1 outside; `outer` that quotation or table, `size` the
    number of items in it.
    """

    block: Block
    number: int
    line: Line | None = None
    box: int = -1
    outer: Block | None = None
    size: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading by its element, or bold from end to end."""
        return isinstance(self.block, Heading) or (self.line is not None and is_all_bold(self.line))

    @property
    def is_silent(self) -> bool:
        """Whether it may stand between two parts: a picture, an embed, a rule, the jump break, an anchor."""
        if self.line is not None:
            return not shows(self.line)
        return isinstance(self.block, Figure | Rule | JumpBreak) or (
            isinstance(self.block, Raw) and self.block.kind not in ("table", "list", "block")
        )

    @property
    def text(self) -> str:
        """The text of the line, if it is nothing but text; else ""."""
        return plain(self.line) if self.line is not None else ""

    @property
    def links(self) -> list[str]:
        """The addresses that the line links to, one for each link."""
        return links(self.line) if self.line is not None else []


def items_of(blocks: Sequence[Block], closed: Collection[int] = ()) -> list[LineOrBlock]:
    """The items of `blocks`; the blocks with the numbers `closed` are not opened."""
    made: list[LineOrBlock] = []
    for number, block in enumerate(blocks):
        inner: list[Block] | None = None
        if number not in closed:
            if isinstance(block, Quotation):
                inner = list(block.blocks)
            elif isinstance(block, Table) or (isinstance(block, Raw) and block.kind in _OPENED):
                inner = _rows(block)
        if inner is None:
            made += _items(block, number, -1, None)
        else:
            held = [
                item
                for index, child in enumerate(inner)
                for item in _items(child, number * 10_000 + index, number, block)
            ]
            made += [replace(item, size=len(held)) for item in held]
    return made


def _items(block: Block, number: int, box: int, outer: Block | None) -> Iterator[LineOrBlock]:
    if isinstance(block, Paragraph):
        for line in block.lines:
            yield LineOrBlock(block, number, line, box, outer)
    elif isinstance(block, Heading):
        yield LineOrBlock(block, number, [atom for line in block.lines for atom in line], box, outer)
    else:
        yield LineOrBlock(block, number, None, box, outer)


def rebuilt(items: Sequence[LineOrBlock], taken: Collection[int]) -> list[Block]:
    """The blocks that `items` without those at the indices `taken` make."""
    left = [item for index, item in enumerate(items) if index not in taken]
    made: list[Block] = []
    for (box, _outer), group in groupby(left, key=lambda item: (item.box, id(item.outer))):
        inside = list(group)
        outer = inside[0].outer
        if box < 0:
            made += _joined(inside)
        elif len(inside) == inside[0].size and outer is not None:
            made.append(outer)
        else:
            made.append(Quotation(tuple(_joined(inside))))
    return made


def broken_tables(items: Sequence[LineOrBlock], taken: Collection[int]) -> set[int]:
    """The numbers of tables of which some items are taken and others are left: they must stay whole."""
    found = set()
    for box in {item.box for index, item in enumerate(items) if index in taken and item.box >= 0}:
        inside = [index for index, item in enumerate(items) if item.box == box]
        if not isinstance(items[inside[0]].outer, Quotation) and not all(index in taken for index in inside):
            found.add(box)
    return found


def _joined(items: Sequence[LineOrBlock]) -> Iterator[Block]:
    for _number, group in groupby(items, key=lambda item: item.number):
        inside = list(group)
        block = inside[0].block
        if isinstance(block, Paragraph):
            yield Paragraph(tuple(item.line for item in inside if item.line is not None))
        else:
            yield block


# --- lines ------------------------------------------------------------------------------------------------------------


def plain(line: Line) -> str:
    """The text of `line`, if it is nothing but text; else ""."""
    if not all(isinstance(atom, TextRun) or not shows([atom]) for atom in line):
        return ""
    return "".join(atom.text for atom in line if isinstance(atom, TextRun)).strip(_WHITE)


def start_of(line: Line) -> int:
    """Number of characters of white space before the text of `line`."""
    text = "".join(atom.text for atom in line if isinstance(atom, TextRun))
    return len(text) - len(text.lstrip(_WHITE))


def squeezed(text: str) -> str:
    """`text` without white space."""
    return "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")


def is_all_bold(line: Line) -> bool:
    """Whether all that is seen of `line` is bold."""
    return shows(line) and all(any(mark.kind == "bold" for mark in atom.marks) or not shows([atom]) for atom in line)


def links(line: Line) -> list[str]:
    """The addresses that `line` links to, one for each link."""
    found = {mark.number: mark.value for atom in line for mark in atom.marks if mark.kind == "link" and shows([atom])}
    return list(found.values())


def linked_text(line: Line) -> str:
    """The text in the links of `line`."""
    atoms = [atom for atom in line if isinstance(atom, TextRun) and any(mark.kind == "link" for mark in atom.marks)]
    return "".join(atom.text for atom in atoms).strip(_WHITE)


def without_start(line: Line, length: int) -> Line | None:
    """`line` without its first `length` characters; None where something else than text stands in them."""
    left: Line = []
    for atom in line:
        if length <= 0 or (not shows([atom]) and not isinstance(atom, TextRun)):
            left.append(atom)
        elif not isinstance(atom, TextRun):
            return None
        else:
            if len(atom.text) > length:
                left.append(TextRun(atom.text[length:], atom.marks))
            length -= len(atom.text)
    return left


def entries_of(block: Bullets) -> tuple[tuple[Block, ...], ...]:
    """The items of a list; a list that holds nothing but lists (`<ul><ul><li>`, indented twice) is all of theirs."""
    items = block.items
    while items and all(isinstance(inner, Bullets) for blocks in items for inner in blocks):
        items = tuple(
            item for blocks in items for inner in blocks if isinstance(inner, Bullets) for item in inner.items
        )
    return items


# --- tables -----------------------------------------------------------------------------------------------------------


def _rows(box: Table | Raw) -> list[Block] | None:
    """The rows of a table or another box, the cells of each on one line; None where they are more than text and
    lists."""
    if isinstance(box, Table):
        rows = [[list(cell) for cell in row] for row in box.rows]
        return [block for row in rows for block in _row([[Paragraph(tuple(cell))] if cell else [] for cell in row])]
    if len(box.text) > _LARGEST_TABLE:
        return None
    html = box.text
    if box.kind != "table":
        for pattern, plainer in _PLAINER:
            html = pattern.sub(plainer, html)
    markup = read_markup(html)
    if markup.kept or any(node.tag == "caption" for node in markup.tree.elements()):
        return None
    context = ready(ConversionContext(markup))
    made: list[Block] = []
    try:
        if box.kind != "table":
            return _plain_cell(context.blocks_of(markup.tree))
        for row in (node for node in markup.tree.elements() if node.tag == "tr"):
            cells = [cell for cell in row.inside() if cell.tag in ("td", "th")]
            made += _row([_plain_cell(context.blocks_of(cell)) for cell in cells])
    except ValueError:
        return None
    return made


def _plain_cell(blocks: list[Block]) -> list[Block]:
    """`blocks`, all of them text, lists or pictures. Raises ValueError for others."""
    if any(isinstance(block, Raw | Table | Quotation) for block in blocks):
        raise ValueError("a table in a table")
    return blocks


def _row(cells: list[list[Block]]) -> list[Block]:
    seen = [cell for cell in cells if cell]
    if len(seen) == 1:
        return seen[0]
    line: Line = []
    for cell in seen:
        if len(cell) != 1 or not isinstance(cell[0], Paragraph) or len(cell[0].lines) != 1:
            return [block for blocks in seen for block in blocks]
        line += [TextRun(" ", ()), *cell[0].lines[0]] if line else cell[0].lines[0]
    return [Paragraph((line,))] if line else []


def link_line(address: str) -> Line:
    """A line that is a link and shows its address."""
    return [TextRun(address, (Mark("link", address),))]
