"""Blogger's import file in the format of its backups since 2025: an Atom feed with `blogger:` elements.

Shape, order and empty elements are those that Blogger itself writes, to which its importer is used: permalinks come
from `blogger:filename`, labels only from categories whose scheme names the blog.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from editor.core.exporters import blogger_html
from editor.core.exporters.gathered import blog_of, carrying_html, escaped, path_on_blog
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.words import tr

_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>\n"
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'>\n"
)
_LABELS = 20  # Blogger takes no more


def gather(portions: Sequence[Portion], now: datetime | None = None) -> bytes:
    """The feed of all posts. `now` tells those that are scheduled."""
    now = now or datetime.now(UTC)
    number, address = blog_of(portions)
    blog = f"tag:blogger.com,1999:blog-{number or portions[0].number(19)}"
    title = address.partition("//")[2] or "Blog"
    entries = "".join(_entry(portion, blog, now) for portion in portions)
    return f"{_HEAD}  <id>{blog}</id>\n  <title>{escaped(title)}</title>\n{entries}</feed>\n".encode()


def _entry(portion: Portion, blog: str, now: datetime) -> str:
    fields = portion.post.fields
    status = "LIVE" if not portion.is_draft else "SCHEDULED" if portion.is_scheduled(now) else "DRAFT"
    moment = portion.universal
    time = moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""
    number = portion.blog_ids[1] or portion.number(19)
    labels = "".join(f"    <category scheme='{blog}' term='{escaped(label)}'/>\n" for label in portion.labels[:_LABELS])
    described = portion.export.description
    return (
        "  <entry>\n"
        f"    <id>{blog}.post-{number}</id>\n"
        "    <blogger:type>POST</blogger:type>\n"
        f"    <blogger:status>{status}</blogger:status>\n"
        "    <author>\n      <name></name>\n      <blogger:type>BLOGGER</blogger:type>\n    </author>\n"
        f"    <title>{escaped(portion.title)}</title>\n"
        f"    <content type='html'>{escaped(portion.export.text)}</content>\n"
        f"    {_element('blogger:metaDescription', described)}\n"
        f"    {_element('blogger:created', time)}\n"
        f"    {_element('published', time)}\n"
        f"    {_element('updated', time)}\n"
        "    <blogger:location/>\n"
        f"{labels or '    <category/>' + chr(10)}"
        f"    {_element('blogger:filename', path_on_blog(portion) or _later(fields.permalink))}\n"
        "    <link/>\n    <enclosure/>\n    <blogger:trashed/>\n"
        "  </entry>\n"
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escaped(text)}</{name}>" if text else f"<{name}/>"


def _later(permalink: str) -> str:
    """The path of a post that has a permalink and no date."""
    return f"/{permalink.strip()}.html" if permalink.strip() else ""


EXPORTER = carrying_html(
    blogger_html.EXPORTER,
    Exporter("blogger", ".atom", lambda: tr("Import file for Blogger"), blogger_html.export, gather=gather),
)
