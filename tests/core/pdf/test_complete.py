"""Tags and bookmarks put into files made by hand; a real print is in `core/exporters/test_pdf.py`."""

import pytest

from editor.core.pdf.complete import completed
from editor.core.pdf.document import PdfDocument
from editor.core.pdf.printed import PrintedEntry, PrintedPage
from editor.core.pdf.syntax import Name, PdfError, Ref
from tests.core.pdf.files import line, page_of_text

PRINTED = PrintedPage(
    "題",
    "ja",
    (
        PrintedEntry("element", -1, "Art"),
        PrintedEntry("element", 0, "H1", words="見出し"),
        PrintedEntry("piece", 1, name="m-1"),
        PrintedEntry("element", 0, "L"),
        PrintedEntry("element", 3, "LI"),
        PrintedEntry("piece", 4, name="m-2"),
        PrintedEntry("element", 0, "P"),  # nothing of it is drawn
        PrintedEntry("piece", 6, name="m-3"),
        PrintedEntry("image", 0, words="絵"),
        PrintedEntry("piece", 0, name="m-4"),
    ),
)
FIRST = line(b"HEAD", 0, 12) + line(b"1.", 2, 42) + line(b"ITEM", 14, 42) + b"/X1 Do\n0 0 1 1 re f\n"
SECOND = line(b"LOOSE", 0, 12) + line(b"LINK", 40, 12) + line(b"7", 200, 760)
DESTS = {"m-1": (0, 0.0, 2.0), "m-2": (0, 14.0, 32.0), "m-4": (1, 0.0, 2.0), "own": (1, 0.0, 2.0)}
LINK = b"<</Type /Annot /Subtype /Link /Rect [90 775 130 785] /Dest /own>>"


def _structure(document: PdfDocument, reference: Ref) -> object:
    values = document.dictionary(reference)
    kids = values[Name(b"K")]
    kids = kids if isinstance(kids, list) else [kids]
    inside = [_structure(document, kid) if isinstance(kid, Ref) else _marked(kid) for kid in kids]
    role = values.get(Name(b"S"))
    return inside[0] if role is None else (role.decode(), *inside)


def _marked(kid: dict[Name, object]) -> object:
    return "annotation" if kid[Name(b"Type")] == b"OBJR" else int(kid[Name(b"MCID")])  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def document() -> PdfDocument:
    """Two pages; the link is on the first one, where nothing lies below it."""
    return PdfDocument(completed(page_of_text(FIRST, SECOND, links=LINK, dests=DESTS), PRINTED))


def test_the_structure_is_that_of_the_page(document: PdfDocument) -> None:
    catalog = document.dictionary(document.catalog)
    root = catalog[Name(b"StructTreeRoot")]
    assert isinstance(root, Ref)
    assert _structure(document, root) == (
        "Document",
        ("Art", ("H1", 0), ("L", ("LI", ("Lbl", 1), ("LBody", 2))), ("Figure", 3), ("P", 0, 1)),
    )
    assert catalog[Name(b"MarkInfo")] == {b"Marked": b"true"}


def test_what_is_drawn_is_marked_and_otherwise_as_it_was(document: PdfDocument) -> None:
    pages = document.items(document.dictionary(document.dictionary(document.catalog)[Name(b"Pages")])[Name(b"Kids")])
    values = document.dictionary(pages[1])
    assert (values[Name(b"StructParents")], values[Name(b"Tabs")]) == (b"1", b"S")
    contents = document.stream(values[Name(b"Contents")])
    kept = [one for one in contents.split(b"\n") if one and b"BDC" not in one and one not in (b"EMC", b"/Artifact BMC")]
    assert kept == [b"1 0 0 -1 0 842 cm", *SECOND.strip().split(b"\n")]
    assert contents.count(b"/Artifact BMC") == 1
    assert contents.count(b"EMC") == 3


def test_each_mark_is_found_from_its_page(document: PdfDocument) -> None:
    root = document.dictionary(document.dictionary(document.catalog)[Name(b"StructTreeRoot")])
    rows = document.dictionary(root[Name(b"ParentTree")])[Name(b"Nums")]
    assert [rows[0], rows[2]] == [b"0", b"1"]
    roles = [[document.dictionary(element)[Name(b"S")] for element in page] for page in (rows[1], rows[3])]
    assert roles == [[b"H1", b"Lbl", b"LBody", b"Figure"], [b"P", b"P"]]


def test_places_have_the_margins(document: PdfDocument) -> None:
    catalog = document.dictionary(document.catalog)
    assert list(catalog[Name(b"Dests")]) == [b"own"], "the marks are gone"
    assert catalog[Name(b"Dests")][Name(b"own")][2:4] == [b"51", b"789"]
    bookmark = document.dictionary(document.dictionary(catalog[Name(b"Outlines")])[Name(b"First")])
    assert bookmark[Name(b"Dest")][2:4] == [b"51", b"789"]


def test_title_language_and_words_of_pictures(document: PdfDocument) -> None:
    assert document.info is not None
    assert document.dictionary(document.info)[Name(b"Title")] == b"<FEFF984C>"
    assert document.dictionary(document.catalog)[Name(b"Lang")] == b"<FEFF006A0061>"
    assert b"/Alt <FEFF7D75>" in document.file()


def test_a_link_is_an_element_with_its_annotation() -> None:
    printed = PrintedPage("", "", (PrintedEntry("element", -1, "P"), PrintedEntry("piece", 0, name="m-4")))
    first = line(b"A", 0, 12) + line(b"LINK", 40, 12) + line(b"B", 100, 12)
    data = completed(page_of_text(first, links=LINK, dests={"m-4": (0, 0.0, 2.0)}), printed)
    document = PdfDocument(data)
    root = document.dictionary(document.catalog)[Name(b"StructTreeRoot")]
    assert _structure(document, root) == ("Document", ("P", 0, ("Link", 1, "annotation"), 2))
    assert b"/StructParent 1" in data


def test_places_follow_where_all_was_made_smaller() -> None:
    """A text 100 points down and 40 to the right stands at half of that; the engine tells the first."""
    printed = PrintedPage("", "", (PrintedEntry("element", -1, "H2", words="題"), PrintedEntry("piece", 0, name="m")))
    content = b"q .375 0 0 .375 51 51 cm BT /F1 20 Tf 1 0 0 -1 53.3333 160 Tm (A) Tj ET Q"
    document = PdfDocument(completed(page_of_text(content, dests={"m": (0, 40.0, 100.0)}), printed))
    outlines = document.dictionary(document.dictionary(document.catalog)[Name(b"Outlines")])
    assert document.dictionary(outlines[Name(b"First")])[Name(b"Dest")][2:4] == [b"71", b"741"]
    root = document.dictionary(document.catalog)[Name(b"StructTreeRoot")]
    assert _structure(document, root) == ("Document", ("H2", 0))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", page_of_text(b"{"), page_of_text(b"(")])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(PdfError):
        completed(data, PRINTED)


def test_a_page_of_which_nothing_is_known_is_whole() -> None:
    assert b"/Marked true" in completed(page_of_text(FIRST), PrintedPage())
