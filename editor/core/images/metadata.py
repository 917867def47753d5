"""Metadata of picture files beside their pixels: orientation and place; and copies without them, the pixels untouched.

AVIF files (ISO 23008-12) are only blanked: everything in them points to bytes by their number.
"""

from dataclasses import dataclass

from editor.core.images.exif import EXIF_MARK, UPRIGHT, blanked, only_orientation, read_exif
from editor.core.images.file_type import HEAD, media_type
from editor.core.images.parts import (
    LARGEST_TEXT,
    PNG_HEAD,
    PicturePart,
    end_of_jpeg,
    parts_of,
    pixels_begin,
    png_chunk,
    riff,
    segment,
)
from editor.core.text.patterns import pattern

_PLACE_IN_XMP = pattern(rb"GPS(?:Latitude|Longitude|DestLatitude|DestLongitude|Position|AreaInformation)")
_COMMENT = 0xFE
_JFIF = b"\xff\xe0"
_TIFF = pattern(rb"II\*\0|MM\0\*")
_MOST_TIFFS = 100
_ABOUT = b"Ronpyo: copy for the web of "
_NOTE = pattern(rb"Ronpyo: copy for the web of ([0-9a-f]{64})")
_NOTE_CHUNK = b"RNPY"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Metadata of a picture: its Exif `orientation` (1 to 8), and whether it says where the picture was taken."""

    orientation: int = UPRIGHT
    says_where: bool = False


def facts(data: bytes) -> PictureFacts:
    """The metadata of the picture file `data`; of a file that is none, or broken, the defaults."""
    kind = media_type(data[:HEAD])
    if kind == "image/avif":
        return PictureFacts(says_where=any(read_exif(data[at : at + LARGEST_TEXT]).places for at in _tiffs(data)))
    orientation, says_where = 0, False
    for part in parts_of(data[: pixels_begin(data)] if kind == "image/jpeg" else data, kind):
        if part.kind == "exif":
            exif = read_exif(part.data)
            orientation = orientation or exif.orientation
            says_where = says_where or bool(exif.places)
        elif part.kind == "xmp":
            says_where = says_where or _PLACE_IN_XMP.search(part.data.replace(b"\0", b"")) is not None
    return PictureFacts(orientation or UPRIGHT, says_where)


def without_place(data: bytes) -> bytes:
    """The picture file `data` without Exif, XMP and what lies behind its end; its pixels are the same bytes.

    Which way up it is stays. A file that is no picture stays as it is.
    """
    kind = media_type(data[:HEAD])
    if kind == "image/avif":
        for at in _tiffs(data):
            exif = data[at : at + LARGEST_TEXT]
            if places := read_exif(exif).places:
                data = data[:at] + blanked(exif, places) + data[at + len(exif) :]
        return data
    orientation = facts(data).orientation
    upright = b"" if orientation == UPRIGHT else only_orientation(orientation)
    parts = [part for part in parts_of(data, kind) if part.kind != "other"]
    if kind == "image/jpeg":
        first = segment(0xE1, EXIF_MARK + upright) if upright else b""
        return data[:2] + first + _cut(data, parts, 2, end_of_jpeg(data))
    if kind == "image/png":
        return data[:PNG_HEAD] + _cut(data, parts, PNG_HEAD, len(data), png_chunk(b"eXIf", upright) if upright else b"")
    return _webp(_cut(data, parts, 12, len(data)), upright) if kind == "image/webp" and parts else data


def noted(data: bytes, digest: str) -> bytes:
    """The picture file `data`, which says of itself that it is the copy for the web of the file with this SHA-256."""
    note = _ABOUT + digest.encode("ascii")
    kind = media_type(data[:HEAD])
    if kind == "image/jpeg":
        end = 4 + int.from_bytes(data[4:6], "big") if data[2:4] == _JFIF else 2  # which is the first segment
        return data[:end] + segment(_COMMENT, note) + data[end:]
    if kind == "image/png":
        end = next((part.end for part in parts_of(data, kind)), PNG_HEAD)  # behind the first chunk, IHDR
        return data[:end] + png_chunk(b"tEXt", b"Comment\0" + note) + data[end:]
    if kind == "image/webp":
        return riff(data[12:] + _NOTE_CHUNK + len(note).to_bytes(4, "little") + note + b"\0" * (len(note) % 2))
    return data + len(note + bytes(8)).to_bytes(4, "big") + b"free" + note if kind == "image/avif" else data


def noted_digest(data: bytes) -> str:
    """The SHA-256 of the file of which `data` says it is the copy; "" where it says none."""
    found = _NOTE.search(data, 0, 4096) or _NOTE.search(data, max(0, len(data) - 4096))
    return found[1].decode("ascii") if found else ""


def _cut(data: bytes, parts: list[PicturePart], start: int, end: int, first: bytes = b"") -> bytes:
    """`data` from `start` to `end` without `parts`; `first` goes behind the first piece that stays."""
    pieces, at = [], start
    for part in parts:
        pieces.append(data[at : part.start])
        at = max(at, part.end)
    pieces.append(data[at:end])
    if first:  # an eXIf chunk stands behind IHDR, which has 25 bytes
        whole = b"".join(pieces)
        return whole[:25] + first + whole[25:]
    return b"".join(pieces)


def _webp(chunks: bytes, exif: bytes) -> bytes:
    """A WebP file of `chunks`, with these Exif data at its end or none, and the flags that say so."""
    if chunks[:4] == b"VP8X":
        flags = chunks[8] & ~0x0C | (0x08 if exif else 0)
        chunks = chunks[:8] + bytes([flags]) + chunks[9:]
        if exif:
            chunks += b"EXIF" + len(exif).to_bytes(4, "little") + exif + b"\0" * (len(exif) % 2)
    return riff(chunks)


def _tiffs(data: bytes) -> list[int]:
    """The places in an AVIF file at which Exif data may begin."""
    return [found.start() for found, _n in zip(_TIFF.finditer(data), range(_MOST_TIFFS), strict=False)]
