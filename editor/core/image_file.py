"""Picture files: what one is, its content says; which one a name means, its resolved path.

SVG is none of them: it is a document that can hold scripts.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

HEAD = 256
"""Bytes that `media_type` needs: the brands of an AVIF file may come late."""

_SIZE_HEAD = 65_536
"""Bytes that hold the frame header of nearly every JPEG; what a camera writes before it is shorter."""

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
}
"""How the files of each type are called. BMP, which no camera and no web page writes, is shown but not taken in."""


def media_type(head: bytes) -> str:
    """The type of a picture by its first bytes; empty for anything but PNG, JPEG, GIF, WebP, AVIF and BMP."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and not {b"avif", b"avis"}.isdisjoint(_brands(head)):
        return "image/avif"
    if head.startswith(b"BM") and len(head) >= 14 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return ""


def pixel_size(file: Path) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF, WebP or JPEG file in pixels; None where its head does not tell."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_SIZE_HEAD)
    except OSError:
        return None
    kind = media_type(head)
    if kind == "image/png" and len(head) >= 24:
        size = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    elif kind == "image/gif" and len(head) >= 10:
        size = int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little")
    elif kind == "image/webp":
        size = _webp_size(head)
    elif kind == "image/jpeg":
        size = _jpeg_size(head)
    else:
        return None
    return size if min(size) > 0 else None


def find(folder: Path, source: str) -> Path | None:
    """The file that `source`, as a body names it, means below `folder`; None for any other place and for no file."""
    return next((place for place, inside, there in _places(folder, source) if inside and there), None)


def leads_outside(folder: Path, source: str) -> bool:
    """Whether `source` means a place that is not below `folder`, links followed."""
    drive_or_scheme = ":" in source.split("/", maxsplit=1)[0]
    return drive_or_scheme or any(not inside for _place, inside, _there in _places(folder, source))


def _places(folder: Path, source: str) -> Iterator[tuple[Path, bool, bool]]:
    """What `source` may mean, as it stands and with `%20` for a space: place, is it below `folder`, is it a file."""
    for name in dict.fromkeys([source, unquote(source)]):
        try:
            place = (folder / name).resolve()
            found = place, place.is_relative_to(folder.resolve()), place.is_file()
        except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, a loop of links
            continue
        yield found


def _webp_size(head: bytes) -> tuple[int, int]:
    """RFC 9649, the three kinds of image chunk; (0, 0) for none."""
    chunk = head[12:16]
    if chunk == b"VP8X" and len(head) >= 30:
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if chunk == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and len(head) >= 30:
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    return 0, 0


def _jpeg_size(head: bytes) -> tuple[int, int]:
    """From the frame header (ITU T.81, B.2.2), before which other segments are passed over; (0, 0) for none."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker, length = head[at + 1], int.from_bytes(head[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        at += 2 + length
    return 0, 0


def _brands(head: bytes) -> list[bytes]:
    """The brands that an ISO base media file claims."""
    size = min(int.from_bytes(head[:4], "big"), HEAD)
    return [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
