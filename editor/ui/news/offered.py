"""News pages that the clipboard, a drag or a file offers."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from editor.core.markup.link import is_url
from editor.core.text.line_ends import unified
from editor.core.text.patterns import pattern

SUFFIXES = frozenset(
    (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".webarchive", ".pdf", ".rtf", ".eml", ".url", ".webloc", ".desktop")
)
"""Of files that hold a page or its address; what they hold is told by their contents."""
LARGEST = 8_000_000
"""Characters of HTML; of more, only the plain text is taken."""

_SIGN_OF_A_PAGE = pattern(r"<(?:h1|article|nav|header|main|time|footer)[\s>]", re.IGNORECASE)
_PARAGRAPH = pattern(r"<(?:p|br)[\s/>]", re.IGNORECASE)
_TAG = pattern(r"<[^<>]{0,2000}>")
_FAR = 400_000  # characters in which the signs of a page are looked for
_LONG = 120  # characters of a page's words: less is a sentence that somebody copied
_LINES, _LONG_TEXT = 5, 300


@dataclass(frozen=True, slots=True)
class PageOffer:
    """A page to read: `page` is its HTML, its plain text or its address alone; or it is in `file`.

    `address` is where the browser had it, "" where it does not say. `first_line` is what of it could be a headline.
    """

    page: str = ""
    address: str = ""
    file: Path | None = None
    first_line: str = ""


def page_of(mime: QMimeData) -> PageOffer | None:
    """The page that `mime` offers, whatever it is; None where it holds nothing to read."""
    if file := page_file(mime):
        return PageOffer(file=file)
    html, text = _parts(mime)
    words = text.strip()
    if is_url(words):
        return PageOffer(words, words)
    if not html.strip() and not words:
        return None
    return PageOffer(html if html.strip() else text, address_of(mime), first_line=_first_line(words or _words(html)))


def whole_page(mime: QMimeData) -> PageOffer | None:
    """The page that `mime` offers where that is a page with all that stands around, or a saved one; else None."""
    if file := page_file(mime):
        return PageOffer(file=file)
    html, text = _parts(mime)
    head = html[:_FAR]
    if head:
        paragraphs = sum(1 for _found, _two in zip(_PARAGRAPH.finditer(head), range(2), strict=False))
        is_page = paragraphs == 2 and _SIGN_OF_A_PAGE.search(head) and len(_words(head)) >= _LONG
    else:
        lines = [line for line in text[:_FAR].split("\n") if line.strip()]
        is_page = len(lines) >= _LINES and sum(map(len, lines)) >= _LONG_TEXT
    return page_of(mime) if is_page else None


def is_page(path: Path) -> bool:
    """Whether the file `path` is called as a saved page is."""
    return path.suffix.lower() in SUFFIXES


def page_file(mime: QMimeData) -> Path | None:
    """The saved page that is dropped or pasted as a file."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and is_page(files[0]) else None


def address_of(mime: QMimeData) -> str:
    """The address of the page as the browser gives it; "" where it does not. Each has its own way of saying it."""
    for kind, read in _ADDRESSES.items():
        if mime.hasFormat(kind) and is_url(address := read(bytes(mime.data(kind).data())[:100_000]).strip("\0 \r\n")):
            return address
    return ""


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").split("\n")[0]


def _utf8(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _of_windows(data: bytes) -> str:
    """The address in the header of "HTML Format" (https://learn.microsoft.com/windows/win32/dataxchg/html-clipboard-format)."""
    found = re.search(rb"^SourceURL:([^\r\n]{1,4000})", data.partition(b"<")[0], re.MULTILINE)
    return _utf8(found[1]) if found else ""


_ADDRESSES: dict[str, Callable[[bytes], str]] = {
    "chromium/x-source-url": _utf8,
    "text/x-moz-url-priv": _utf16,
    "text/x-moz-url": _utf16,
    'application/x-qt-windows-mime;value="HTML Format"': _of_windows,
}
"""The formats in which Chromium, Firefox (its newer releases tell scheme and host alone) and Windows put an address
beside a copied page."""


def _parts(mime: QMimeData) -> tuple[str, str]:
    html = mime.html() if mime.hasHtml() else ""
    return (html if len(html) <= LARGEST else ""), (unified(mime.text()) if mime.hasText() else "")


def _words(html: str) -> str:
    return _TAG.sub("\n", html[:_FAR])


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
