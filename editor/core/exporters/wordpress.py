"""WordPress's import file, WXR 1.2: an RSS feed with what a blog needs.

WordPress makes breaks of line ends and shortcodes of names in brackets; neither is left in what it gets.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from editor.core.exporters import blogger_html
from editor.core.exporters.gathered import blog_of, carrying_html, cdata, escaped, without_line_ends
from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.text.parts import JUMP_BREAK, JUMP_BREAK_IN_HTML
from editor.core.words import tr

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n'
    '<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n'
)
_SHORTCODE = re.compile(
    r"\[(?=/?(?:gallery|audio|video|playlist|caption|wp_caption|embed|code|sourcecode|youtube|vimeo)[\s\]=/])",
    re.IGNORECASE,
)
_NO_TIME = "0000-00-00 00:00:00"  # what WordPress writes for a draft without one


def gather(portions: Sequence[Portion], now: datetime | None = None) -> bytes:
    """The file of all posts. `now` tells those that are scheduled."""
    now = now or datetime.now(UTC)
    _number, address = blog_of(portions)
    title = escaped(address.partition("//")[2] or "Blog")
    about = (
        f"<title>{title}</title>\n<link>{escaped(address)}</link>\n<description></description>\n"
        f"<language>{escaped(portions[0].profile.language)}</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n"
        f"<wp:base_site_url>{escaped(address)}</wp:base_site_url>\n<wp:base_blog_url>{escaped(address)}"
        "</wp:base_blog_url>\n"
    )
    labels = dict.fromkeys(label for portion in portions for label in portion.labels)
    terms = "".join(
        f"<wp:category><wp:category_nicename>{_nice(label)}</wp:category_nicename>"
        f"<wp:cat_name>{cdata(label)}</wp:cat_name></wp:category>\n"
        for label in labels
    )
    items = "".join(_item(portion, now) for portion in portions)
    return f"{_HEAD}{about}{terms}{items}</channel>\n</rss>\n".encode()


def _item(portion: Portion, now: datetime) -> str:
    fields, moment, universal = portion.post.fields, portion.moment, portion.universal
    status = "publish" if not portion.is_draft else "future" if portion.is_scheduled(now) else "draft"
    labels = "".join(
        f'<category domain="category" nicename="{_nice(label)}">{cdata(label)}</category>\n' for label in portion.labels
    )
    html = JUMP_BREAK_IN_HTML.sub(JUMP_BREAK, without_line_ends(portion.export.text))
    return (
        f"<item>\n<title>{escaped(portion.title)}</title>\n<link>{escaped(fields.blogger.url.strip())}</link>\n"
        f"<pubDate>{format_datetime(universal) if universal else ''}</pubDate>\n<dc:creator></dc:creator>\n"
        f'<guid isPermaLink="false">{escaped(fields.id or portion.number(12))}</guid>\n<description></description>\n'
        f"<content:encoded>{cdata(_SHORTCODE.sub('&#91;', html))}</content:encoded>\n"
        f"<excerpt:encoded>{cdata(escape(portion.export.description, quote=False))}</excerpt:encoded>\n"
        f"<wp:post_id>{portion.number(9)}</wp:post_id>\n"
        f"<wp:post_date>{_time(moment)}</wp:post_date>\n<wp:post_date_gmt>{_time(universal)}</wp:post_date_gmt>\n"
        "<wp:comment_status>open</wp:comment_status>\n<wp:ping_status>closed</wp:ping_status>\n"
        f"<wp:post_name>{escaped(fields.permalink.strip())}</wp:post_name>\n<wp:status>{status}</wp:status>\n"
        "<wp:post_parent>0</wp:post_parent>\n<wp:menu_order>0</wp:menu_order>\n<wp:post_type>post</wp:post_type>\n"
        f"<wp:post_password></wp:post_password>\n<wp:is_sticky>0</wp:is_sticky>\n{labels}</item>\n"
    )


def _time(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M:%S}" if moment else _NO_TIME


def _nice(label: str) -> str:
    """The label as WordPress has it in addresses."""
    return quote(label.lower().replace(" ", "-"), safe="-_").lower()


EXPORTER = carrying_html(
    blogger_html.EXPORTER,
    Exporter("wordpress", ".xml", lambda: tr("WordPress import file"), blogger_html.export, gather=gather),
)
