"""Texts of other programs, in the encodings of their time."""

import codecs
import io

import pytest

from editor.core.importers.encoding import encoding_of, narrowed, text_of, wide_encoding

TEXT = "日本語のテキストです。ここにあります。"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_texts_are_known_by_their_mark_or_their_zeros(name: str) -> None:
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE, "utf-32-le": codecs.BOM_UTF32_LE,
             "utf-32-be": codecs.BOM_UTF32_BE}  # fmt: skip
    assert wide_encoding(marks[name] + TEXT.encode(name)) == name
    for text in ("<a/>", "<a/>ab", "<title>日本</title>", "AUTHOR: 著者\n" * 20):
        assert wide_encoding(text.encode(name)) == name
        assert encoding_of(text.encode(name)) == name


@pytest.mark.parametrize("data", [b"", b"abc", b"a\0b", b"\0" * 64, b"abcdefgh\0", TEXT.encode()])
def test_others_are_not(data: bytes) -> None:
    assert wide_encoding(data) == ""


@pytest.mark.parametrize("cut", [0, 1])
@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_a_wide_text_is_read_in_pieces(name: str, cut: int) -> None:
    data = f"\ufeffa{TEXT}\ufeff".encode(name)
    pieces = list(narrowed(io.BytesIO(data + b"x" * cut), name))
    assert b"".join(pieces).decode() == f"a{TEXT}\ufeff" + "\ufffd" * cut


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"abc", ""),
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("cp932"), "cp932"),
        (TEXT.encode("euc-jp"), "euc-jp"),
        (TEXT.encode("iso2022-jp"), "iso2022-jp"),
        # a few bytes that fit into none
        (TEXT.encode("cp932") + b"\xff\xfd", "cp932"),
        (TEXT.encode("euc-jp") + b"\xff\xff", "euc-jp"),
        (TEXT.encode() + b"\xe9", "utf-8"),
        (b"caf\xe9", "utf-8"),
    ],
)
def test_the_encoding_of_a_text(data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"caf\xe9", "utf-8", "café"),  # as Windows wrote it in the West
        (b"caf\x92\x81", "", "caf’\x81"),
        ("①".encode("cp932"), "cp932", "①"),
        ("日本".encode("iso2022-jp"), "iso2022-jp", "日本"),
        ("日本".encode("euc-jp"), "euc-jp", "日本"),
    ],
)
def test_what_fits_into_no_encoding_stays_visible(data: bytes, encoding: str, text: str) -> None:
    assert text_of(data, encoding) == text
