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
        md.inlinePatterns.register(_Mark(self), "footnote", 175)
        md.treeprocessors.register(_NoteList(self), "footnote", 50)
        md.treeprocessors.register(_Numbers(self), "footnote_numbers", 19)

    def reset(self) -> None:
        self.notes = {}
        self.list = None

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802 - called by FootnoteBlockProcessor
        """Keep the note `id`; one without text is not a note yet."""
        if text.strip():
            self.notes[id] = text


class _Mark(InlineProcessor):
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
        block = self._footnotes.list
        if block is None:
            return
        places: dict[str, list[str]] = {}
        numbers: dict[str, int] = {}
        for mark in root.iter("sup"):
            if len(mark) and mark[0].get("class") == "footnote-ref":
                name = (mark[0].get("href") or "").removeprefix("#fn:")
                known = places.setdefault(name, [])
                known.append(f"fnref{len(known) + 1 if known else ''}:{name}")
                mark.set("id", known[-1])
                mark[0].text = str(numbers.setdefault(name, len(numbers) + 1))
        self._sort(block, places)

    def _sort(self, block: Element, places: dict[str, list[str]]) -> None:
        ordered = block[-1]
        items = {(item.get("id") or "").removeprefix("fn:"): item for item in ordered}
        ordered[:] = [items[name] for name in places] + [item for name, item in items.items() if name not in places]
        for name, ids in places.items():
            item = items[name]
            last = item[-1] if len(item) and item[-1].tag == "p" else SubElement(item, "p")
            for place in ids:
                _append_text(last, "\u00a0")
                attributes = {"class": "footnote-backref", "href": f"#{place}", "title": self._footnotes.back}
                SubElement(last, "a", attributes).text = _RETURN


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
