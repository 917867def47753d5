"""Texts of other programs in the encodings of their time: UTF-8, perhaps with bytes of older texts in it, Shift_JIS
with its vendors' signs, EUC-JP with the same.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from editor.core.text.encodings import decode

WESTERN = "ronpyo-western"
"""The error handler by which bytes that are no UTF-8 are read as Windows wrote them in the West."""

_CHUNK = 1 << 18  # bytes
_BOMS = (  # the longer ones first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3001\u3002]")
_KANJI = re.compile("[\u4e00-\u9fff]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff\ufffd\x80-\x9f]")
_LEGACY = {"cp932": "cp932", "euc-jp": "euc_jis_2004"}
_CODECS = {"iso2022-jp": "iso2022_jp", "euc-jp": "euc_jis_2004"}


def _western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong), error.end


codecs.register_error(WESTERN, _western)


def wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32, by the mark at the beginning of `data` or by its zeros; "" for a text in neither.

    Texts that are imported begin with signs of ASCII: a tag, a header, the name of a field.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    begin = data[:64]
    if len(begin) < 4 or 0 not in begin:
        return ""
    blank = [begin[place::4].count(0) * 4 >= len(begin) * 0.6 for place in range(4)]
    filled = [begin[place] != 0 for place in range(4)]
    for wide, places in (
        ("utf-32-le", (1, 2, 3)),
        ("utf-32-be", (0, 1, 2)),
        ("utf-16-le", (1, 3)),
        ("utf-16-be", (0, 2)),
    ):
        others = [place for place in range(4) if place not in places]
        if all(blank[index] for index in places) and all(filled[index] for index in others):
            return wide
    return ""


def narrowed(stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    """The text of `stream`, which is in a wide encoding, in pieces of UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    first = True
    while data := stream.read(_CHUNK):
        text = decoder.decode(data)
        if first and text:
            text, first = text.removeprefix("\ufeff"), False
        yield text.encode("utf-8", "replace")
    yield decoder.decode(b"", True).encode("utf-8", "replace")


def encoding_of(data: bytes) -> str:
    """The encoding of a text that begins with `data`, whose last character is whole; "" while all of it is ASCII.

    A text with a few bytes that fit into no encoding is in the one that the rest of it fits into.
    """
    if utf := wide_encoding(data):
        return utf
    if data.isascii() and b"\x1b" not in data:
        return ""
    found = decode(data).encoding
    if found != "binary":
        return found
    scores = {name: _likelihood(data.decode(codec, "replace")) for name, codec in _LEGACY.items()}
    best = max(scores, key=lambda name: scores[name])
    wide = len(re.findall("[^\x00-\x7f\ufffd]", data.decode("utf-8", "replace")))
    return best if scores[best] > max(20, 2 * wide) else "utf-8"


def _likelihood(text: str) -> int:
    """Of Japanese that was read in the right encoding."""
    return 2 * len(_KANA.findall(text)) + len(_KANJI.findall(text)) - 5 * len(_UNLIKELY.findall(text))


def text_of(data: bytes, encoding: str) -> str:
    """`data` as text; what fits into no encoding stays visible."""
    codec = _CODECS.get(encoding, encoding or "utf-8")
    return data.decode(codec, WESTERN if codec == "utf-8" else "replace")
