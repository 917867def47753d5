"""The text of a page: in the encoding that it declares, else the one that its bytes fit into."""

import codecs
import re

from editor.core.text.encodings import BINARY, decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9_:-]{2,30})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# As https://encoding.spec.whatwg.org/ reads the names: with the signs of vendors.
_READ_AS = {"shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "iso-8859-1": "cp1252"}
_HEAD = 4096


def page_text(data: bytes) -> str:
    """`data` as text; what fits into no encoding becomes U+FFFD."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if data[:_HEAD].count(0) > len(data[:_HEAD]) // 4:  # UTF-16 without a mark
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    if found := _CHARSET.search(data[:_HEAD]):
        name = found[1].decode("ascii").lower()
        try:
            return data.decode(_READ_AS.get(name, name))
        except (LookupError, UnicodeError):
            pass
    made = decode(data)
    return data.decode("utf-8", "replace") if made.encoding == BINARY else made.text
