"""A PDF of the web engine completed: tags, bookmarks of its headings, title and language, and places within it that are
right.

Qt's engine prints without tags and bookmarks, and tells places within a document without the margins of the paper
(measured with Qt 6.11).
"""

from collections.abc import Iterator
from typing import TypeAlias

from editor.core.pdf.bookmarks import Bookmark, put_bookmarks
from editor.core.pdf.content import Drawn, drawn
from editor.core.pdf.document import Dictionary, PdfDocument
from editor.core.pdf.letters import name_letters
from editor.core.pdf.matching import PageMatcher, PieceStart, in_reading_order
from editor.core.pdf.printed import MARGINS, PrintedEntry, PrintedPage
from editor.core.pdf.syntax import Atom, Name, PdfError, Ref, Value, real, text, word, written
from editor.core.pdf.tags import Structure

_Places: TypeAlias = dict[bytes, tuple[Ref, float, float]]
_MOST_PAGES = 20_000
_DEEPEST = 30
_USUAL = 0.75  # points of a pixel of CSS


def completed(data: bytes, printed: PrintedPage) -> bytes:
    """The PDF `data` of the page `printed`, completed. Raises PdfError where it is none of the web engine's."""
    document = PdfDocument(data)
    catalog = document.dictionary(document.catalog)
    places = _places(document, catalog, _scale(document, catalog))
    name_letters(document, list(_fonted(document, catalog)))
    structure = _tag(document, catalog, printed, places)
    marks = {name.encode() for entry in printed.entries for name in (entry.name, entry.side)}
    catalog[Name(b"Dests")] = {Name(name): _target(place) for name, place in places.items() if name not in marks}
    catalog[Name(b"StructTreeRoot")] = structure.put(document)
    catalog[Name(b"MarkInfo")] = {Name(b"Marked"): Atom(b"true")}
    if printed.language:
        catalog[Name(b"Lang")] = text(printed.language)
    if (outlines := put_bookmarks(document, list(_bookmarks(printed.entries, places)))) is not None:
        catalog[Name(b"Outlines")] = outlines
        catalog[Name(b"PageMode")] = Name(b"UseOutlines")
    if printed.title and document.info is not None:
        catalog[Name(b"ViewerPreferences")] = {Name(b"DisplayDocTitle"): Atom(b"true")}
        document.put({**document.dictionary(document.info), Name(b"Title"): text(printed.title)}, document.info)
    document.put(catalog, document.catalog)
    return document.file()


def _scale(document: PdfDocument, catalog: Dictionary) -> float:
    """The size of the contents: 1, or less where something was too wide for the paper, and all was made smaller."""
    for page in _pages(document, catalog.get(Name(b"Pages"))):
        values = document.dictionary(page)
        height = _height(document, values)
        for thing in drawn(_contents(document, values)):
            if thing.kind == "text" and MARGINS.bottom <= thing.y <= height - MARGINS.top:
                return thing.scale / _USUAL if 0.2 < thing.scale / _USUAL < 1 else 1.0
    return 1.0


def _height(document: PdfDocument, page: Dictionary) -> float:
    """The height of a page in points. Raises PdfError."""
    match document.items(page.get(Name(b"MediaBox"))):
        case [_left, _low, _right, high]:
            return real(high)
    raise PdfError("a page without a size")


def _contents(document: PdfDocument, page: Dictionary) -> bytes:
    contents = page.get(Name(b"Contents"))
    return document.stream(contents) if isinstance(contents, Ref) else b""


def _places(document: PdfDocument, catalog: Dictionary, scale: float) -> _Places:
    """The places that have names (12.3.2.3), in points from the lower left corner of their page; the engine tells them
    without margins, and as if nothing had been made smaller."""
    found: _Places = {}
    heights: dict[Ref, float] = {}
    for name, target in document.dictionary(catalog.get(Name(b"Dests"))).items():
        match document.items(target):
            case [Ref() as page, b"XYZ", x, y, *_]:
                if page not in heights:
                    heights[page] = _height(document, document.dictionary(page))
                down = (heights[page] - real(y)) * scale
                found[bytes(name)] = (page, real(x) * scale + MARGINS.left, heights[page] - MARGINS.top - down)
    return found


def _target(place: tuple[Ref, float, float]) -> list[Value]:
    page, x, y = place
    return [page, Name(b"XYZ"), word(x), word(y), word(0)]


def _bookmarks(entries: tuple[PrintedEntry, ...], places: _Places) -> Iterator[Bookmark]:
    """The headings that were printed; each leads to where its text begins."""
    beginnings: dict[int, bytes] = {}
    for entry in entries:
        if entry.kind == "piece" and entry.name.encode() in places:
            around = entry.parent
            while around >= 0 and around not in beginnings:
                beginnings[around] = entry.name.encode()
                around = entries[around].parent
    for number, entry in enumerate(entries):
        if entry.role[:1] == "H" and entry.words and number in beginnings:
            yield Bookmark(entry.words, int(entry.role[1]), _target(places[beginnings[number]]))


