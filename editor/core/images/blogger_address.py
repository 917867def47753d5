"""Blogger's image hosts, and the addresses of images there, whose size is part of the address.

https://blogger.googleusercontent.com/img/b/R29vZ2xl/AVvX…/w400-h233/envoy.jpg     a path segment before the name
https://blogger.googleusercontent.com/img/a/AVvX…=w320-h214                         a suffix, and no name
"""

import re
from urllib.parse import urlsplit

from editor.core.text.patterns import pattern

HOSTS = ("blogger.googleusercontent.com", "*.bp.blogspot.com")
"""The hosts on which Blogger keeps the images of its blogs, today and before."""

_HOST = pattern(r"(?:[^.]+\.)*(?:bp\.blogspot|googleusercontent|ggpht|photos\d?\.blogger)\.com")
"""The pattern of these hosts, and of those of images of old posts: Picasa's (`lh3.ggpht.com`), Hello's
(`photos1.blogger.com`)."""

ORIGINAL = "s16000"  # what Blogger itself writes for “original size”

_SCHEME = pattern(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PICTURE = pattern(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_SIZE = r"[swh]\d{1,5}(?:-[a-zA-Z][a-zA-Z0-9]*)*"
_SEGMENT = pattern(rf"/{_SIZE}(?=/[^/]*$)")
_BOTH = pattern(r"[/=]w(\d{1,5})-h(\d{1,5})(?:-[a-zA-Z][a-zA-Z0-9]*)*(?=/[^/]*$|$)")
_SUFFIX = pattern(rf"={_SIZE}$")


WIDEST = 640
"""Pixels: what Blogger's editor calls extra large, and every theme has room for."""


def is_blogger(host: str) -> bool:
    """Whether Blogger keeps images of blogs at `host`, or did."""
    return _HOST.fullmatch(host.lower()) is not None


def without_size(path: str) -> str:
    """The path of an address without the size in it: the same for every size of an image."""
    return _SUFFIX.sub("", _SEGMENT.sub("", path))


def display_size(address: str, natural: tuple[int, int] | None) -> tuple[int, int] | None:
    """Width and height to show the image in, as Blogger's editor writes them: those in `address`, else of the file."""
    stated = _BOTH.search(address)
    size = (int(stated[1]), int(stated[2])) if stated else natural
    if size is None or min(size) < 1:
        return None
    width, height = size
    return (width, height) if width <= WIDEST else (WIDEST, max(1, round(height * WIDEST / width)))


def is_remote(address: str) -> bool:
    """Whether a browser anywhere can load the image: an http(s) address with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def is_refused(source: str) -> bool:
    """Whether the sanitiser takes the address away: `file:`, a drive letter, a document that calls itself a picture."""
    scheme = _SCHEME.match(source)
    if scheme is None or scheme[1].lower() in ("http", "https"):
        return False
    return not _PICTURE.match(source)


def short_name(source: str) -> str:
    """The short name of an image for a sentence: its path, but not the whole picture that a data: address is."""
    return source.partition(",")[0] if source[:5].lower() == "data:" else source


def file_name(source: str) -> str:
    """The last part of an image's path; of a picture inside the text its type."""
    name = short_name(source)
    return name if name != source else re.split(r"[/\\]", name)[-1]


def original(address: str) -> str:
    """The address of the same image in its original size; `address` itself where the host is not one of Blogger's."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return address
    if not is_blogger(host):
        return address
    path, mark, query = address.partition("?")
    path = _SEGMENT.sub(f"/{ORIGINAL}", path) if _SEGMENT.search(path) else _SUFFIX.sub(f"={ORIGINAL}", path)
    return path + mark + query
