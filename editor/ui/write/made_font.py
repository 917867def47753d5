"""Fonts that are made here, some 600 bytes of TrueType tables each: room, or one sign for all characters.

The tables: https://learn.microsoft.com/typography/opentype/spec/otff
"""

import struct
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

_EM = 1000
_LETTERS = (0.87, 0.13)
"""Ems above and below the line on which letters stand, without room."""
ASCII, PLANE = (0x20, 0x7E), (0x20, 0xFFFF)
"""The characters that have the sign, from first to last; to go through all of the plane takes the system some 7 ms."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The one glyph of a font: its width and its outlines, in thousandths of an em."""

    advance: int = 0
    contours: tuple[list[tuple[int, int]], ...] = ()

    def __hash__(self) -> int:
        return hash((self.advance, len(self.contours)))


@lru_cache(maxsize=256)
def registered(name: str, line_height: float, sign: Sign | None = None, characters: tuple[int, int] = ASCII) -> str:
    """The family, called by `name` and its numbers, of a font with lines of `line_height` ems; "" where the platform
    takes no fonts from memory."""
    height = round(line_height * _EM)
    family = f"{name} {height}" if characters == ASCII else f"{name} {height} {characters[1]:x}"
    number = QFontDatabase.addApplicationFontFromData(QByteArray(_font(family, height, sign, characters)))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def _font(family: str, height: int, sign: Sign | None, characters: tuple[int, int]) -> bytes:
    """A TrueType font with the box of a character that no font has, `sign` for all others from the first to the last of
    `characters`, and lines of `height` units."""
    descent = round(_LETTERS[1] * _EM + (height - _EM) / 2)
    ascent = height - descent
    box = _outline([(100, 0), (100, 750), (900, 750), (900, 0)], [(150, 50), (850, 50), (850, 700), (150, 700)])
    glyphs = [box] if sign is None else [box, _outline(*sign.contours)]
    places = [sum(map(len, glyphs[:number])) // 2 for number in range(len(glyphs) + 1)]
    advances = (_EM, 100) if sign is None else (_EM, 100, sign.advance, 0)
    tables = {
        b"OS/2": _os2(ascent, descent),
        b"cmap": _no_characters() if sign is None else _one_glyph_for(*characters),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, -descent, _EM, ascent, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, ascent, -descent, 0, _EM, 0, 0, _EM, 1, *(0,) * 7, len(glyphs)
        ),
        b"hmtx": _uint16(*advances),
        b"loca": _uint16(*places),
        b"maxp": struct.pack(">I14H", 0x10000, len(glyphs), 12, 3, 0, 0, 1, *(0,) * 8),
        b"name": _names(family),
        b"post": struct.pack(">IIhh5I", 0x30000, 0, 0, 0, *(0,) * 5),
    }
    count, offset = len(tables), 12 + 16 * len(tables)
    directory = struct.pack(">IHHHH", 0x10000, count, 128, 3, count * 16 - 128)
    body = b""
    for tag, data in sorted(tables.items()):
        directory += tag + struct.pack(">III", _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return directory + body


def _outline(*contours: list[tuple[int, int]]) -> bytes:
    """A glyph of straight lines; without any it is one that shows nothing."""
    points = [point for contour in contours for point in contour]
    if not points:
        return b""
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points], strict=False)]
    across, up = [x for x, _ in points], [y for _, y in points]
    glyph = struct.pack(">hhhhh", len(contours), min(across), min(up), max(across), max(up))
    ends = [sum(map(len, contours[: number + 1])) - 1 for number in range(len(contours))]
    glyph += _uint16(*ends, 0) + b"\1" * len(points)
    glyph += b"".join(struct.pack(">h", x) for x, _ in steps) + b"".join(struct.pack(">h", y) for _, y in steps)
    return glyph + b"\0" * (-len(glyph) % 4)


def _no_characters() -> bytes:
    return _uint16(0, 1, 3, 1) + struct.pack(">I", 12) + _uint16(4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0)


def _one_glyph_for(first: int, last: int) -> bytes:
    """A table by which all characters from `first` to `last` have the second glyph (format 13, "many to one")."""
    return _uint16(0, 1, 3, 10) + struct.pack(">IHHIIIIII", 12, 13, 0, 28, 0, 1, first, last, 1)


def _os2(ascent: int, descent: int) -> bytes:
    head = struct.pack(">HhHHH", 4, _EM, 400, 5, 0) + struct.pack(">11h", *(0,) * 11) + b"\0" * 10
    ranges = struct.pack(">4I", 0, 0, 0, 0) + b"NONE" + _uint16(0x40, 0, 0)
    heights = struct.pack(">hhhHHIIhhHHH", ascent, -descent, 0, ascent, descent, 0, 0, 0, 0, 0, 0, 0)
    return head + ranges + heights


def _names(family: str) -> bytes:
    records, store = b"", b""
    for number, text in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        value = text.encode("utf-16-be")
        records += _uint16(3, 1, 0x409, number, len(value), len(store))
        store += value
    return _uint16(0, 4, 6 + len(records)) + records + store


def _uint16(*values: int) -> bytes:
    return struct.pack(f">{len(values)}H", *values)


def _checksum(data: bytes) -> int:
    data += b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
