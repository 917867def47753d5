import pytest

from editor.core.pdf.syntax import Atom, Name, PdfError, Ref, parse, real, text, whole, word, written

VALUES = [
    (b"12", b"12"),
    (b"-.5", b"-.5"),
    (b"/Name", b"/Name"),
    (b"(a (b) \\) c)", b"(a (b) \\) c)"),
    (b"<FEFF 00>", b"<FEFF 00>"),
    (b"[1 2 0 R /A(x)]", b"[1 2 0 R /A (x)]"),
    (b"<</A 1/B<</C[]>>>>", b"<</A 1 /B <</C []>>>>"),
    (b"<</A<AB>/B true>>", b"<</A <AB> /B true>>"),
]


@pytest.mark.parametrize(("data", "again"), VALUES)
def test_a_value_is_read_and_written(data: bytes, again: bytes) -> None:
    value, end = parse(data)
    assert (written(value), end) == (again, len(data))
    assert parse(written(value))[0] == value


@pytest.mark.parametrize("data", [b"", b"(a", b"[1", b"<</A>>", b"<<1 2>>", b"]", b"[" * 500])
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(PdfError):
        parse(data)


def test_numbers_and_strings() -> None:
    assert (whole(Atom(b"12")), real(Atom(b"1.5")), word(3), word(2.5)) == (12, 1.5, b"3", b"2.5")
    assert text("日本") == b"<FEFF65E5672C>"
    assert parse(b"[3 0 R]")[0] == [Ref(3)]
    assert isinstance(parse(b"/A")[0], Name)
    with pytest.raises(PdfError):
        whole(Name(b"12"))
    with pytest.raises(PdfError):
        real(Atom(b"1.2.3"))
