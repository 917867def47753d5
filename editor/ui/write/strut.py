"""Line height for QPlainTextEdit, which has no setting for it.

`QPlainTextDocumentLayout` makes each line as high as the tallest font in it. Qt takes the first family of a font for
its metrics even where it has none of the characters, and the glyphs from the families after it. So a font without any
character but with roomy metrics, put in front of the real families, works like a typesetter's strut: every line gets
its height, at no cost for each line. The font is made here, some 600 bytes of TrueType tables
(https://learn.microsoft.com/typography/opentype/spec/otff).
"""

import struct
from functools import lru_cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

_FAMILY = "Ronpyo Strut"
_EM = 1000
_LETTERS = (0.87, 0.13)
"""Ems above and below the line on which letters stand, without room."""


def with_strut(font: QFont, line_height: float) -> QFont:
    """`font` with lines of `line_height` ems, not as leading, which QPlainTextDocumentLayout passes over; as it is
    where the platform takes no fonts from memory."""
    family = _registered(round(line_height * _EM))
    result = without_strut(font)
    if family:
        result.setFamilies([family, *result.families()])
    return result


def without_strut(font: QFont) -> QFont:
    """`font` as it is drawn where lines have their height from elsewhere."""
    result = QFont(font)
    result.setFamilies([name for name in font.families() if not name.startswith(_FAMILY)])
    return result


@lru_cache(maxsize=64)
def _registered(height: int) -> str:
    """The family of the strut of `height` thousandths of an em; "" where there can be none."""
    number = QFontDatabase.addApplicationFontFromData(QByteArray(_strut_font(height)))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def _strut_font(height: int) -> bytes:
    """A TrueType font with one glyph, the box of a character that no font has, and lines of `height` units."""
    descent = round(_LETTERS[1] * _EM + (height - _EM) / 2)
    ascent = height - descent
    glyph = _box()
    tables = {
        b"OS/2": _os2(ascent, descent),
        b"cmap": _uint16(0, 1, 3, 1) + struct.pack(">I", 12) + _uint16(4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0),
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 0, -descent, _EM, ascent, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, ascent, -descent, 0, _EM, 0, 0, _EM, 1, *(0,) * 7, 1),
        b"hmtx": _uint16(_EM, 100),
        b"loca": _uint16(0, len(glyph) // 2),
        b"maxp": struct.pack(">I14H", 0x10000, 1, 8, 2, 0, 0, 1, *(0,) * 8),
        b"name": _names(f"{_FAMILY} {height}"),
        b"post": struct.pack(">IIhh5I", 0x30000, 0, 0, 0, *(0,) * 5),
    }
    count, offset = len(tables), 12 + 16 * len(tables)
    directory = struct.pack(">IHHHH", 0x10000, count, 128, 3, count * 16 - 128)
    body = b""
    for tag, data in sorted(tables.items()):
        directory += tag + struct.pack(">III", _checksum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return directory + body


def _box() -> bytes:
    outer = [(100, 0), (100, 750), (900, 750), (900, 0)]
    inner = [(150, 50), (850, 50), (850, 700), (150, 700)]
    points = [*outer, *inner]
    steps = [(x - px, y - py) for (x, y), (px, py) in zip(points, [(0, 0), *points], strict=False)]
    glyph = struct.pack(">hhhhhHHH", 2, 100, 0, 900, 750, 3, 7, 0) + b"\1" * len(points)
    glyph += struct.pack(">8h", *(x for x, _ in steps)) + struct.pack(">8h", *(y for _, y in steps))
    return glyph + b"\0" * (-len(glyph) % 4)


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
