"""XML files cut into their entries, in whatever pieces and encoding they come."""

import codecs
import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import ImportFileError
from editor.core.importers import xml_parts
from editor.core.importers.xml_parts import XmlPart, _Scanner, decoded, encoding_of, parts, refuse_document_type

HEAD, ONE, TWO = "<?xml version='1.0'?><feed>", "<entry>一</entry>", "<a:entry x='>'/><item ><b/></item>"


def cut(*pieces: str) -> list[tuple[str, str]]:
    scanner = _Scanner()
    found = [part for piece in pieces for part in scanner.feed(piece)]
    return [(part.kind, part.text) for part in [*found, *scanner.close()]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD, [("head", HEAD)]),
        (f"{HEAD}{ONE}</feed>", [("head", HEAD), ("entry", ONE), ("tail", "</feed>")]),
        (f"{HEAD}<x:item>a</x:item>\n<item/>", [("head", HEAD), ("entry", "<x:item>a</x:item>"), ("tail", "")]),
        (f"{HEAD}<entry>a{ONE}", [("head", HEAD), ("broken", "<entry>a"), ("entry", ONE), ("tail", "")]),
        (f"{HEAD}<entry>a", [("head", HEAD), ("cut", "<entry>a")]),
        (f"{HEAD}<item><![CDATA[</item>]]></item>",
         [("head", HEAD), ("entry", "<item><![CDATA[</item>]]></item>"), ("tail", "")]),
        (f"{HEAD}<!-- <entry> -->{ONE}", [("head", f"{HEAD}<!-- <entry> -->"), ("entry", ONE), ("tail", "")]),
        (f"{HEAD}<entry><!-- </entry>", [("head", HEAD), ("cut", "<entry><!-- </entry>")]),
        ("<entrys/><items></items>", [("head", "<entrys/><items></items>")]),
        ("</entry>", [("head", "</entry>")]),
        ("", [("head", "")]),
    ],
)  # fmt: skip
def test_the_parts_of_a_file(text: str, expected: list[tuple[str, str]]) -> None:
    assert cut(text) == expected
    assert cut(*text) == expected  # sign by sign


FILES = st.lists(
    st.sampled_from([ONE, "<item>", "</item>", "<!--", "-->", "<![CDATA[", "]]>", "<a>x</a>", "あ", "<", "<entry/>"]),
    max_size=12,
).map("".join)


@given(FILES, st.lists(st.integers(0, 120), max_size=6))
def test_where_a_file_is_cut_by_its_reader_makes_no_difference(text: str, places: list[int]) -> None:
    ends = sorted({0, len(text), *(place for place in places if place <= len(text))})
    whole = [part for part in cut(text) if part[0] != "tail"]
    assert [part for part in cut(*(text[a:b] for a, b in pairwise(ends))) if part[0] != "tail"] == whole


def test_an_entry_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_parts, "_LONGEST", 5000)
    scanner = _Scanner()
    found = list(scanner.feed(f"{HEAD}<entry>{'x' * 4993}"))
    assert [part.kind for part in found] == ["head"]
    (broken,) = scanner.feed("x")
    assert (broken.kind, len(broken.text)) == ("broken", 2000)
    assert [part.kind for part in scanner.feed(ONE)] == ["entry"]


def test_a_head_without_end_is_no_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_parts, "_LONGEST_HEAD", 100)
    scanner = _Scanner()
    assert list(scanner.feed("x" * 100)) == []
    with pytest.raises(ImportFileError, match="no posts"):
        list(scanner.feed("x"))


