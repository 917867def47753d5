"""Picture files: what one is, its content says; which one a name means, its resolved path.

SVG is none of them: it is a document that can hold scripts.
"""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from editor.core.disk import regular
from editor.core.images.size import shown_size

HEAD = 256
"""Bytes that `media_type` needs: the brands of an AVIF file may come late."""

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
    """Width and height of a PNG, GIF, WebP or JPEG file in pixels, as shown; None where the file does not tell."""
    try:
        with regular.opened(file) as stream:
            kind = media_type(stream.read(HEAD))
            stream.seek(0)
            return shown_size(stream, kind)
    except (OSError, ValueError, OverflowError):  # an offset may be larger than a file can be
        return None


def find(folder: Path, source: str) -> Path | None:
    """The file that `source`, as a body names it, means below `folder`; None for any other place and for no file."""
    return next((place for place, inside, there in _places(folder, source) if inside and there), None)


def leads_outside(folder: Path, source: str) -> bool:
    """Whether `source` means a place that is not below `folder`, links followed."""
    drive_or_scheme = ":" in source.split("/", maxsplit=1)[0]
    return drive_or_scheme or any(not inside for _place, inside, _there in _places(folder, source))


def _places(folder: Path, source: str) -> Iterator[tuple[Path, bool, bool]]:
    """What `source` may mean: place, is it below `folder`, is it a file.

    It is taken as it stands, with `%20` for a space, and in both Unicode forms: macOS and archives decompose names.
    """
    names = [source, unquote(source)]
    names += [normalize(form, unquote(source)) for form in ("NFC", "NFD") if not source.isascii() or "%" in source]
    for name in dict.fromkeys(names):
        try:
            place = (folder / name).resolve()
            found = place, place.is_relative_to(folder.resolve()), place.is_file()
        except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, a loop of links
            continue
        yield found


def _brands(head: bytes) -> list[bytes]:
    """The brands that an ISO base media file claims."""
    size = min(int.from_bytes(head[:4], "big"), HEAD)
    return [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
