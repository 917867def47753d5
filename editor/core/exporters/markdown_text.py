"""The post as plain Markdown without a header: the composed title, then all its parts.

In a file a comment at the end, which no reader shows, holds the fields for an import.
"""

from editor.core.exporters import carried, field_lines
from editor.core.exporters.boxes import complete
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.fields.related import shown_related
from editor.core.post import Post
from editor.core.profile.values import Profile
from editor.core.text.line_ends import unified
from editor.core.text.parts import DIVIDER, split_body
from editor.core.words import tr


def export(job: Job) -> Export:
    """Title, date, both parts with their headlines and bullets, and the related posts, in Markdown."""
    head = head_of(job.rendered.title, job.rendered.date)
    return complete(job, "\n\n".join([*head, *parts_of(job.post, job.profile)]) + "\n")


def head_of(title: str, date: str) -> list[str]:
    """The lines of the title and of the date, as far as there are any."""
    return [line for line in (field_lines.heading(1, title), field_lines.literal(date)) if line]


def parts_of(post: Post, profile: Profile) -> list[str]:
    """The parts below title and date, each for itself; the divider stays, since some posts have no other sign of it."""
    fields, parts = post.fields, split_body(unified(post.body))
    blocks = [
        field_lines.heading(2, fields.news.headline),
        field_lines.summary(fields.news.summary, profile),
        parts.news.strip("\n"),
        field_lines.source(fields.news, profile),
        DIVIDER if parts.commentary is not None else "",
        field_lines.heading(2, fields.commentary.headline, profile.words.commentary),
        field_lines.summary(fields.commentary.summary, profile),
        (parts.commentary or "").strip("\n"),
    ]
    if shown := shown_related(fields.related):
        blocks.append(field_lines.related_heading(profile))
        blocks.append("\n".join(field_lines.related_item(entry, profile) for entry in shown))
    return [block for block in blocks if block]


def _file(portion: Portion) -> bytes:
    return f"{portion.export.text}\n{carried.comment(portion.post.fields)}\n".encode("utf-8", "replace")


EXPORTER = Exporter("markdown", ".md", lambda: tr("Markdown"), export, file=_file)