@pytest.mark.parametrize(
    ("head", "refused"),
    [
        ("<?xml?><feed>", False),
        ("<!DOCTYPE x>", True),
        ("<!doctype html>", True),
        ("<x><!ENTITY a 'b'>", True),
        ("<!-- <!DOCTYPE x> --><feed>", False),
        ("<?x <!DOCTYPE x> ?><feed>", False),
        ("<![CDATA[ <!ENTITY ]]><feed>", False),
        ("<!-- a --><!-- b --><!ELEMENT x>", True),
        ("<!-- <!DOCTYPE x>", False),  # nobody closes the comment
        ("<!-->", False),
    ],
)
def test_a_document_type_is_refused(head: str, refused: bool) -> None:
    if refused:
        with pytest.raises(ImportFileError, match="document type"):
            refuse_document_type(head)
    else:
        refuse_document_type(head)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b"<feed>", "utf-8"),
        (b"", "utf-8"),
        (codecs.BOM_UTF8 + b"<feed>", "utf-8"),
        (codecs.BOM_UTF16_LE + "<".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        ("<f".encode("utf-16-le"), "utf-16-le"),
        ("<f".encode("utf-16-be"), "utf-16-be"),
        ("<f".encode("utf-32-le"), "utf-32-le"),
        ("<f".encode("utf-32-be"), "utf-32-be"),
        (b'\n<?xml version="1.0" encoding="EUC-JP"?>', "euc-jp"),
        (b"<?xml encoding = 'Shift_JIS'?>", "cp932"),
        (b"<?xml encoding='windows-31j'?>", "cp932"),
        (b"<?xml encoding='utf-16'?>", "utf-8"),  # it was readable so far
        (b"<feed encoding='x'>", "utf-8"),
    ],
)
def test_the_encoding(head: bytes, encoding: str) -> None:
    assert encoding_of(head) == encoding


@pytest.mark.parametrize("declared", ["utf-8", "shift_jis", "euc-jp", "iso-8859-1", "us-ascii", ""])
@pytest.mark.parametrize("real", ["utf-8", "cp932", "euc-jp", "iso2022-jp"])
def test_a_text_that_was_converted_and_still_says_its_former_encoding(declared: str, real: str) -> None:
    says = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    data = f"{says}<feed><title>日本語の題です。</title><entry>本".encode(real)
    found = encoding_of(data)
    asked = declared in ("", "utf-8", "us-ascii") or real == "utf-8"
    assert found == (real if asked else {"shift_jis": "cp932"}.get(declared, declared))
    if asked:
        assert "日本語の題です。" in "".join(decoded(io.BytesIO(data), found))


def test_single_bytes_of_older_texts_make_no_other_encoding_of_a_file() -> None:
    assert encoding_of("<?xml version='1.0'?><feed>日本語の題です。".encode() * 20 + b"\xe9\x93<entry>") == "utf-8"
    assert encoding_of("<?xml version='1.0' encoding='iso-8859-1'?><feed>é</feed>".encode("latin-1")) == "iso-8859-1"


@pytest.mark.parametrize("name", [b"rot13", b"zip", b"unicode_escape"])
def test_what_is_no_encoding_of_texts_is_refused(name: bytes) -> None:
    with pytest.raises(ImportFileError, match="not read here"):
        encoding_of(b"<?xml encoding='" + name + b"'?>")


@pytest.mark.parametrize("size", [1, 2, 3, 1 << 18])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp932", "iso-2022-jp"])
def test_a_text_comes_in_pieces(monkeypatch: pytest.MonkeyPatch, encoding: str, size: int) -> None:
    monkeypatch.setattr(xml_parts, "CHUNK", size)
    mark = "\ufeff" if encoding.startswith("utf") else ""
    data = f"{mark}<a>日本\x00\x0b語</a>".encode(encoding)
    assert "".join(decoded(io.BytesIO(data), encoding)) == "<a>日本語</a>"


def test_a_file_of_any_encoding() -> None:
    text = f"<?xml version='1.0' encoding='{{}}'?><feed>{ONE}</feed>"
    for name in ("utf-8", "euc-jp", "shift_jis", "utf-16"):
        found = list(parts(io.BytesIO(text.format(name).encode(name))))
        assert [part.kind for part in found] == ["head", "entry", "tail"]
        assert found[1] == XmlPart("entry", ONE)
