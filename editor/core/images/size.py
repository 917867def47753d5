"""Width and height of picture files as a browser shows them: turned upright by the Exif orientation.

Only heads of segments and chunks are read, the rest is passed over; how many are looked at is bounded. Sources: ITU
T.81 (JPEG), PNG 3rd edition, RFC 9649 (WebP), GIF89a.
"""

from collections.abc import Iterator
from typing import BinaryIO

from editor.core.images.exif import EXIF_MARK, ON_ITS_SIDE, read_exif

_MOST_SEGMENTS = 500
_MOST_CHUNKS = 20_000
"""A PNG of 20 MB written in pieces of 1 kB still ends before."""

_EXIF_LIMIT = 65_536
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_END_OF_IMAGE, _START_OF_SCAN = 0xD9, 0xDA
_WITHOUT_LENGTH = frozenset([0x01, *range(0xD0, 0xD9)])

Size = tuple[int, int]


def shown_size(stream: BinaryIO, kind: str) -> Size | None:
    """Width and height in pixels of the picture of the media type `kind` in `stream`, which stands at its beginning.

    None where the file does not tell, and for types other than PNG, GIF, WebP and JPEG. Raises OSError.
    """
    size: Size = (0, 0)
    orientation = 1
    if kind == "image/gif":
        head = stream.read(10)
        size = _little(head[6:8]), _little(head[8:10])
    elif kind == "image/png":
        size, orientation = _png(stream)
    elif kind == "image/webp":
        size, orientation = _webp(stream)
    elif kind == "image/jpeg":
        size, orientation = _jpeg(stream)
    if min(size) < 1:
        return None
    return size[::-1] if orientation in ON_ITS_SIDE else size


def _png(stream: BinaryIO) -> tuple[Size, int]:
    size, orientation = (0, 0), 1
    stream.seek(8)
    for _chunk in range(_MOST_CHUNKS):
        head = stream.read(8)
        length = int.from_bytes(head[:4], "big")
        if head[4:] == b"IHDR":
            data = stream.read(8)
            size = int.from_bytes(data[:4], "big"), int.from_bytes(data[4:], "big")
            length -= len(data)
        elif head[4:] == b"eXIf":
            data = stream.read(min(length, _EXIF_LIMIT))
            return size, read_exif(data).orientation
        elif len(head) < 8 or head[4:] == b"IEND" or min(size) < 1:
            break
        stream.seek(length + 4, 1)
    return size, orientation


def _webp(stream: BinaryIO) -> tuple[Size, int]:
    size = (0, 0)
    stream.seek(12)
    for _chunk in range(_MOST_CHUNKS):
        head = stream.read(8)
        if len(head) < 8:
            break
        length = _little(head[4:])
        taken = 0
        if head[:4] == b"EXIF":
            return size, read_exif(stream.read(min(length, _EXIF_LIMIT))).orientation
        if size == (0, 0):
            data = stream.read(min(length, 10))
            taken, size = len(data), _webp_size(head[:4], data)
            if head[:4] != b"VP8X":  # only the extended format holds Exif data
                break
        stream.seek(length + length % 2 - taken, 1)
    return size, 1


def _webp_size(chunk: bytes, data: bytes) -> Size:
    """Size by the first chunk, of one of three kinds; (0, 0) for any other."""
    if chunk == b"VP8X" and len(data) >= 10:
        return _little(data[4:7]) + 1, _little(data[7:10]) + 1
    if chunk == b"VP8L" and len(data) >= 5:
        bits = _little(data[1:5])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and len(data) >= 10:
        return _little(data[6:8]) & 0x3FFF, _little(data[8:10]) & 0x3FFF
    return 0, 0


def _jpeg(stream: BinaryIO) -> tuple[Size, int]:
    """Size by the frame header, and orientation by the first Exif segment, which stands before it."""
    orientation = 0
    for marker, length in _segments(stream):
        if marker in _FRAMES:
            data = stream.read(min(length, 5))
            return (int.from_bytes(data[3:5], "big"), int.from_bytes(data[1:3], "big")), orientation
        if marker == 0xE1 and not orientation:
            data = stream.read(length)
            if data.startswith(EXIF_MARK):
                orientation = read_exif(data).orientation
    return (0, 0), orientation


def _segments(stream: BinaryIO) -> Iterator[tuple[int, int]]:
    """Marker and length of each segment up to the first scan; `stream` stands at its contents, and must when back."""
    stream.seek(2)
    for _segment in range(_MOST_SEGMENTS):
        if stream.read(1) != b"\xff":
            return
        byte = stream.read(1)
        for _fill in range(_MOST_SEGMENTS):  # any number of 0xFF may stand before a marker
            if byte != b"\xff":
                break
            byte = stream.read(1)
        marker = byte[0] if byte else _END_OF_IMAGE
        if marker in (_END_OF_IMAGE, _START_OF_SCAN):
            return
        if marker in _WITHOUT_LENGTH:
            continue
        length = int.from_bytes(stream.read(2), "big") - 2
        if length < 0:
            return
        start = stream.tell()
        yield marker, length
        stream.seek(start + length)


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
