"""Bookmarks (12.3.3): the headings of a document as a tree in the side bar of a reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.core.pdf.document import Dictionary, PdfDocument
from editor.core.pdf.syntax import Name, Ref, Value, text, word


@dataclass(eq=False)
class Bookmark:
    """A heading of `level` 1 to 6, and where it leads."""

    words: str
    level: int
    target: list[Value]
    kids: "list[Bookmark]" = field(default_factory=list)


def put_bookmarks(document: PdfDocument, bookmarks: Sequence[Bookmark]) -> Ref | None:
    """Put `bookmarks`, in their order, into `document`: their root; None where there are none."""
    top = Bookmark("", 0, [])
    open_ones = [top]
    for bookmark in bookmarks:
        while open_ones[-1].level >= bookmark.level:
            open_ones.pop()
        open_ones[-1].kids.append(bookmark)
        open_ones.append(bookmark)
    if not top.kids:
        return None
    root = document.reserve()
    document.put({Name(b"Type"): Name(b"Outlines"), **_family(document, top, root)}, root)
    return root


def _family(document: PdfDocument, parent: Bookmark, reference: Ref) -> Dictionary:
    """First, last and number of all below `parent`, whose own are put. As deep as headings have levels."""
    places = [document.reserve() for _kid in parent.kids]
    for number, (kid, place) in enumerate(zip(parent.kids, places, strict=True)):
        values: Dictionary = {
            Name(b"Title"): text(kid.words),
            Name(b"Parent"): reference,
            Name(b"Dest"): kid.target,
        }
        if number:
            values[Name(b"Prev")] = places[number - 1]
        if number + 1 < len(places):
            values[Name(b"Next")] = places[number + 1]
        if kid.kids:
            values |= _family(document, kid, place)
        document.put(values, place)
    return {Name(b"First"): places[0], Name(b"Last"): places[-1], Name(b"Count"): word(_count(parent))}


def _count(bookmark: Bookmark) -> int:
    return sum(1 + _count(kid) for kid in bookmark.kids)
