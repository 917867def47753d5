"""Footnotes, numbered as a reader meets them, in document order; the list of notes is the last block.

Python-Markdown's own extension numbers them in the order in which its inline processor happens to visit the tree (what
lies in lists comes late), and fails on an empty note or on a note defined inside a note. Its way of finding the
definitions, and its ids and classes, are kept.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_RETURN = "\u21a9\ufe0e"  # with the selector that keeps it from being drawn as an emoji


class FootnoteExtension(Extension):
    """Holds the notes of one text. `back` is the title of the link from a note back to its place."""

    def __init__(self, back: str) -> None:
        super().__init__()
        self.back = back
        self.notes: dict[str, str] = {}
        self.list: Element | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.registerExtension(self)
        self.parser = md.parser
        md.parser.blockprocessors.register(FootnoteBlockProcessor(self), "footnote", 17)  # type: ignore[arg-type]
        md.inlinePatterns.register(_NoteReference(self), "footnote", 175)
        md.treeprocessors.register(_NoteList(self), "footnote", 50)
        md.treeprocessors.register(_Numbers(self), "footnote_numbers", 19)

    def reset(self) -> None:
        self.notes = {}
        self.list = None

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - called by FootnoteBlockProcessor
        """Keep the note `id`; one without text is not a note yet."""
        if text.strip():
            self.notes[id] = text

    def sort(self, places: dict[str, list[str]]) -> None:
        """Bring the list of notes into the order of `places`, with links back to them; what is unmarked comes last."""
        if self.list is None:
            return
        ordered = self.list[-1]
        items = {(item.get("id") or "").removeprefix("fn:"): item for item in ordered}
        ordered[:] = [items[name] for name in places] + [item for name, item in items.items() if name not in places]
        for name, ids in places.items():
            item = items[name]
            last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
            for place in ids:
                _append_text(last, "\u00a0")
                attributes = {"class": "footnote-backref", "href": f"#{place}", "title": self.back}
                SubElement(last, "a", attributes).text = _RETURN


class _NoteReference(InlineProcessor):
    """`[^name]`, if there is such a note."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__(r"\[\^([^\]\[\n]+)\]")
        self._footnotes = footnotes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        name = m[1]
        if name not in self._footnotes.notes:
            return None, m.start(), m.end()
        mark = Element("sup")
        SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{name}"}).text = "*"
        return mark, m.start(), m.end()


class Numbering:
    """Numbers marks in document order. `places` are the ids of the marks of each note, in the order of the numbers."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}

    def next(self, name: str) -> tuple[str, str]:
        """The id and the number of the next mark, which refers to the note `name`."""
        known = self.places.setdefault(name, [])
        known.append(f"fnref{len(known) + 1 if known else ''}:{name}")
        return known[-1], str(self._numbers.setdefault(name, len(self._numbers) + 1))


def marks(root: Element) -> list[Element]:
    """All marks in `root`, in document order."""
    return [mark for mark in root.iter("sup") if len(mark) and mark[0].get("class") == "footnote-ref"]


def name_of(mark: Element) -> str:
    """The note that a mark refers to."""
    return (mark[0].get("href") or "").removeprefix("#fn:")


def number(mark: Element, place: tuple[str, str]) -> None:
    """Give a mark its id and its number."""
    mark.set("id", place[0])
    mark[0].text = place[1]


class _NoteList(Treeprocessor):
    """Parses the notes into a list at the end of the text, before the inline patterns run."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__()
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        notes = self._footnotes.notes
        if not notes:
            return
        block = SubElement(root, "div", {"class": "footnote"})
        SubElement(block, "hr")
        ordered = SubElement(block, "ol")
        done: set[str] = set()
        # A note may define further notes.
        while names := [name for name in notes if name not in done]:
            for name in names:
                done.add(name)
                item = SubElement(ordered, "li", {"id": f"fn:{name}"})
                self._footnotes.parser.parseChunk(item, notes[name])
        self._footnotes.list = block


class _Numbers(Treeprocessor):
    """Numbers marks and notes, and links them both ways."""

    def __init__(self, footnotes: FootnoteExtension) -> None:
        super().__init__()
        self._footnotes = footnotes

    def run(self, root: Element) -> None:
        if self._footnotes.list is None:
            return
        numbering = Numbering()
        for mark in marks(root):
            number(mark, numbering.next(name_of(mark)))
        self._footnotes.sort(numbering.places)


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
