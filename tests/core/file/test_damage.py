"""Which contents of a file are an author's, and which a crash has left."""

import codecs
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.damage import LARGEST_POST, holds_nothing, is_damaged, is_strange

POST = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\nnews:\n  headline: 見出し\n  bullets:\n    - 一\n---\n".encode()
LONG = POST + "本文の行です。\n".encode() * 50

NOTHING = [
    b"", b"\0" * 4096, b"\n", b" \r\n\t", b"\n\0\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", codecs.BOM_UTF16_LE,
    b"\xff\xfe\n\0\n\0", b"\x1a", b"---\n---\n", b"---\n---", b"---\r\n---\r\n\r\n", b"+++\n+++\n",
    b"---\ntitle:\nlabels: []\nid: \"\"\n---\n\n", b"---\n" + b"\0" * 100,
]  # fmt: skip
SOMETHING = [
    "あ".encode(), b"---\ntitle: x\n---\n", b"---\n# only a comment\n---\n", b"---\n---\nx", b"x" * 200_000,
    b"- a list\n", b"--- x", "\u3000".encode(), b"\0x\0", POST,
]  # fmt: skip


@pytest.mark.parametrize("data", NOTHING, ids=repr)
def test_holds_nothing(data: bytes) -> None:
    assert holds_nothing(data)
    assert is_damaged(data, POST)
    assert is_damaged(data, b"x")
    assert not is_damaged(data, b"\n\n\n\n")  # it was no better


@pytest.mark.parametrize("data", SOMETHING, ids=lambda data: repr(data[:20]))
def test_holds_something(data: bytes) -> None:
    assert not holds_nothing(data)


DAMAGED = {
    "a block of zeros at the end": LONG[:300] + b"\0" * (len(LONG) - 300),
    "a block of zeros in the middle": LONG[:200] + b"\0" * 100 + LONG[300:],
    "cut within the header": LONG[:60],
    "cut behind a line of the header": LONG[: LONG.index(b"  bullets")],
    "cut behind the header": POST,
    "cut within a character": LONG[:-5],
    "cut within a line": LONG[: -len("です。\n".encode())],
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + os.urandom(500),
    "noise": bytes(range(1, 256)) * 8,
    "far too large": b"x" * (LARGEST_POST + 1),
}
MEANT = {
    "the last line taken out": LONG[: LONG.rindex("本文".encode())],
    "the last line end taken out": LONG[:-1],
    "more written": LONG + "もっと\n".encode(),
    "another text": POST + "別の文章です。\n".encode(),
    "the header taken out": LONG[len(POST) :],
    "in another encoding": LONG.decode().encode("utf-16"),
    "as it was": LONG,
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged(data: bytes) -> None:
    assert is_damaged(data, LONG)


@pytest.mark.parametrize("data", MEANT.values(), ids=MEANT.keys())
def test_meant(data: bytes) -> None:
    assert not is_damaged(data, LONG)


@given(st.binary(), st.binary())
def test_never_raises(data: bytes, before: bytes) -> None:
    holds_nothing(data)
    is_damaged(data, before)


@given(st.integers(0, len(LONG)))
def test_whatever_lies_within_a_line_is_a_cut(length: int) -> None:
    if LONG[:length].endswith(b"\n") or length >= len(LONG) - 1:
        return
    assert is_damaged(LONG[:length], LONG)


def test_a_large_binary_file_is_not_shown_as_text() -> None:
    assert is_strange(os.urandom(2_000_000))
    assert is_strange(b"PK\x03\x04" + b"\0" * 2_000_000)
    assert not is_strange(os.urandom(2_000))
    assert not is_strange("長い文章です。\n".encode() * 100_000)
    assert not is_strange(("長い文章です。\n" * 100_000).encode("utf-16"))
    assert not is_strange(("長い文章です。\n" * 200_000).encode("cp932"))


def test_only_a_header_may_be_without_a_word() -> None:
    assert not holds_nothing(b"title:\nlabels: []\n")  # no header: a text
    bare = b"---\n" + b"title:\n" * 9000
    assert holds_nothing(bare) and not holds_nothing(bare + b"title:\n" * 1000)  # no header is so long
