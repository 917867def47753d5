"""The pieces of picture files beside their pixels, by where they lie: Exif, XMP, IPTC, texts.

Sources: ITU T.81 and Exif 3.0 (JPEG), XMP part 3 (where each format keeps XMP), PNG 3rd edition, RFC 9649 (WebP).
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.images.exif import EXIF_MARK

LARGEST_TEXT = 1_000_000
"""Bytes of an XMP packet, or of a text that was compressed, which are looked at."""

PNG_HEAD = 8
_XMP_MARKS = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")  # in the pixels of a JPEG: no stuffed byte, no restart
_WITHOUT_LENGTH = frozenset([0x01, *range(0xD0, 0xD9)])
_SCAN, _END = 0xDA, 0xD9
_RAW_PROFILE = re.compile(rb"\s*\w+\s+\d+\s([0-9a-fA-F\s]*)")


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A metadata segment of a picture file, from the byte `start` to `end`. `kind`: "exif", "xmp", "iptc" or "other";
    `data` is its payload."""

    kind: str
    start: int
    end: int
    data: bytes = b""


def parts_of(data: bytes, kind: str) -> Iterator[PicturePart]:
    """The pieces of the file `data` of the media type `kind`, as far as it is whole; of other types none."""
    if kind == "image/jpeg":
        return _jpeg_parts(data)
    if kind == "image/png":
        return _png_parts(data)
    return _webp_parts(data) if kind == "image/webp" else iter(())


def _jpeg_parts(data: bytes) -> Iterator[PicturePart]:
    """The segments before the end of the picture; between scans, too."""
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if marker == 0xE1 and body.startswith(EXIF_MARK):
            yield PicturePart("exif", start, end, body)
        elif marker == 0xE1 and body.startswith(_XMP_MARKS):
            yield PicturePart("xmp", start, end, body)
        elif marker in (0xED, 0xEB) or (marker == 0xE2 and body.startswith(b"MPF\0")):
            yield PicturePart("iptc", start, end)  # of IPTC and C2PA, and the list of pictures behind the end


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment of a JPEG; those without contents end where they start."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        start = at
        while at + 1 < len(data) and data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1] if at + 1 < len(data) else _END
        if marker == _END:
            yield marker, at + 2, at + 2
            return
        if marker in _WITHOUT_LENGTH:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        end = at + 2 + length
        if length < 2 or end > len(data):
            return
        yield marker, at, end
        at = end
        if marker == _SCAN:
            found = _MARKER.search(data, at)
            if found is None:
                return
            at = found.start()
        assert at > start


def pixels_begin(data: bytes) -> int:
    """The index at which the first scan of a JPEG begins: all metadata stand before it."""
    return next((start for marker, start, _end in _segments(data) if marker == _SCAN), len(data))


def end_of_jpeg(data: bytes) -> int:
    """The end of the picture: a film, or another picture with its own data, may follow."""
    return next((end for marker, _start, end in _segments(data) if marker == _END), len(data))


def _png_parts(data: bytes) -> Iterator[PicturePart]:
    at = PNG_HEAD
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(data):
            return
        body = data[at + 8 : min(end - 4, at + 8 + LARGEST_TEXT)]
        if name == b"eXIf":
            yield PicturePart("exif", at, end, body)
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            yield _text_part(name, body, at, end)
        else:
            yield PicturePart("other", at, end)
        at = end


def _text_part(name: bytes, body: bytes, start: int, end: int) -> PicturePart:
    """A text of a PNG. XMP is one; ImageMagick writes Exif as hexadecimal text, or each of its fields by its name."""
    keyword, _, text = body.partition(b"\0")
    if name == b"iTXt":
        packed, text = text[:1] == b"\1", text[2:].partition(b"\0")[2].partition(b"\0")[2]
    else:
        packed, text = name == b"zTXt", text[1:] if name == b"zTXt" else text
    if packed:
        try:
            text = zlib.decompressobj().decompress(text, LARGEST_TEXT)
        except zlib.error:
            text = b""
    if keyword.startswith(b"Raw profile type "):
        profile = keyword.removeprefix(b"Raw profile type ")
        kind = {b"exif": "exif", b"APP1": "exif", b"xmp": "xmp"}.get(profile, "iptc" if profile != b"icc" else "other")
        return PicturePart(kind, start, end, _from_hexadecimal(text))
    if keyword == b"XML:com.adobe.xmp" or keyword.startswith(b"exif:GPS"):
        return PicturePart("xmp", start, end, keyword + text)
    return PicturePart("other", start, end)


def _from_hexadecimal(text: bytes) -> bytes:
    """The bytes in a profile that ImageMagick wrote as a name, a length and hexadecimal digits; b"" for anything
    else."""
    found = _RAW_PROFILE.fullmatch(text)
    try:
        return bytes.fromhex(found[1].decode("ascii")) if found else b""
    except ValueError:
        return b""


def _webp_parts(data: bytes) -> Iterator[PicturePart]:
    at = 12
    while at + 8 <= len(data):
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if at + 8 + length > len(data):
            return
        if name in (b"EXIF", b"XMP "):
            kind = "exif" if name == b"EXIF" else "xmp"
            yield PicturePart(kind, at, min(end, len(data)), data[at + 8 : at + 8 + min(length, LARGEST_TEXT)])
        at = end


def riff(chunks: bytes) -> bytes:
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(data) + 2).to_bytes(2, "big") + data


def png_chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
