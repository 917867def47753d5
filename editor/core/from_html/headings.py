"""Headings: one line of text, or a picture; whatever else stands in one follows as blocks of its own."""

from editor.core.from_html.blocks import Block, Figure, Heading, Paragraph
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import Line, Mark, shows, without_bold
from editor.core.from_html.nodes import Node

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def read_heading(node: Node, marks: tuple[Mark, ...], context: ConversionContext) -> list[Block]:
    """The blocks of a heading: one `Heading` where its contents fit into a line, else the blocks in it."""
    clean = context.options.clean
    level = max(int(node.tag[1]), context.options.highest)
    blocks = context.blocks_of(node, tuple(mark for mark in marks if mark.kind != "bold"))
    if all(isinstance(block, Paragraph) for block in blocks):
        lines = tuple(line for block in blocks if isinstance(block, Paragraph) for line in block.lines)
        lines = tuple([_not_bold(line, clean) for line in lines])
        if any(shows(line) for line in lines):
            return [Heading(level, lines)]
    elif len(blocks) == 1 and isinstance(blocks[0], Figure) and (not blocks[0].caption or blocks[0].from_alt):
        picture = blocks[0].picture
        return [blocks[0] if picture.full else Heading(level, ([picture],))]
    elif clean and (line := _one_line(blocks)):
        return [Heading(level, (line,))]
    return blocks


def _one_line(blocks: list[Block]) -> Line:
    """Paragraphs and pictures as one line; an empty one for anything else."""
    line: Line = []
    for block in blocks:
        if isinstance(block, Figure) and (not block.caption or block.from_alt):
            line += [block.picture]
        elif isinstance(block, Paragraph) and len(block.lines) == 1:
            line += block.lines[0]
        else:
            return []
    return line


def _not_bold(line: Line, always: bool) -> Line:
    """A line of a heading, which is bold anyway: bold all over says nothing."""
    if always or all(any(mark.kind == "bold" for mark in atom.marks) or not shows([atom]) for atom in line):
        return without_bold(line)
    return line
