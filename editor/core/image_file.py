"""Picture files: what one is, its content says; which one a name means, its resolved path.

SVG is none of them: it is a document that can hold scripts.
"""

from pathlib import Path
from urllib.parse import unquote

HEAD = 32
"""Bytes that `media_type` needs."""


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
    if head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis"):
        return "image/avif"
    if head.startswith(b"BM") and len(head) >= 14 and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    return ""


def find(folder: Path, source: str) -> Path | None:
    """The file that `source`, as a body names it, means below `folder`; None for any other place and for no file."""
    for name in dict.fromkeys([source, unquote(source)]):
        try:
            real = (folder / name).resolve(strict=True)
            if real.is_relative_to(folder.resolve(strict=True)) and real.is_file():
                return real
        except (OSError, ValueError, RuntimeError):  # no such file, a NUL in the name, a loop of links
            continue
    return None
