"""Picture files: what one is, its content says; which one a name means, its resolved path.

SVG is none of them: it is a document that can hold scripts.
"""

import os
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from editor.core.disk import regular, system
from editor.core.disk.names import folded_name, leads_to_network
from editor.core.images.size import shown_size

HEAD = 256
"""Bytes that `media_type` needs: the brands of an AVIF file may come late."""

_MOST_ENTRIES = 20_000  # of a folder, among which a name is looked for
_RACY = 2_000_000_000  # nanoseconds

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
}
"""The suffixes of each media type. BMP, which no camera and no web page writes, is shown but not taken in."""


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
    """The file that `source`, as a body names it, means below `folder`; None for any other place and for no file.

    Where there is none of that name, it is the one whose name differs in nothing but letter case and Unicode form.
    """
    exact = next((place for place, inside, there in _places(folder, source) if inside and there), None)
    return exact or otherwise_named(folder, source)


def otherwise_named(folder: Path, source: str) -> Path | None:
    """The file below `folder` whose path differs from `source` in letter case or Unicode form only.

    None where a file has just that name, and where none has. Names that a macOS or Windows disk took for the same are
    different ones on Linux and on the web.
    """
    if any(inside and there for _place, inside, there in _places(folder, source)):
        return None
    for name in dict.fromkeys([source, unquote(source)]):
        place: Path | None = None if leads_to_network(name) else folder
        for part in name.split("/"):
            if place is None or part == ".." or leads_to_network(part):
                place = None
                break
            place = place / part if part in ("", ".") else _child(place, part)
        try:
            if place is not None and place.is_file() and place.resolve().is_relative_to(folder.resolve()):
                return place.resolve()
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def _child(folder: Path, name: str) -> Path | None:
    """The entry of `folder` that has this name, letter case and Unicode form aside, as it is called there."""
    try:
        exists = (folder / name).exists()
        if exists and not system.disk().folds_case:
            return folder / name
        found = _entries(folder).get(folded_name(name), name if exists else None)
    except (OSError, ValueError):
        return None
    return folder / found if found is not None else None


def _entries(folder: Path) -> Mapping[str, str]:
    """The names in `folder` by what they are without letter case and Unicode form. Raises OSError."""
    changed = folder.stat().st_mtime_ns
    if time.time_ns() - changed < _RACY:  # another change could have the same time
        return _listed(str(folder))
    return _kept_listing(str(folder), changed)


def _listed(folder: str) -> Mapping[str, str]:
    with os.scandir(folder) as entries:
        return {folded_name(entry.name): entry.name for entry in islice(entries, _MOST_ENTRIES)}


@lru_cache(maxsize=16)
def _kept_listing(folder: str, _changed: int) -> Mapping[str, str]:
    return _listed(folder)


def leads_outside(folder: Path, source: str) -> bool:
    """Whether `source` means a place that is not below `folder`, links followed."""
    drive_or_scheme = ":" in source.split("/", maxsplit=1)[0]
    return drive_or_scheme or any(not inside for _place, inside, _there in _places(folder, source))


def _places(folder: Path, source: str) -> Iterator[tuple[Path, bool, bool]]:
    """The possible places of `source`: path, whether it is below `folder`, whether it is a file there.

    It is taken as it stands, with `%20` for a space, and in both Unicode forms: macOS and archives decompose names.
    """
    names = [source, unquote(source)]
    names += [normalize(form, unquote(source)) for form in ("NFC", "NFD") if not source.isascii() or "%" in source]
    for name in dict.fromkeys(names):
        if leads_to_network(name):
            yield folder / name, False, False
            continue
        try:
            place = (folder / name).resolve()
            inside = place.is_relative_to(folder.resolve())
            found = place, inside, inside and place.is_file() and _is_called_so(folder, name)
        except (OSError, ValueError, RuntimeError):  # a name too long, a NUL in it, a loop of links
            continue
        yield found


def _is_called_so(folder: Path, name: str) -> bool:
    """Whether a file that was found as `name` below `folder` is called just so: there are disks on which other letters
    find it, too. Raises OSError."""
    if not system.disk().folds_case or Path(name).is_absolute():
        return True
    for part in name.split("/"):
        if part == "..":
            return True
        if part not in ("", ".") and _entries(folder).get(folded_name(part), part) != part:
            return False
        folder = folder / part
    return True


def _brands(head: bytes) -> list[bytes]:
    """The brands that an ISO base media file claims."""
    size = min(int.from_bytes(head[:4], "big"), HEAD)
    return [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
