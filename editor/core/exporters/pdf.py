"""The preview page as PDF: paper of the size A4, pages numbered, links, bookmarks and tags, fonts and pictures inside.

The web engine prints it in a process of its own (`ui/preview/pdf_printer.py`), sealed as the preview is; `core/pdf`
completes what it leaves out.
"""

import re
from collections.abc import Sequence
from html import escape
from io import BytesIO

from editor.core import paths
from editor.core.disk import regular
from editor.core.errors import ExportError
from editor.core.exporters import page
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.html.blogger_tree import parse, write
from editor.core.pdf.complete import completed
from editor.core.pdf.printed import PrintedPage
from editor.core.pdf.syntax import PdfError
from editor.core.processes import children
from editor.core.processes.channel import ChannelError, from_json, read
from editor.core.words import tr

PROCESS = "editor.ui.preview.pdf_printer"
LARGEST = 300 * 1024 * 1024
"""Bytes of the pages with their pictures."""

_DEADLINE = 60.0  # seconds for a page, the start of the engine included
_MORE = 2.0  # seconds for each further post
_BODY = re.compile(r"(?s)\A(.*?</head>\s*<body>)(.*)(</body>\s*</html>\s*)\Z")


def gather(portions: Sequence[Portion]) -> bytes:
    """The PDF; each post begins on a page of its own. Raises ExportError."""
    document = _document(portions).encode("utf-8", "replace")
    if len(document) > LARGEST:
        raise ExportError(tr("The images are too large for one file; export fewer posts at a time."))
    seconds = _DEADLINE + _MORE * len(portions)
    try:
        _code, answer = children.run(PROCESS, document, timeout=seconds)
        stream = BytesIO(answer)
        said, made = read(stream), read(stream)
        values = from_json(said) if said is not None else {}
    except TimeoutError:
        sentence = tr("Printing took longer than {seconds} seconds and was stopped.", seconds=round(seconds))
        raise ExportError(sentence) from None
    except (OSError, ChannelError) as error:
        raise ExportError(_failed()) from error
    if isinstance(values, dict) and values.get("error") == "engine":
        raise ExportError(tr("PDF is made by the web view, which cannot work on this system. Nothing was written."))
    if made is None:
        raise ExportError(_failed())
    try:
        return completed(made, PrintedPage.from_json(values))
    except PdfError as error:
        raise ExportError(_failed()) from error


def _failed() -> str:
    return tr("Your posts are safe, and nothing was written. The PDF could not be made; please try again.")


def _document(portions: Sequence[Portion]) -> str:
    """One page of all posts, in the style of the first one, with what paper needs."""
    first, *others = (portion.export.text for portion in portions)
    found = _BODY.match(first)
    if found is None:
        return first
    head, body, end = found.groups()
    style = regular.read(paths.resources() / "preview" / "print.css", 100_000).decode()
    title = portions[0].title if not others else f"{portions[0].title} … ({len(portions)})"
    head = head.replace("</head>", f"<style>\n{style}</style>\n</head>", 1)
    head = re.sub(r"<title>.*?</title>", lambda _old: f"<title>{escape(title)}</title>", head, count=1, flags=re.DOTALL)
    bodies = [body]
    for number, text in enumerate(others, 2):
        if (other := _BODY.match(text)) is not None:
            bodies.append(_with_own_ids(other[2], f"p{number}-"))
    return "".join([head, *bodies, end])


def _with_own_ids(body: str, prefix: str) -> str:
    """`body` with ids that no other post has; its links within follow."""
    root = parse(body)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if (name := element.get("id")) is not None:
            element.set("id", prefix + name)
        if (link := element.get("href") or "").startswith("#") and len(link) > 1:
            element.set("href", f"#{prefix}{link[1:]}")
    return write(root)


EXPORTER = Exporter("pdf", ".pdf", lambda: tr("PDF"), page.export, gather=gather, is_text=False)
