"""The text of a page that was saved or copied as rich text (RTF 1.9.1): its lines, without what lays them out."""

import codecs
import re
from collections.abc import Iterator

LARGEST = 8 * 1024 * 1024
"""Bytes that are read; a picture that is written into the text counts as one word of them."""

_WORDS = re.compile(
    rb"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<name>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf"
    b" fldinst listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping datastore"
    b" latentstyles filetbl bkmkstart bkmkend".split()
)
"""Groups whose text nobody sees."""

_SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": " ", b"tab": " ", b"emdash": "—",
    b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
}  # fmt: skip
_ESCAPED = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\xa0", b"_": "‑", b"\n": "\n", b"\r": "\n"}


def is_rich_text(data: bytes) -> bool:
    """Whether `data` begins as rich text does."""
    return data[:20].lstrip().startswith(b"{\\rtf")


def text_of(data: bytes) -> str:
    """The text that a word processor would show of `data`, without its pictures. Never raises."""
    pieces = list(_pieces(data[:LARGEST]))
    return "".join(pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _pieces(data: bytes) -> Iterator[str]:
    page, waiting = "cp1252", bytearray()  # bytes of the older encoding, of which one sign may take two
    unseen, fallback = False, 1
    outer: list[tuple[bool, int]] = []
    left = 0  # signs for old programs that follow a sign of Unicode
    star = False
    for found in _WORDS.finditer(data):
        star, behind_star = False, star
        if found["byte"] and not unseen and not left:
            waiting.append(int(found["byte"], 16))
            continue
        if found["text"]:  # the second byte of a sign may be one of ASCII
            if not unseen:
                waiting += found["text"][left:]
                left = max(0, left - len(found["text"]))
            continue
        if waiting:
            yield waiting.decode(page, "replace")
            waiting.clear()
        if found["brace"]:
            left = 0
            if found["brace"] == b"{":
                outer.append((unseen, fallback))
            elif outer:
                unseen, fallback = outer.pop()
        elif found["byte"]:
            left = max(0, left - 1)
        elif found["name"]:
            name, number = found["name"], int(found["number"] or 0)
            unseen = unseen or behind_star or name in _UNSEEN
            if name == b"ansicpg":
                page = _codec(number)
            elif name == b"uc":
                fallback = min(max(number, 0), 8)
            elif unseen:
                pass
            elif name == b"u":
                yield chr(number & 0xFFFF)
                left = fallback
            elif name in _SIGNS:
                yield _SIGNS[name]
        elif found["sign"]:
            star = found["sign"] == b"*"
            if not unseen and not star:
                yield _ESCAPED.get(found["sign"], "")
    if waiting:
        yield waiting.decode(page, "replace")


def _codec(number: int) -> str:
    name = {10001: "cp932", 65001: "utf-8", 0: "cp1252"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
