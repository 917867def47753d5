"""The text of a page: in the encoding that its bytes fit into, whatever the page says of itself.

A page that a browser saved as UTF-8 may still call itself Shift_JIS, and a cut last character or a stray byte must not
turn all of it into another encoding: UTF-8 is tried first, then what the page declares beside the encodings of Japan.
"""

import codecs
import re

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_:-]{2,30})""", re.IGNORECASE
)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# As https://encoding.spec.whatwg.org/ reads the names: with the signs of vendors.
_READ_AS = {
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "windows-31j": "cp932",
    "ms_kanji": "cp932", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "euc-jp": "euc_jis_2004", "x-euc-jp": "euc_jis_2004", "gb2312": "gb18030", "gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
}  # fmt: skip
_JAPANESE = ("cp932", "euc_jis_2004")
_SHIFT = re.compile(rb"\x1b\$[@B]|\x1b\$\(D|\x1b\([IJ]")
_KANA = re.compile("[ぁ-ゖァ-ヺ、。ー]")
_HAN = re.compile("[一-鿿]")
_UNLIKELY = re.compile("[\uff61-\uff9f\ue000-\uf8ff\ufffd\x80-\x9f]")
_HEAD = 4096  # bytes
_BEGIN = 128  # bytes
_LOOKED_AT = 400_000  # bytes by which encodings are compared


def page_text(data: bytes) -> str:
    """`data` as text; what fits into no encoding becomes U+FFFD."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if is_wide(data):
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    if data.isascii():
        return data.decode("iso2022_jp", "replace") if _SHIFT.search(data) else data.decode("ascii")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    text = data.decode("utf-8", "replace")
    if _is_damaged_utf8(text):
        return text
    names = dict.fromkeys((declared, *_JAPANESE)) if declared not in ("", "utf-8") else dict.fromkeys(_JAPANESE)
    best = max(names, key=lambda name: (_likelihood(data[:_LOOKED_AT], name), name == declared))
    if _likelihood(data[:_LOOKED_AT], best) <= 0:
        best = declared if declared not in ("", "utf-8") else "cp1252"
    return data.decode(best, "replace")


def is_wide(data: bytes) -> bool:
    """Whether `data` is UTF-16: by its mark, or by the zeros of the ASCII signs that a page begins with."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return True
    begin = data[: _BEGIN & ~1]
    odd, even = begin[1::2].count(0), begin[::2].count(0)
    return max(odd, even) * 3 > len(begin) // 2 and min(odd, even) * 10 < len(begin) // 2


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:_HEAD])
    name = found[1].decode("ascii").lower() if found else ""
    name = _READ_AS.get(name, name)
    try:
        b"".decode(name or "utf-8")  # refused for what is no encoding of text: base64, rot13
        return codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""


def _is_damaged_utf8(text: str) -> bool:
    """Whether nearly all of what is not ASCII is UTF-8: such a page was cut or damaged, not written in another one."""
    bad = text.count("\ufffd")
    return len(re.findall("[^\x00-\x7f\ufffd]", text)) > 10 * bad


def _likelihood(data: bytes, name: str) -> float:
    """Of Japanese, and of the encoding `name` for any text: the share of its signs that are right minus the wrong."""
    text = data.decode(name, "replace")
    wide = sum(1 for sign in text if sign > "\x7f") or 1
    good = 2 * len(_KANA.findall(text)) + len(_HAN.findall(text)) * 0.5
    return (good - 5 * len(_UNLIKELY.findall(text))) / wide
