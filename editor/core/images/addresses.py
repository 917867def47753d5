"""Addresses of pictures: whether two name the same picture in two sizes, and what its file is called."""

import re
from urllib.parse import unquote, urlsplit

from editor.core.images.blogger_address import is_blogger, without_size

_IMAGE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)$", re.IGNORECASE)
_SCALED = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")


def bare_address(address: str) -> str:
    """The address of a picture without its scheme, its size and its query: the same for every size of it."""
    address = re.sub(r"^(?:https?:)?//", "", address.strip(), flags=re.IGNORECASE).partition("#")[0]
    path, _mark, query = address.partition("?")
    if query and not re.fullmatch(r"(?:imgmax|w|h|width|height|resize|fit|ssl|quality)=.*", query):
        path = f"{path}?{query}"
    return _SCALED.sub("", without_size(path))


def same_picture(source: str, target: str) -> bool:
    """Whether the link to `target` leads to the picture `source`, perhaps in another size."""
    if source.strip() == target.strip() or bare_address(source) == bare_address(target):
        return True
    try:
        shown, led = urlsplit(source), urlsplit(target)
    except ValueError:
        return False
    if not _IMAGE.search(led.path) and not is_blogger(led.hostname or ""):
        return False
    if _name(shown.path) == _name(led.path) != "":
        return True
    return is_blogger(shown.hostname or "") and is_blogger(led.hostname or "")


def _name(path: str) -> str:
    return _SCALED.sub("", unquote(path.rsplit("/", 1)[-1]).replace("+", " ")).lower()


def picture_name(address: str) -> str:
    """The file name in the address of a picture; "" where it has none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    name = unquote(path.rsplit("/", 1)[-1])
    return name if _IMAGE.search(name) else ""
