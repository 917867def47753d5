"""Movable Type's text format, which Hatena Blog, livedoor, FC2, Seesaa and others import.

Written as Movable Type's own export does (lib/MT/ImportExport.pm): times are the blog's, without a zone; a line of five
or eight hyphens divides, and there is no escape for one in a text.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from editor.core.exporters import blogger_html
from editor.core.exporters.gathered import carrying_html
from editor.core.exporters.portion import Portion, line
from editor.core.exporters.registry import Exporter
from editor.core.text.parts import JUMP_BREAK_IN_HTML
from editor.core.words import tr

_DIVIDING = re.compile(r"^-(-{4}(?:-{3})?[ \t]*)$", re.MULTILINE)


def gather(portions: Sequence[Portion], now: datetime | None = None) -> bytes:
    """The file of all posts. `now` tells those that are scheduled."""
    now = now or datetime.now(UTC)
    return "".join(_entry(portion, now) for portion in portions).encode()


def _entry(portion: Portion, now: datetime) -> str:
    fields, moment = portion.post.fields, portion.moment
    status = "Publish" if not portion.is_draft else "Future" if portion.is_scheduled(now) else "Draft"
    about = [
        f"TITLE: {portion.title}",
        *([f"BASENAME: {name}"] if (name := line(fields.permalink)) else []),
        f"STATUS: {status}",
        "ALLOW COMMENTS: 1",
        "CONVERT BREAKS: 0",
        "ALLOW PINGS: 0",
        *([f"PRIMARY CATEGORY: {portion.labels[0]}"] if portion.labels else []),
        *(f"CATEGORY: {label}" for label in portion.labels),
        *([f"DATE: {moment:%m/%d/%Y %H:%M:%S}"] if moment else []),
    ]
    html = portion.export.text.replace("\r\n", "\n").replace("\r", "\n")
    body, extended = html, ""
    if found := JUMP_BREAK_IN_HTML.search(html):
        body, extended = html[: found.start()], html[found.end() :]
    sections = [("BODY", _undivided(body)), ("EXTENDED BODY", _undivided(extended))]
    sections += [("EXCERPT", escape(portion.export.description, quote=False)), ("KEYWORDS", "")]
    parts = [f"{name}:\n{text}\n" for name, text in sections]
    head = "\n".join(about)
    return f"{head}\n-----\n{f'-----{chr(10)}'.join(parts)}-----\n--------\n"


def _undivided(text: str) -> str:
    """`text` with the first hyphen of lines that would divide written in another way."""
    return _DIVIDING.sub(r"&#45;\1", text)


EXPORTER = carrying_html(
    blogger_html.EXPORTER,
    Exporter(
        "movable-type",
        ".txt",
        lambda: tr("Movable Type (Hatena, livedoor and others)"),
        blogger_html.export,
        gather=gather,
    ),
)
