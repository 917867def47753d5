"""Tables: captions under pictures that Blogger writes as tables, tables that only lay out, and tables of data."""

from collections.abc import Iterator

from editor.core.from_html.blocks import Block, Figure, Paragraph, Table
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import InlineImage, Line, Mark, shows, without_bold
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations


def captioned(table: Node, context: ConversionContext) -> Figure | None:
    """The figure that a caption table of Blogger is; None if it holds more than one picture and one caption."""
    cells = [node for node in table.elements() if node.tag == "td"]
    captions = [cell for cell in cells if cell.has_class("tr-caption")]
    others = [cell for cell in cells if not cell.has_class("tr-caption")]
    if len(captions) != 1 or not others:
        return None
    return _figure(_blocks(list(others), context), captions[0], context)


def figure(node: Node, caption: Node, context: ConversionContext) -> Figure | None:
    """The figure that the element `figure` is, with its `caption`; None if it holds more than one picture."""
    return _figure(_blocks([_without(node, caption)], context), caption, context)


def _without(node: Node, gone: Node) -> Node:
    children = [
        _without(child, gone) if isinstance(child, Node) else child for child in node.children if child is not gone
    ]
    return Node(node.tag, node.attributes, children)


def _blocks(cells: list[Node], context: ConversionContext) -> list[Block]:
    return [block for cell in cells for block in context.blocks_of(cell)]


def _figure(blocks: list[Block], caption: Node, context: ConversionContext) -> Figure | None:
    words = _blocks([caption], context)
    if len(blocks) != 1 or not isinstance(blocks[0], Figure) or (blocks[0].caption and not blocks[0].from_alt):
        return None
    if not all(isinstance(block, Paragraph) for block in words):
        return None
    lines = tuple(line for block in words if isinstance(block, Paragraph) for line in block.lines)
    if any(isinstance(atom, InlineImage) for line in lines for atom in line):
        return None
    return Figure(blocks[0].picture, lines)


def _rows(table: Node) -> Iterator[Node]:
    for child in table.inside():
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child.inside() if row.tag == "tr")


def is_layout(table: Node, clean: bool) -> bool:
    """Whether the table only puts things below each other: no row has two cells that show something.

    Of a `clean` page also a table that says so itself, or that has another one in it.
    """
    if any(child.tag == "caption" for child in table.inside()):
        return False
    rows = [[cell for cell in row.inside() if cell.tag in ("td", "th")] for row in _rows(table)]
    if table.has_class("tr-caption-container"):
        return False
    if clean and table.get("role") in ("presentation", "none"):
        return True
    if clean and any(node.tag == "table" for node in table.elements()):
        return True
    return all(len(row) <= 1 for row in rows) and not any(cell.tag == "th" for row in rows for cell in row)


def data(table: Node, context: ConversionContext, marks: tuple[Mark, ...] = ()) -> tuple[Block, ...] | None:
    """The table as Markdown can draw it: a head, as many cells in each row, running text in them; None for others.

    Of a clean page the first row is the head, short rows are filled, and the caption is a paragraph above.
    """
    clean = context.options.clean
    rows = [[cell for cell in row.inside() if cell.tag in ("td", "th")] for row in _rows(table)]
    captions = [child for child in table.inside() if child.tag == "caption"]
    if clean:
        rows = [row for row in rows if row]
    elif len(rows) < 2 or captions or any(child.tag == "tfoot" for child in table.inside()):
        return None
    if not rows or _is_merged(rows) or not (clean or _has_plain_head(rows)):
        return None
    width = max(map(len, rows))
    drawn: list[tuple[tuple[Line, ...], ...]] = []
    jump_break, looks = context.jump_break, context.looks.copy()
    for row in rows:
        cells: list[tuple[Line, ...]] = []
        for cell in row:
            blocks = context.blocks_of(cell, marks)
            if not _fits_cell(blocks, clean):
                context.jump_break, context.looks = jump_break, looks
                return None
            lines = tuple(line for block in blocks for line in _lines(block))
            cells.append(tuple(map(without_bold, lines)) if cell.tag == "th" and clean else lines)
        drawn.append((*cells, *((),) * (width - len(cells))))
    if not any(shows(line) for row in drawn for cell in row for line in cell):
        return None
    if clean and all(_is_bold(line) for cell in drawn[0] for line in cell):  # a head is bold anyway
        drawn[0] = tuple(tuple(map(without_bold, cell)) for cell in drawn[0])
    above = [block for caption in captions for block in context.blocks_of(caption, marks)]
    aligns = [_align(cell) for cell in rows[0]] + [""] * (width - len(rows[0]))
    return (*above, Table(tuple(drawn), tuple(aligns)))


def _is_bold(line: Line) -> bool:
    return all(any(mark.kind == "bold" for mark in atom.marks) or not shows([atom]) for atom in line)


def _is_merged(rows: list[list[Node]]) -> bool:
    spans = (cell.get(name).strip() for row in rows for cell in row for name in ("colspan", "rowspan"))
    return any(span not in ("", "1") for span in spans)


def _has_plain_head(rows: list[list[Node]]) -> bool:
    """Whether the first row is the head, nothing else is one, and all rows are of its length."""
    width = len(rows[0])
    return all(cell.tag == "th" for cell in rows[0]) and not any(
        len(row) != width or any(cell.tag == "th" for cell in row) for row in rows[1:]
    )


def _fits_cell(blocks: list[Block], clean: bool) -> bool:
    return (clean or len(blocks) <= 1) and all(isinstance(block, Paragraph | Figure) for block in blocks)


def _lines(block: Block) -> tuple[Line, ...]:
    if isinstance(block, Paragraph):
        return block.lines
    assert isinstance(block, Figure)
    picture = block.picture
    if picture.full:  # in a cell there is no figure that knows it
        picture = InlineImage(picture.source, picture.alt, picture.title, (Mark("link", picture.full),))
    return ([picture],)


def _align(cell: Node) -> str:
    align = declarations(cell.get("style")).get("text-align", "")
    if align in ("left", "center", "right"):
        return align
    return cell.get("align").lower() if cell.get("align").lower() in ("center", "right") else ""
