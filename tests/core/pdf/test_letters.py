"""Letters that marks say of glyphs, put into the fonts."""

import pytest

from editor.core.pdf.document import PdfDocument
from editor.core.pdf.letters import name_letters
from editor.core.pdf.syntax import Ref
from tests.core.pdf.files import pdf, stream

TABLE = (
    b"begincmap\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    b"1 beginbfchar\n<27> <2F49>\nendbfchar\n2 beginbfrange\n<41> <43> <0041>\n<50> <51> [<0050> <00510052>]\n"
    b"endbfrange\nendcmap\nend"
)
CONTENTS, FONT, SIGNS = Ref(2), Ref(3), Ref(4)


def span(said: bytes, code: bytes) -> bytes:
    return b"/Span<</ActualText %b >> BDC\n%b Tj\nEMC\n" % (said, code)


def named(contents: bytes, table: bytes | None = TABLE) -> tuple[bytes, bytes]:
    """The contents of a page and the table of its font, afterwards."""
    objects = [
        b"<</Type /Catalog>>",
        stream(contents),
        b"<</Type /Font /Subtype /Type3%b>>" % (b" /ToUnicode 4 0 R" if table is not None else b""),
        stream(table or b""),
    ]
    document = PdfDocument(pdf(objects, 1))
    name_letters(document, [(CONTENTS, document.stream(CONTENTS), {b"F1": FONT})])
    return document.stream(CONTENTS), document.stream(SIGNS)


MONTH = b"BT\n/F1 10 Tf\n(A) Tj\n" + span(b"<feff6708>", b"4.5 0 Td (')") + b"(B) Tj\nET"


def test_a_glyph_that_always_stands_for_the_same_gets_its_letter() -> None:
    contents, table = named(MONTH)
    assert contents == b"BT\n/F1 10 Tf\n(A) Tj\n4.5 0 Td (') Tj\n(B) Tj\nET"
    for row in (b"<27> <6708>", b"<41> <0041>", b"<43> <0043>", b"<50> <0050>", b"<51> <00510052>"):
        assert row in table
    assert b"2F49" not in table and table.count(b"beginbfchar") == 1 and table.endswith(b"endcmap\nend")


@pytest.mark.parametrize(
    "inside", [b"/F1 9 Tf\n1 0 0 -1 5 6 Tm\n<27>", b"/F1 9 Tf\n<27>", b"1 0 0 -1 5 6 Tm\n<27>", b"(\\047)", b"<27>"]
)
def test_what_stands_in_a_mark_stays(inside: bytes) -> None:
    contents, _table = named(b"BT\n/F1 9 Tf\n" + span(b"<FEFF6708>", inside) + b"ET")
    assert contents == b"BT\n/F1 9 Tf\n%b Tj\nET" % inside


@pytest.mark.parametrize(
    "contents",
    [
        MONTH.replace(b"(B)", b"(B'C)"),  # the glyph stands for itself elsewhere
        MONTH.replace(b"ET", span(b"<feff2F49>", b"(')") + b"ET"),
        MONTH.replace(b"/F1", b"/F9"),  # a font that nobody knows
        MONTH.replace(b"(')", b"(') Tj (C)"),  # several glyphs
        MONTH.replace(b"/F1 10 Tf\n", b""),
    ],
)
def test_marks_that_must_stay(contents: bytes) -> None:
    assert named(contents) == (contents, TABLE)


@pytest.mark.parametrize(
    "table",
    [
        None,
        b"",
        b"endcmap endcodespacerange",
        TABLE.replace(b"<27> <2F49>", b"<0027> <2F49>"),
        TABLE.replace(b"<2F49>", b"<F49>"),
        TABLE.replace(b"[<0050> <00510052>]", b"[<0050>]"),
    ],
)
def test_a_table_that_cannot_be_read_leaves_the_marks(table: bytes | None) -> None:
    assert named(MONTH, table) == (MONTH, table or b"")


def test_a_letter_may_be_several_signs_and_written_as_latin() -> None:
    contents = b"BT\n/F1 9 Tf\n" + span(b"<feff06440627>", b"<27>") + span(b"(\\()", b"<28>") + b"ET"
    _contents, table = named(contents)
    assert b"<27> <06440627>" in table and b"<28> <0028>" in table
