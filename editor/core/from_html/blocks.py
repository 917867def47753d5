"""The blocks of a post. Each can be written as Markdown, and as the HTML that says the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Protocol

from editor.core.from_html.footnotes import RETURN, place_of
from editor.core.from_html.inline import Atom, Form, InlineImage, Line, Mark, MarkupPiece, bare_addresses, write
from editor.core.from_html.quotation_source import plain_source
from editor.core.markup.escape import escaped, escaped_line, fenced
from editor.core.text.parts import JUMP_BREAK

UNSEEN = ' data-unseen=""'
"""Marks in the HTML of a figure a caption that the page did not show."""


class Block(Protocol):
    """One block."""

    def markdown(self, form: Form) -> str:
        """The block as Markdown; `form` says how emphasis is written."""
        ...

    def html(self) -> str:
        """The block as HTML, on one line as far as it may be."""
        ...


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of running text with a break after each."""

    lines: tuple[Line, ...]

    def markdown(self, form: Form) -> str:
        return bare_addresses("  \n".join(escaped_line(write(line, form)) for line in self.lines))

    def html(self) -> str:
        return f"<p>{_broken(self.lines)}</p>"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the level 1 to 6."""

    level: int
    lines: tuple[Line, ...]

    def markdown(self, form: Form) -> str:
        text = "<br />".join(write(line, form) for line in self.lines)
        text = re.sub(r"(#+)$", lambda found: "\\" + "\\".join(found[1]), text)
        return f"{'#' * self.level} {text}"

    def html(self) -> str:
        return f"<h{self.level}>{_broken(self.lines)}</h{self.level}>"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture alone, with its caption; one without a caption has no lines. `from_alt`: the caption is the alternative
    text, which the page did not show."""

    picture: InlineImage
    caption: tuple[Line, ...] = ()
    from_alt: bool = False

    def linked(self, marks: tuple[Mark, ...]) -> "Figure":
        """The figure with the link among `marks`, those around it, where its picture has none of its own."""
        links = tuple(mark for mark in marks if mark.kind == "link")
        if not links or self.picture.full or any(mark.kind == "link" for mark in self.picture.marks):
            return self
        return replace(self, picture=replace(self.picture, marks=links[-1:]))

    def markdown(self, form: Form) -> str:
        caption = "<br />".join(write(line, form) for line in self.caption)
        made = self.picture.markdown(caption)
        link = next((mark for mark in self.picture.marks if mark.kind == "link"), None)
        return f"[{made}]({InlineImage(link.value, title=link.title).markdown('')[4:-1]})" if link else made

    def html(self) -> str:
        link = next((mark for mark in self.picture.marks if mark.kind == "link"), None)
        image = self.picture.html()
        if link:
            image = f'<a href="{escape(link.value)}">{image}</a>'
        about = UNSEEN if self.from_alt else ""
        caption = f"<figcaption{about}>{_broken(self.caption)}</figcaption>" if self.caption else ""
        return f"<figure>{image}{caption}</figure>"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation of blocks."""

    blocks: tuple[Block, ...]

    def markdown(self, form: Form) -> str:
        made: list[str] = []
        before: Block | None = None
        blocks = self._with_plain_source()
        for block, text in zip(blocks, texts(blocks, form), strict=True):
            if (
                isinstance(block, Preformatted)
                and not block.language
                and not isinstance(before, Bullets | Preformatted)
            ):
                text = block.indented()  # below a list or other code it would be a part of that
            made.append(text)
            before = block
        if blocks != self.blocks and len(blocks) > 1 and isinstance(blocks[-2], Paragraph):
            made[-2:] = ["\n".join(made[-2:])]  # as one writes it: the source right below the words
        lines = "\n\n".join(made).split("\n")
        return "\n".join(f"> {line}" if line else ">" for line in lines)

    def _with_plain_source(self) -> tuple[Block, ...]:
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Paragraph) or not last.lines or (len(self.blocks) == 1 and len(last.lines) == 1):
            return self.blocks
        return (*self.blocks[:-1], Paragraph((*last.lines[:-1], plain_source(last.lines[-1]))))

    def html(self) -> str:
        return f"<blockquote>{''.join(block.html() for block in self.blocks)}</blockquote>"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `start` is the number of its first item, None for a list without numbers. `indent`: how far in a list
    in an item is at least. `ends_box`: it was the end of a box with something else in it, a label for example."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    indent: int = 2
    ends_box: bool = field(default=False, compare=False)

    def markdown(self, form: Form) -> str:
        return self.marked(form, False)

    def marked(self, form: Form, other: bool) -> str:
        """The list with the `other` sign, which tells it from a list right above it."""
        loose = any(sum(not isinstance(block, Bullets) for block in item) > 1 for item in self.items)
        made: list[str] = []
        for index, item in enumerate(self.items):
            sign = ("*" if other else "-") if self.start is None else f"{self.start + index}{')' if other else '.'}"
            width = len(sign) + 1
            lines: list[str] = []
            for block, text in zip(item, texts(item, form), strict=True):
                if isinstance(block, Preformatted) and not lines:
                    text = block.indented()  # a fence right behind the sign is none
                elif isinstance(block, Rule) and not lines:
                    text = "___"  # "- ---" is one rule
                nested = isinstance(block, Bullets) and bool(lines)
                indent = " " * (max(width, self.indent) if nested else width)
                if lines and loose:
                    lines.append("")
                lines += [indent + line if line else "" for line in text.split("\n")]
            made.append("\n".join([f"{sign} {lines[0][width:] if lines else ''}", *lines[1:]]))
        return ("\n\n" if loose else "\n").join(text.rstrip(" ") for text in made)

    def html(self) -> str:
        tag = "ul" if self.start is None else "ol"
        start = f' start="{self.start}"' if self.start not in (None, 1) else ""
        items = "".join(f"<li>{_item(item)}</li>" for item in self.items)
        return f"<{tag}{start}>{items}</{tag}>"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data, whose first row is its head. `aligns` are "left", "center", "right" or ""."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    aligns: tuple[str, ...]

    def markdown(self, form: Form) -> str:
        signs = {"left": ":--", "center": ":-:", "right": "--:"}
        drawn = ["| " + " | ".join(_cell(cell, form) for cell in row) + " |" for row in self.rows]
        rule = "|" + "|".join(f" {signs.get(align, '---')} " for align in self.aligns) + "|"
        return "\n".join([drawn[0], rule, *drawn[1:]])

    def html(self) -> str:
        head = "".join(f"<th>{_broken(cell)}</th>" for cell in self.rows[0])
        below = self.rows[1:] or (((),) * len(self.rows[0]),)  # under a head alone an empty row is rendered
        rows = ["".join(f"<td>{_broken(cell)}</td>" for cell in row) for row in below]
        return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Preformatted text (HTML's `pre`): code, or other text whose spaces and line ends count."""

    text: str
    language: str = ""

    def markdown(self, form: Form) -> str:
        return fenced(self.text, self.language)

    def indented(self) -> str:
        """The code four spaces in, where a fence could not stand or is more than it needs."""
        return "\n".join(f"    {line}" if line else "" for line in self.text.split("\n"))

    def html(self) -> str:
        return f"<pre><code>{escape(self.text, quote=False)}\n</code></pre>"


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes, numbered from 1, and how many marks each has. They are rendered behind all other blocks, wherever
    they are defined."""

    items: tuple[tuple[Block, ...], ...]
    marks: tuple[int, ...]

    def markdown(self, form: Form) -> str:
        made = []
        for number, item in enumerate(self.items, 1):
            lines = document(item, form).split("\n")
            made.append("\n".join([f"[^{number}]: {lines[0]}", *(f"    {line}" if line else "" for line in lines[1:])]))
        return "\n\n".join(made)

    def html(self) -> str:
        items = []
        for number, (item, marks) in enumerate(zip(self.items, self.marks, strict=True), 1):
            backs = "".join(f'<a href="#{place_of(number, time)}">{RETURN}</a>' for time in range(1, marks + 1))
            items.append(f"<li>{''.join(block.html() for block in item)}{backs}</li>")
        return f"<div><hr /><ol>{''.join(items)}</ol></div>"


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""

    def markdown(self, form: Form) -> str:
        return "---"

    def html(self) -> str:
        return "<hr />"


@dataclass(frozen=True, slots=True)
class JumpBreak:
    """The jump break: the blog's front page shows the post up to here."""

    def markdown(self, form: Form) -> str:
        return JUMP_BREAK

    def html(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Raw:
    """A piece that stays HTML; `kind` names it: "table", "iframe", "script", …"""

    text: str
    kind: str

    def markdown(self, form: Form) -> str:
        return self.text

    def html(self) -> str:
        return self.text


def document(blocks: Sequence[Block], form: Form, between: str = "\n\n") -> str:
    """The blocks as Markdown; two lists in a row are told apart by their signs."""
    return between.join(texts(blocks, form))


def texts(blocks: Sequence[Block], form: Form) -> list[str]:
    """The Markdown of each block."""
    made: list[str] = []
    before: Block | None = None
    other = False
    for block in blocks:
        if isinstance(block, Bullets):
            other = not other if isinstance(before, Bullets) else False
            made.append(block.marked(form, other))
        else:
            made.append(block.markdown(form))
        before = block
    return made


def inner(block: Block) -> Iterator[Block]:
    """`block` and the blocks in it."""
    yield block
    if isinstance(block, Quotation):
        for child in block.blocks:
            yield from inner(child)
    elif isinstance(block, Bullets):
        for item in block.items:
            for child in item:
                yield from inner(child)


def _broken(lines: Sequence[Line]) -> str:
    return "<br />".join(write(line, Form.HTML) for line in lines)


def _item(blocks: tuple[Block, ...]) -> str:
    """The contents of an item; two paragraphs in it are told apart by their elements."""
    bare = sum(isinstance(block, Paragraph) for block in blocks) < 2
    return "".join(_broken(block.lines) if bare and isinstance(block, Paragraph) else block.html() for block in blocks)


def _cell(lines: tuple[Line, ...], form: Form) -> str:
    whole = [[_barless(atom) for atom in line] for line in lines]
    return "<br />".join(write(line, form) for line in whole).replace("|", "\\|")


def _barless(atom: Atom) -> Atom:
    """Code with a bar as an element: in back-ticks the bar would divide cells, and the stroke before it be shown."""
    if isinstance(atom, MarkupPiece) and "|" in atom.markdown and atom.html.startswith("<code>"):
        html = f"<code>{escaped(atom.html[6:-7]).replace('|', '&#124;')}</code>"
        return MarkupPiece(html, atom.html, atom.marks)
    return atom
