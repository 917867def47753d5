"""Encodings of files: UTF-8, or one that old Japanese programs left behind."""

import codecs
import re
from dataclasses import dataclass

from editor.core.text.patterns import pattern

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHIFT = pattern(rb"\x1b(?:\$[@B]|\$\(D|\([IJ])")
_KANA = pattern("[\u3000-\u30ff]")
_KANJI = pattern("[\u4e00-\u9fff\uff01-\uff5e]")
_UNLIKELY = pattern("[\uff61-\uff9f\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
BINARY = "binary"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file without its byte order mark. `encoding` is "binary" if none fits; bytes that no character
    could be found for are then U+FFFD in `text`."""

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes) -> DecodedText:
    """The text of `data`; never raises."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _strict(data[len(bom) :] if encoding == "utf-8" else data, encoding)
            if text is not None:
                return DecodedText(text, encoding, bom)
            break
    text = _strict(data, "utf-8")
    if text is not None:
        shifted = _strict(data, "iso2022_jp") if text.isascii() and _SHIFT.search(data) else None
        return DecodedText(text, "utf-8") if shifted is None else DecodedText(shifted, "iso2022-jp")
    if not _is_damaged_utf8(data):
        found = [(_likelihood(text), text, name) for name in ("cp932", "euc-jp") if (text := _strict(data, name))]
        if found:
            score, text, name = max(found, key=lambda item: item[0])
            if score > 0:
                return DecodedText(text, name)
    return DecodedText(data.decode("utf-8", "replace"), BINARY)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly all of what is not ASCII is UTF-8: such a file was damaged, not written in another encoding."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall("[^\x00-\x7f\ufffd]", text))
    return good > 10 * bad


def _likelihood(text: str) -> int:
    """Japanese text has kana and kanji; read in the wrong encoding it has half-width kana and private characters."""
    return 3 * len(_KANA.findall(text)) + len(_KANJI.findall(text)) - 5 * len(_UNLIKELY.findall(text))
