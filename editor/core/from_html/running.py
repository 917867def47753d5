"""The lines and paragraphs that are gathered while a page is walked through, and the blocks that are made of them."""

import re
from dataclasses import replace

from editor.core.from_html.blocks import Block, Bullets, Figure, JumpBreak, Paragraph
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import InlineImage, Line, Mark, MarkupPiece, TextRun, shows, trimmed
from editor.core.html.tracking import without_tracking
from editor.core.render.extensions.bare_links import ADDRESS, trim_address

_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile("\r\n|[\n\r\u2028\u2029\x0b\x85]")
_ODD_BREAKS = re.compile("[\u2028\u2029\x0b\x85]")  # of word processors
_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_IN_JAPANESE = re.compile(rf"(?<=[{_JAPANESE}])[ \t]*\r?\n[ \t\r\n]*(?=[{_JAPANESE}])")


def _without_filler(line: Line) -> Line:
    """`line` without the U+00A0 at its end that word processors leave there."""
    if line and isinstance(last := line[-1], TextRun) and last.text.endswith("\xa0"):
        text = last.text.rstrip("\xa0 ")
        return [*line[:-1], TextRun(text, last.marks)] if text else trimmed(line[:-1])
    return line


class RunningText:
    """Takes text, breaks and whole blocks in document order. `top`: of the page itself, not of an element in it."""

    def __init__(self, context: ConversionContext, top: bool = False) -> None:
        self._context = context
        self._top = top
        self._blocks: list[Block] = []
        self._lines: list[Line] = [[]]

    def finish(self) -> list[Block]:
        """The blocks."""
        self.end_paragraph()
        return self._blocks

    def text(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Text of the page, white space as its source has it."""
        keeps = self._context.keeps_breaks
        shown = text if keeps else _SPACES.sub(" ", _BREAK_IN_JAPANESE.sub("", text))
        for number, line in enumerate((_BREAKS if keeps else _ODD_BREAKS).split(shown)):
            if number:
                self.new_line()
            if line:
                self._words(_SPACES.sub(" ", line), marks)

    def _words(self, text: str, marks: tuple[Mark, ...]) -> None:
        """Text; of a copied page an address in it becomes the link that it is in the Markdown."""
        end = 0
        if self._context.options.clean and "://" in text and not any(mark.kind in ("link", "code") for mark in marks):
            for address in ADDRESS.finditer(text):
                whole = trim_address(address[0])
                if whole.endswith("://"):
                    continue
                number = self._context.count_link()
                self._add_words(text[end : address.start()], marks)
                self._add_words(whole, (*marks, Mark("link", without_tracking(whole), "", number)))
                end = address.start() + len(whole)
        self._add_words(text[end:], marks)

    def _add_words(self, text: str, marks: tuple[Mark, ...]) -> None:
        if text:
            self._lines[-1].append(TextRun(text, marks))

    def end_box(self) -> None:
        """A box ends here with a list: what follows is none of that list's."""
        if self._blocks and isinstance(last := self._blocks[-1], Bullets):
            self._blocks[-1] = replace(last, ends_box=True)

    def piece(self, atom: MarkupPiece | InlineImage) -> None:
        """Something else in the line."""
        self._lines[-1].append(atom)

    def anchor(self, about: str) -> None:
        """A place that a link leads to; `about` is its attribute."""
        text = f"<a{about}></a>"
        self.piece(MarkupPiece(text, text, shows=False))

    def new_line(self) -> None:
        """A break."""
        self._lines.append([])

    def end_line(self) -> None:
        """Begin a new line, unless this one is empty: a division begins or ends."""
        if any(not (isinstance(atom, TextRun) and not atom.text.strip(" ")) for atom in self._lines[-1]):
            self._lines.append([])
        else:
            self._lines[-1].clear()

    def end_paragraph(self) -> None:
        """Make paragraphs of the lines: an empty line divides them, and a picture alone in its line is a figure."""
        lines, self._lines = self._lines, [[]]
        paragraph: list[Line] = []
        for line in [*lines, []]:
            line = trimmed(line)
            if self._context.options.clean:
                line = _without_filler(line)
            images = [atom for atom in line if isinstance(atom, InlineImage)]
            alone = len(images) == 1 and not shows([atom for atom in line if atom is not images[0]])
            if shows(line) and not alone:
                paragraph.append(line)
                continue
            if line and not alone:  # white space or anchors: invisible, but an anchor must not get lost
                anchors: Line = [atom for atom in line if isinstance(atom, MarkupPiece)]
                if anchors and paragraph:
                    paragraph[-1] += anchors
                elif anchors:
                    self._blocks.append(Paragraph((anchors,)))
            if paragraph:
                self._blocks.append(Paragraph(tuple(paragraph)))
                paragraph = []
            if alone:
                anchors = [atom for atom in line if isinstance(atom, MarkupPiece)]
                if anchors:
                    self._blocks.append(Paragraph((anchors,)))
                self._blocks.append(self._figure(images[0]))

    def _figure(self, picture: InlineImage) -> Figure:
        """A picture alone: emphasis around it says nothing."""
        links = tuple(mark for mark in picture.marks if mark.kind == "link")
        picture = InlineImage(picture.source, picture.alt, picture.title, links, picture.full)
        if self._context.options.clean and picture.alt:
            return Figure(picture, ([TextRun(picture.alt)],), from_alt=True)
        return Figure(picture)

    def add(self, *blocks: Block) -> None:
        """Whole blocks, which end the paragraph; behind the block that a jump break stands in is its place."""
        self.end_paragraph()
        self._blocks += blocks
        if self._top and self._context.jump_break is False:
            self._context.jump_break = True
            self._blocks.append(JumpBreak())
