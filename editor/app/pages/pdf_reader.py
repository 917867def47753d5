"""A process that reads the text of one PDF with Qt's PDFium: the file is its input, its lines and their places are
its output (`core/news_page/pdf_text.py` describes both). A hostile file can only harm this process, whose memory and
time are bounded.
"""

import sys
import time

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtPdf import QPdfDocument

from editor.core.news_page.pdf_text import LARGEST, Line
from editor.core.processes.bounds import bound
from editor.core.processes.channel import as_json

_MOST_PAGES = 80
_MOST_LINES = 6_000
_MOST_CHARACTERS = 600_000
_SECONDS = 6.0
"""Seconds after which no further page is begun."""
_MOST_MEMORY = 1024**3
"""Bytes that can be written."""
_MOST_CPU = 20
"""Seconds."""
_LOCKED = (QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme)


def main() -> int:
    """Read the input, write the answer."""
    bound(_MOST_MEMORY, _MOST_CPU)
    data = sys.stdin.buffer.read(LARGEST + 1)
    sys.stdout.buffer.write(as_json(_answer(data), errors="replace"))
    return 0


def _answer(data: bytes) -> dict[str, object]:
    document, device = QPdfDocument(), QBuffer()
    device.setData(data)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(device)
    if document.error() in _LOCKED:
        return {"error": "locked"}
    if document.status() != QPdfDocument.Status.Ready:
        return {"error": "broken"}
    end = time.monotonic() + _SECONDS
    pages: list[list[Line]] = []
    lines = characters = 0
    count = document.pageCount()
    for number in range(min(count, _MOST_PAGES)):
        page = list(_lines(document, number, _MOST_LINES - lines, end))
        pages.append(page)
        lines += len(page)
        characters += sum(len(line[0]) for line in page)
        if time.monotonic() > end or lines >= _MOST_LINES or characters > _MOST_CHARACTERS:
            break
    title = document.metaData(QPdfDocument.MetaDataField.Title)
    return {"pages": pages, "title": str(title or "")[:1000], "cut": len(pages) < count or lines >= _MOST_LINES}


def _lines(document: QPdfDocument, page: int, most: int, end: float) -> list[Line]:
    """The lines of a page with their places, in points from its upper left corner."""
    text = document.getAllText(page).text()[:_MOST_CHARACTERS]
    found: list[Line] = []
    at = 0
    for piece in text.split("\n"):
        words = piece.removesuffix("\r")
        start = at
        while words.strip():
            if len(found) >= most or time.monotonic() > end:
                return found
            length = _length_of_line(document, page, start, len(words))
            found.append((words[:length], *_place(document, page, start, length)))
            start, words = start + length, words[length:]
        at += len(piece) + 1
    return found


def _place(document: QPdfDocument, page: int, start: int, length: int) -> tuple[float, float, float, float]:
    place = document.getSelectionAtIndex(page, start, length).boundingRectangle()
    left, top, right, bottom = (round(side, 1) for side in (place.left(), place.top(), place.right(), place.bottom()))
    return left, top, right, bottom


def _length_of_line(document: QPdfDocument, page: int, start: int, length: int) -> int:
    """The number of characters on one line: PDFium joins the short last line of a paragraph with the next one."""
    boxes = [box.boundingRect() for box in document.getSelectionAtIndex(page, start, length).bounds()[:200]]
    lower = [box for box in boxes if box.top() > boxes[0].bottom()]
    if not lower:
        return length
    first, last = 1, length
    while first < last:  # the first character that is below
        middle = (first + last) // 2
        if document.getSelectionAtIndex(page, start + middle, 1).boundingRectangle().top() > boxes[0].bottom():
            last = middle
        else:
            first = middle + 1
    return first


if __name__ == "__main__":
    sys.exit(main())
