"""The post as plain Markdown without a header: the composed title, then all its parts."""

import re

from editor.core.exporters.boxes import complete
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.post import News, Post, Related
from editor.core.profile.load import Profile
from editor.core.text.code import code_spans
from editor.core.text.line_ends import unified
from editor.core.text.parts import split_body
from editor.core.words import tr

# Not every Markdown reader takes a backslash before any sign; a character reference is taken by all of them.
_REFERENCES = (("~~", "&#126;&#126;"), ("<", "&lt;"))
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"([\\`*_\[\]>])")
_KEPT = re.compile(r"(</?[A-Za-z][^<>]*>|<!--.*?-->|\]\([^()\n]*\)|\\[<>])|[<>]")
"""Tags, link targets, escapes; else a single bracket."""
_BLOCK = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+#]))")


def export(job: Job) -> Export:
    """Title, date, both parts with their headlines and bullets, and the related posts, in Markdown."""
    head = [_heading(1, job.rendered.title), _literal(job.rendered.date)]
    return complete(job, "\n\n".join(filter(None, [*head, *parts_of(job.post, job.profile)])) + "\n")


def parts_of(post: Post, profile: Profile) -> list[str]:
    """The parts below title and date, each for itself."""
    fields, parts = post.fields, split_body(unified(post.body))
    blocks = [
        _heading(2, fields.news.headline),
        *_summary(fields.news.summary, profile),
        parts.news.strip("\n"),
        _source(fields.news, profile),
        _heading(2, fields.commentary.headline, profile.words.commentary),
        *_summary(fields.commentary.summary, profile),
        (parts.commentary or "").strip("\n"),
    ]
    if fields.related:
        blocks.append(_heading(2, profile.words.related))
        blocks.append("\n".join(_related(entry, profile) for entry in fields.related))
    return [block for block in blocks if block]


def _heading(level: int, text: str, before: str = "") -> str:
    return f"{'#' * level} {_literal(before + text)}" if text.strip() else ""


def _summary(bullets: tuple[str, ...], profile: Profile) -> list[str]:
    shown = [bullet for bullet in bullets if bullet.strip()]
    return (
        [f"**{_literal(profile.words.summary)}**", "\n".join(f"- {_inline(text)}" for text in shown)] if shown else []
    )


def _source(news: News, profile: Profile) -> str:
    name = _link(news.source or news.url, news.url)
    return f"{_literal(profile.words.source)}{name}" if name else ""


def _related(entry: Related, profile: Profile) -> str:
    return f"- {_link(entry.title or entry.url, entry.url)} {_literal(profile.format_short_date(entry.date))}".rstrip()


def _link(text: str, url: str) -> str:
    address = re.sub(r"[\s<>]", "", url)
    return f"[{_literal(text)}](<{address}>)" if address else _literal(text)


def _literal(text: str) -> str:
    """`text` on one line, shown as it is by every Markdown reader."""
    line = " ".join(text.splitlines()).strip(" \t")
    line = _BLOCK.sub(r"\1\\", _MARKUP.sub(r"\\\1", _ENTITY.sub("&amp;", line)))
    for sign, reference in _REFERENCES:
        line = line.replace(sign, reference)
    return line


def _inline(markdown: str) -> str:
    """A line of inline Markdown that begins no block, its brackets that are no tag shown by every Markdown reader."""
    line = " ".join(markdown.splitlines()).strip(" \t")
    line = f"\\{line}" if line.startswith("* ") else _BLOCK.sub(r"\1\\", line)
    made, at = "", 0
    for start, end, _width in code_spans(line):
        made += _with_signs_shown(line[at:start]) + line[start:end]
        at = end
    return made + _with_signs_shown(line[at:])


def _with_signs_shown(text: str) -> str:
    return _KEPT.sub(lambda found: found[1] or {"<": "&lt;", ">": "\\>"}[found[0]], text)


EXPORTER = Exporter("markdown", ".md", lambda: tr("Markdown"), export)