def _tag(document: PdfDocument, catalog: Dictionary, printed: PrintedPage, places: _Places) -> Structure:
    """Mark what stands on the pages: the structure that it is part of."""
    structure = Structure(printed.entries)
    matcher = PageMatcher([number for number, entry in enumerate(printed.entries) if entry.kind == "image"])
    items = _first_in_items(printed.entries)
    starts: dict[Ref, list[PieceStart]] = {}
    for number, entry in enumerate(printed.entries):
        if entry.kind == "piece" and (place := places.get(entry.name.encode())) is not None:
            page, x, y = place
            side = places.get(entry.side.encode()) if entry.side else None
            right = side[1] if side is not None else float("inf")
            starts.setdefault(page, []).append(PieceStart(number, x, y, number in items, bool(entry.side), right))
    backwards = {number for number, entry in enumerate(printed.entries) if entry.backwards}
    for number, page in enumerate(_pages(document, catalog.get(Name(b"Pages")))):
        structure.begin_page()
        values = document.dictionary(page)
        values |= {Name(b"StructParents"): word(number), Name(b"Tabs"): Name(b"S")}
        document.put(values, page)
        height = _height(document, values)
        contents = values.get(Name(b"Contents"))
        if not isinstance(contents, Ref):
            continue
        stream = document.stream(contents)
        things = list(drawn(stream))
        matches = list(matcher.page(things, starts.get(page, []), _pictures(document, values), height))
        links = list(_links(document, values))
        begun = {
            match.drawn.start: structure.mark(match, page, _over(match.drawn, links))
            for match in in_reading_order(matches, backwards)
        }
        pieces, at = [], 0
        for thing in things:
            pieces += [stream[at : thing.start], b"\n"]
            pieces += [begun[thing.start], b"\n", stream[thing.start : thing.end]]
            pieces.append(b"\nEMC\n")
            at = thing.end
        document.put_stream(b"".join([*pieces, stream[at:]]), contents)
    return structure


def _first_in_items(entries: tuple[PrintedEntry, ...]) -> set[int]:
    """The pieces with which items of lists begin, before which their numbers stand."""
    seen: set[int] = set()
    found: set[int] = set()
    for number, entry in enumerate(entries):
        around = entry.parent
        while around >= 0 and entries[around].role != "LI":
            around = entries[around].parent
        if entry.kind == "piece" and around >= 0 and around not in seen:
            seen.add(around)
            found.add(number)
    return found


def _pages(document: PdfDocument, top: Value | None) -> Iterator[Ref]:
    """The pages in their order (7.7.3). Raises PdfError."""
    stack, count = [(top, 0)], 0
    while stack:
        reference, depth = stack.pop()
        if not isinstance(reference, Ref) or depth > _DEEPEST or count > _MOST_PAGES:
            raise PdfError("no tree of pages")
        values = document.dictionary(reference)
        if values.get(Name(b"Type")) == b"Pages":
            stack += [(kid, depth + 1) for kid in reversed(document.items(values.get(Name(b"Kids"))))]
        else:
            count += 1
            yield reference


def _fonted(document: PdfDocument, catalog: Dictionary) -> Iterator[tuple[Ref, bytes, dict[bytes, Ref]]]:
    """The contents of the pages, and the fonts that each of them has names for. Raises PdfError."""
    for page in _pages(document, catalog.get(Name(b"Pages"))):
        values = document.dictionary(page)
        if isinstance(contents := values.get(Name(b"Contents")), Ref):
            fonts = document.dictionary(document.dictionary(values.get(Name(b"Resources"))).get(Name(b"Font")))
            known = {bytes(name): font for name, font in fonts.items() if isinstance(font, Ref)}
            yield contents, document.stream(contents), known


def _pictures(document: PdfDocument, page: Dictionary) -> frozenset[bytes]:
    """The names of the images among a page's objects; others are forms."""
    objects = document.dictionary(document.dictionary(page.get(Name(b"Resources"))).get(Name(b"XObject")))
    return frozenset(
        bytes(name) for name, value in objects.items() if document.dictionary(value).get(Name(b"Subtype")) == b"Image"
    )


def _links(document: PdfDocument, page: Dictionary) -> Iterator[tuple[Ref, bytes, list[float]]]:
    """The links on a page: annotation, what it does, and its rectangle."""
    for reference in document.items(page.get(Name(b"Annots"))):
        if isinstance(reference, Ref):
            values = document.dictionary(reference)
            action = written(values.get(Name(b"A")) or values.get(Name(b"Dest")) or Atom(b"null"))
            yield reference, action, [real(side) for side in document.items(values.get(Name(b"Rect")))]


def _over(thing: Drawn, links: list[tuple[Ref, bytes, list[float]]]) -> tuple[Ref, bytes] | None:
    """The link that lies over the beginning of a text."""
    if thing.kind != "text":
        return None
    for annotation, action, (left, low, right, high) in links:
        if left - 0.5 <= thing.x < right - 1.2 and low - 0.5 <= thing.y <= high + 0.5:
            return annotation, action
    return None
