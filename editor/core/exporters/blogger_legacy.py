"""Blogger's import file in the format of its backups until 2025, for programs that read only that."""

from collections.abc import Sequence
from datetime import UTC, datetime

from editor.core.exporters import blogger_html
from editor.core.exporters.gathered import blog_of, carrying_html, escaped, path_on_blog
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.words import tr

_HEAD = (
    "<?xml version='1.0' encoding='utf-8'?>"
    "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/' "
    "xmlns:gd='http://schemas.google.com/g/2005' xmlns:thr='http://purl.org/syndication/thread/1.0'>"
)
_KIND = (
    "<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>"
)
_DRAFT = "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>"


def gather(portions: Sequence[Portion], now: datetime | None = None) -> bytes:
    """The feed of all posts. A post without a date has `now`, which the format cannot leave out."""
    now = now or datetime.now(UTC)
    number, address = blog_of(portions)
    blog = f"tag:blogger.com,1999:blog-{number or portions[0].number(19)}"
    home = f"{address or 'https://www.blogger.com'}/"
    # The title has to stand before the entries, and a feed without generator is refused.
    head = (
        f"{_HEAD}<id>{blog}.archive</id><updated>{_time(now)}</updated>"
        f"<title type='text'>{escaped(address.partition('//')[2] or 'Blog')}</title>"
        f"<link rel='alternate' type='text/html' href='{escaped(home)}'/>"
        "<author><name></name></author>"
        "<generator version='7.00' uri='https://www.blogger.com'>Blogger</generator>"
    )
    entries = "".join(_entry(portion, blog, address, now) for portion in portions)
    return f"{head}{entries}</feed>\n".encode()


def _entry(portion: Portion, blog: str, address: str, now: datetime) -> str:
    number = portion.blog_ids[1] or portion.number(19)
    time = _time(portion.moment or now)
    labels = "".join(
        f"<category scheme='http://www.blogger.com/atom/ns#' term='{escaped(label)}'/>" for label in portion.labels
    )
    path = path_on_blog(portion)
    url = portion.post.fields.blogger.url.strip() or (address + path if address and path else "")
    link = "" if portion.is_draft or not url else f"<link rel='alternate' type='text/html' href='{escaped(url)}'/>"
    return (
        f"<entry><id>{blog}.post-{number}</id><published>{time}</published><updated>{time}</updated>{_KIND}{labels}"
        f"{_DRAFT if portion.is_draft else ''}<title type='text'>{escaped(portion.title)}</title>"
        f"<content type='html'>{escaped(portion.export.text)}</content>{link}"
        "<author><name></name></author></entry>"
    )


def _time(moment: datetime) -> str:
    """With the blog's offset, where there is one, and milliseconds."""
    return moment.isoformat(timespec="milliseconds") if moment.tzinfo else f"{moment:%Y-%m-%dT%H:%M:%S.000}Z"


EXPORTER = carrying_html(
    blogger_html.EXPORTER,
    Exporter(
        "blogger-legacy", ".xml", lambda: tr("Import file for Blogger (until 2025)"), blogger_html.export, gather=gather
    ),
)
