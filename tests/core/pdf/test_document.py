import zlib

import pytest

from editor.core.pdf.document import PdfDocument
from editor.core.pdf.syntax import Atom, Name, PdfError, Ref
from tests.core.pdf.files import pdf, stream


def test_what_is_changed_is_new_and_the_rest_keeps_its_bytes() -> None:
    data = pdf([b"<</Type /Catalog /A 2 0 R>>", b"[1 (b)]", stream(b"q Q")], 1)
    document = PdfDocument(data)
    document.put({**document.dictionary(document.catalog), Name(b"B"): Atom(b"7")}, document.catalog)
    added = document.put([Atom(b"5")])
    document.put_stream(b"Q q", Ref(3))
    again = PdfDocument(document.file())
    assert again.dictionary(again.catalog) == {b"Type": b"Catalog", b"A": Ref(2), b"B": b"7"}
    assert again.items(Ref(2)) == [b"1", b"(b)"]
    assert again.items(added) == [b"5"]
    assert again.stream(Ref(3)) == b"Q q"


def test_a_bomb_is_refused() -> None:
    packed = zlib.compress(bytes(65 * 1024 * 1024))
    data = pdf([b"<<>>", b"<</Filter /FlateDecode /Length %d>> stream\n%b\nendstream" % (len(packed), packed)], 1)
    with pytest.raises(PdfError, match="large"):
        PdfDocument(data).stream(Ref(2))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4\n",
        b"%PDF-1.4\nstartxref\n9\n%%EOF\n",
        b"%PDF-1.4\nxref\n0 9\nstartxref\n9\n%%EOF\n",
        b"%PDF-1.4\nxref\n0 99999999999\nstartxref\n9\n%%EOF\n",
        pdf([b"<<>>"], 1).replace(b"trailer", b"tr"),
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(PdfError):
        PdfDocument(data)


def test_what_is_not_there_is_refused() -> None:
    document = PdfDocument(pdf([b"<</A 1>>"], 1))
    with pytest.raises(PdfError):
        document.get(Ref(9))
    with pytest.raises(PdfError):
        document.stream(Ref(1))
    with pytest.raises(PdfError):
        document.items(Ref(1))
