"""Titles, labels and permalinks as other programs write them, made fit for a post."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

_ENTITY = re.compile(r"&(?:amp|quot|lt|gt|apos|nbsp|hellip|mdash|ndash|[lr][sd]quo|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_CONTROLS = re.compile("[\x00-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")
_TAGS = re.compile(r"<[^<>]*>")
_PERMALINK = re.compile(r"[A-Za-z0-9_.-]+")
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)


def clean(text: str) -> str:
    """`text` on one line, without characters that no file holds."""
    return " ".join(part.strip(" ") for part in _CONTROLS.split(text)).strip(" ")


def title(text: str, *, html: bool = False) -> str:
    """A title. One that still holds entities was escaped twice; one in HTML loses its tags."""
    if html:
        text = unescape(_TAGS.sub("", text))
    elif _ENTITY.search(text):
        text = unescape(text)
    return clean(text)


def labels(terms: list[str]) -> tuple[str, ...]:
    """Labels in their order, each once; a comma in one is a part of it."""
    return tuple(dict.fromkeys(label for term in terms if (label := clean(term))))


def last_part(address: str) -> str:
    """The last part of an address or path as a name for a file, decoded, without its suffix."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    parts = [part for part in unquote(path).replace("\\", "/").split("/") if part.strip(". ")]
    return _ENDING.sub("", parts[-1]) if parts else ""


def permalink(address: str) -> str:
    """The permalink in an address, "" where it holds what no permalink may."""
    name = last_part(address)
    return name if _PERMALINK.fullmatch(name) and name.strip(".-") else ""
