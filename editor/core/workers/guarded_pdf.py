"""The text of a PDF, read in a process of its own with a deadline: `app/pages/pdf_reader.py`, the one with Qt in it."""

from typing import Any

from editor.core.errors import NewsPageError
from editor.core.news_page.pdf_text import LARGEST, Line, PdfText, text_of_pages
from editor.core.processes import children
from editor.core.processes.channel import ChannelError, from_json
from editor.core.words import tr

_DEADLINE = 12.0  # seconds, the start of the process and of Qt included


def is_pdf(data: bytes | str) -> bool:
    """Whether `data` is a PDF: its mark stands among the first bytes (ISO 32000-1, 7.5.2; readers allow 1,024)."""
    return isinstance(data, bytes) and b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<"


def pdf_text(data: bytes) -> PdfText:
    """The text of the PDF `data`. Raises NewsPageError."""
    if len(data) > LARGEST:
        size = LARGEST // 1024 // 1024
        raise NewsPageError(tr("This PDF is larger than {size} MB. Nothing was read of it.", size=size))
    try:
        _code, answer = children.run("editor.app.pages.pdf_reader", data, timeout=_DEADLINE)
        values = from_json(answer)
    except TimeoutError:
        sentence = tr("Reading this PDF took longer than {seconds} seconds and was stopped.", seconds=round(_DEADLINE))
        raise NewsPageError(sentence) from None
    except (OSError, ChannelError):
        values = {"error": "broken"}
    if not isinstance(values, dict) or values.get("error"):
        raise NewsPageError(_sentence(values.get("error") if isinstance(values, dict) else "broken"))
    pages = [[_line(line) for line in page] for page in values["pages"]]
    found = text_of_pages(pages, str(values["title"]), cut=values["cut"] is True)
    if not found.text.strip():
        raise NewsPageError(
            tr("Nothing was changed. This PDF holds images of its pages and no text that could be read.")
        )
    return found


def _line(values: Any) -> Line:
    words, left, top, right, bottom = values
    return (str(words), float(left), float(top), float(right), float(bottom))


def _sentence(error: object) -> str:
    if error == "locked":
        return tr("Nothing was changed. This PDF is locked with a password, so its text could not be read.")
    return tr("Nothing was changed. This PDF is damaged and could not be read.")
