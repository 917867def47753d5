"""The tree of structure of a printed page (14.7, 14.8): headings, paragraphs, lists, tables, links, pictures with their
words, for people who hear a page, and for programs that take it apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from editor.core.pdf.document import Dictionary, PdfDocument
from editor.core.pdf.matching import DrawnMatch
from editor.core.pdf.printed import PrintedEntry
from editor.core.pdf.syntax import Name, Ref, Value, text, word

_GROUPS = frozenset(
    [b"Document", b"Art", b"Sect", b"Div", b"BlockQuote", b"L", b"Table", b"THead", b"TBody", b"TFoot", b"TR"]
)
"""Elements whose text needs a paragraph around it."""

Marked: TypeAlias = tuple[Ref, int]
"""A page, and the number of a marked content on it."""


@dataclass(eq=False)
class StructureElement:
    """One element of the structure. Without a role it is a place in its parent. `annotations` are those of a link."""

    role: bytes
    parent: "StructureElement | None"
    entry: PrintedEntry | None = None
    kids: "list[StructureElement | Marked]" = field(default_factory=list)
    annotations: list[tuple[Ref, Ref]] = field(default_factory=list)
    action: bytes = b""
    reference: Ref | None = None

    @property
    def named(self) -> "StructureElement":
        """This element, or where it is a place alone, that around it."""
        return self if self.role or self.parent is None else self.parent.named


class Structure:
    """The tree, filled while pages are gone through in their order."""

    def __init__(self, entries: tuple[PrintedEntry, ...]) -> None:
        self._all: list[StructureElement] = []  # parents before what is in them
        self._root = self._add(b"Document", None)
        self._inside: list[StructureElement] = []
        for entry in entries:
            self._inside.append(self._placed(entry, self._inside[entry.parent] if entry.parent >= 0 else self._root))
        self._pages: list[list[StructureElement]] = []
        self._links: list[tuple[Ref, StructureElement]] = []

    def begin_page(self) -> None:
        """Number what is marked from 0 again."""
        self._pages.append([])

    def mark(self, match: DrawnMatch, page: Ref, link: tuple[Ref, bytes] | None) -> bytes:
        """The operator that begins the marked content of `match` on `page`; `link` is the annotation that lies over it
        and what it does."""
        if match.entry is None:
            return b"/Artifact BMC"
        element = self._inside[match.entry]
        if match.marker:
            element = self._label(element)
        elif link is not None:
            element = self._link(element, page, *link)
        number = len(self._pages[-1])
        self._pages[-1].append(element)
        element.kids.append((page, number))
        return b"/%b <</MCID %d>> BDC" % (element.named.role, number)

    def put(self, document: PdfDocument) -> Ref:
        """Put the tree into `document`: its root. Page n has /StructParents n. Raises PdfError."""
        root = document.reserve()
        kept = self._kept()
        for element in kept:
            if element.role:
                element.reference = document.reserve()
        for element in kept:
            if element.reference is not None:
                document.put(_values(element, root), element.reference)
        rows: list[Value] = []
        for number, elements in enumerate(self._pages):
            rows += [word(number), [element.named.reference or root for element in elements]]
        for number, (annotation, element) in enumerate(self._links, len(self._pages)):
            values = document.dictionary(annotation)
            document.put({**values, Name(b"StructParent"): word(number)}, annotation)
            rows += [word(number), element.reference or root]
        tree: Dictionary = {
            Name(b"Type"): Name(b"StructTreeRoot"),
            Name(b"K"): self._root.reference or [],
            Name(b"ParentTree"): document.put({Name(b"Nums"): rows}),
            Name(b"ParentTreeNextKey"): word(len(self._pages) + len(self._links)),
        }
        return document.put(tree, root)

    def _add(self, role: bytes, parent: StructureElement | None, entry: PrintedEntry | None = None) -> StructureElement:
        element = StructureElement(role, parent, entry)
        if parent is not None:
            parent.kids.append(element)
        self._all.append(element)
        return element

    def _placed(self, entry: PrintedEntry, parent: StructureElement) -> StructureElement:
        """The element in which the content of `entry` stands."""
        if entry.kind == "image":
            return self._add(b"Figure", parent, entry)
        if entry.kind != "element":
            return self._add(b"P" if parent.named.role in _GROUPS else b"", parent, entry)
        element = self._add(entry.role.encode(), parent, entry)
        # An item is its label and its body (14.8.4.3.3).
        return self._add(b"LBody", element) if entry.role == "LI" else element

    def _label(self, element: StructureElement) -> StructureElement:
        """The label of the item around `element`."""
        around: StructureElement | None = element
        while around is not None and around.role != b"LI":
            around = around.parent
        if around is None:
            return element
        first = around.kids[0]
        if isinstance(first, StructureElement) and first.role == b"Lbl":
            return first
        label = self._add(b"Lbl", around)
        around.kids.insert(0, around.kids.pop())
        return label

    def _link(self, element: StructureElement, page: Ref, annotation: Ref, action: bytes) -> StructureElement:
        """The link in `element`: one for all of its lines."""
        last = element.kids[-1] if element.kids else None
        if not isinstance(last, StructureElement) or last.action != action:
            last = self._add(b"Link", element)
            last.action = action
        if (page, annotation) not in last.annotations:
            last.annotations.append((page, annotation))
            self._links.append((annotation, last))
        return last

    def _kept(self) -> list[StructureElement]:
        """The elements of which something was drawn; the others go."""
        for element in reversed(self._all):
            if not element.kids and element.parent is not None:
                element.parent.kids.remove(element)
        return [element for element in self._all if element.kids]


def _values(element: StructureElement, root: Ref) -> Dictionary:
    parent = element.parent.named if element.parent is not None else None
    values: Dictionary = {
        Name(b"Type"): Name(b"StructElem"),
        Name(b"S"): Name(element.role),
        Name(b"P"): parent.reference or root if parent is not None else root,
        Name(b"K"): list(_kids(element)),
    }
    entry = element.entry
    if entry is not None and entry.kind == "image":
        values[Name(b"Alt")] = text(entry.words)
    if entry is not None and entry.role in ("TH", "TD"):
        spans: Dictionary = {Name(b"O"): Name(b"Table")}
        if entry.role == "TH":
            spans[Name(b"Scope")] = Name(entry.scope.encode())
        if entry.columns > 1:
            spans[Name(b"ColSpan")] = word(entry.columns)
        if entry.rows > 1:
            spans[Name(b"RowSpan")] = word(entry.rows)
        if len(spans) > 1:
            values[Name(b"A")] = spans
    return values


def _kids(element: StructureElement) -> Iterator[Value]:
    for kid in element.kids:
        if isinstance(kid, tuple):
            page, number = kid
            yield {Name(b"Type"): Name(b"MCR"), Name(b"Pg"): page, Name(b"MCID"): word(number)}
        elif kid.role:
            if kid.reference is not None:
                yield kid.reference
        else:
            yield from _kids(kid)
    for page, annotation in element.annotations:
        yield {Name(b"Type"): Name(b"OBJR"), Name(b"Pg"): page, Name(b"Obj"): annotation}
