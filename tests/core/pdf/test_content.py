import pytest

from editor.core.pdf.content import drawn
from editor.core.pdf.syntax import PdfError

TEXT = b"BT\n/F1 10 Tf\n1 0 0 -1 8 45 Tm\n96 0 Td <0014> Tj\n/Span<</ActualText <FEFF> >> BDC\n<00> Tj\nEMC\nET"


def test_places_of_what_is_drawn() -> None:
    stream = b".5 0 0 -.5 0 800 cm\nq\n2 0 0 2 0 0 cm\n" + TEXT + b"\nQ\n"
    (found,) = drawn(stream)
    assert (found.kind, found.x, found.y, found.size) == ("text", 104, 755, 10)
    assert stream[found.start : found.end] == TEXT
    assert found.scale == 1


@pytest.mark.parametrize(
    ("stream", "pieces"),
    [
        (b"0 0 5 5 re\nW* n\n1 2 m\n3 4 l\nS\n/X5 Do", [("path", b"1 2 m\n3 4 l\nS"), ("object", b"/X5 Do")]),
        (b"1 0 0 RG 1 2 3 4 re f 5 6 7 8 re f*", [("path", b"1 2 3 4 re f"), ("path", b"5 6 7 8 re f*")]),
        (b"BT ET", []),
        (b"BT (a) Tj ET BT [(b) 3 (c)] TJ ET", [("text", b"BT (a) Tj ET"), ("text", b"BT [(b) 3 (c)] TJ ET")]),
        (
            b"BT\n<00> Tj\n1 0 Td <01> Tj\nET\n/X Do BT\n<00> Tj\n(\nET) Tj\nET",
            [
                ("text", b"BT\n<00> Tj\n1 0 Td <01> Tj\nET"),
                ("object", b"/X Do"),
                ("text", b"BT\n<00> Tj\n(\nET) Tj\nET"),
            ],
        ),
        (b"Q Q /X Do", [("object", b"/X Do")]),
        (b"(\\) ET) Tj BT (BT \\( ET) Tj ET", [("text", b"BT (BT \\( ET) Tj ET")]),
    ],
)
def test_pieces_of_a_stream(stream: bytes, pieces: list[tuple[str, bytes]]) -> None:
    assert [(one.kind, stream[one.start : one.end]) for one in drawn(stream)] == pieces


@pytest.mark.parametrize("stream", [b"(a", b"1 0 cm", b"{", b"BT 1.2.3 4 Td ET"])
def test_a_broken_stream_is_refused(stream: bytes) -> None:
    with pytest.raises(PdfError):
        list(drawn(stream))


@pytest.mark.parametrize(
    ("text", "is_reversed", "single"),
    [
        (b"1 0 0 1 5 6 Tm <0041> Tj", False, True),
        (b"1 0 0 1 5 6 Tm (\\)) Tj", False, True),
        (b"1 0 0 1 5 6 Tm <00410042> Tj", False, False),
        (b"1 0 0 1 5 6 Tm <0041> Tj\n4 0 Td <0042> Tj", False, False),
        (b"/ReversedChars BMC\n1 0 0 1 5 6 Tm <0041> Tj\n4 0 Td <0042> Tj\nEMC", True, False),
        (b"/Span <</ActualText <feff0041>>> BDC\n1 0 0 1 5 6 Tm <0041> Tj\nEMC", False, True),
    ],
)
def test_which_way_letters_run(text: bytes, is_reversed: bool, single: bool) -> None:
    (found,) = drawn(b"BT\n/F1 10 Tf\n" + text + b"\nET")
    assert (found.reversed, found.single) == (is_reversed, single)
