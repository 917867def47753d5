"""Images of a post as data: addresses, for a page that carries everything inside itself.

Only a real picture file below the post's folder is taken: what a file is, its content says, and where it lies, its
resolved path. SVG is left out, because it is a document that can hold scripts.
"""

import base64
from pathlib import Path
from urllib.parse import unquote

LIMIT = 32 * 1024 * 1024  # bytes of one picture


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


def data_address(path: Path) -> str | None:
    """The picture at `path` as a data: address; None where it cannot be read or is no picture of a known kind."""
    try:
        if path.stat().st_size > LIMIT:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    kind = media_type(content[:32])
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}" if kind else None
