"""The post as plain Markdown without a header: the composed title, then all its parts."""

import re

from editor.core.exporters.boxes import complete
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.post import Related
from editor.core.render.parts import split_body
from editor.core.words import tr

_MARKUP = re.compile(r"([\\`*_\[\]<>])")


def export(job: Job) -> Export:
    """Title, date, both parts with their headlines and bullets, and the related posts, in Markdown."""
    fields = job.post.fields
    body = job.post.body.replace("\r\n", "\n").replace("\r", "\n")
    news, commentary, _line = split_body(body)
    blocks = [f"# {_literal(job.rendered.title)}", _literal(job.rendered.date)]
    blocks += [*_part(fields.news.headline, fields.news.summary, job.profile.words.summary), news.strip("\n")]
    blocks += _part(fields.commentary.headline, fields.commentary.summary, job.profile.words.summary)
    blocks += [(commentary or "").strip("\n")]
    if fields.related:
        blocks.append(f"## {_literal(job.profile.words.related)}")
        blocks.append("\n".join(_related(entry, job.profile.format_short_date(entry.date)) for entry in fields.related))
    return complete(job, "\n\n".join(block for block in blocks if block) + "\n")


def _part(headline: str, summary: tuple[str, ...], label: str) -> list[str]:
    bullets = "\n".join(f"- {_literal(point)}" for point in summary if point.strip())
    return [
        f"## {_literal(headline)}" if headline.strip() else "",
        f"**{_literal(label)}**" if bullets else "",
        bullets,
    ]


def _related(entry: Related, date: str) -> str:
    title = _literal(entry.title or entry.url)
    link = f"[{title}](<{entry.url}>)" if entry.url else title
    return f"- {link} {date}".rstrip()


def _literal(text: str) -> str:
    """`text` on one line, shown as it is by every Markdown reader."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split("\n"))).strip()


EXPORTER = Exporter("markdown", ".md", lambda: tr("Markdown"), export)
