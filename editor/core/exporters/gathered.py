"""Common parts of formats that hold several posts: XML, the blog that posts are of, HTML within."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from editor.core.exporters.portion import Portion
from editor.core.exporters.registry import Exporter
from editor.core.html.writable import writable

_VERBATIM = re.compile(r"<(pre|script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_LINE_END = re.compile(r"[ \t\r\f]*\n[ \t\r\n\f]*")  # a full-width space behind it is an indent that one sees


def escaped(text: str) -> str:
    """`text` as XML, line ends kept as they are."""
    text = writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;").replace("\r", "&#13;")


def cdata(text: str) -> str:
    """`text` as a CDATA section."""
    return f"<![CDATA[{writable(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def without_line_ends(html: str) -> str:
    """`html` with spaces for the line ends that show nothing, for programs to which each is a break."""
    pieces, at = [], 0
    for found in _VERBATIM.finditer(html):
        pieces += [_LINE_END.sub(" ", html[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*pieces, _LINE_END.sub(" ", html[at:])]).strip(" ")


def blog_of(portions: Sequence[Portion]) -> tuple[str, str]:
    """The number of the blog on Blogger and the address of its front page, as far as the posts say; else ""."""
    number = next((ids[0] for portion in portions if (ids := portion.blog_ids)[0]), "")
    address = next((portion.profile.address.strip().rstrip("/") for portion in portions), "")
    if not address:
        urls = (portion.post.fields.blogger.url for portion in portions)
        address = next((found[0] for url in urls if (found := re.match(r"https?://[^/\s]+", url))), "")
    return number, address


def path_on_blog(portion: Portion) -> str:
    """The post's path on Blogger, /2025/04/rare-earth-talks.html; "" where it has none yet."""
    url = portion.post.fields.blogger.url
    if found := re.match(r"https?://[^/\s]+(/[^?#\s]+)", url):
        return found[1]
    name, moment = portion.post.fields.permalink.strip(), portion.moment
    return f"/{moment:%Y/%m}/{name}.html" if name and moment else ""


def day_of(moment: datetime | None) -> str:
    """The day as names of files have it: 2025-04-02; "" for none."""
    return f"{moment:%Y-%m-%d}" if moment else ""


def carrying_html(html: Exporter, exporter: Exporter) -> Exporter:
    """`exporter` with the posts as `html` writes them: what is looked at and compared there is here, too."""
    return replace(exporter, export=html.export, ready=html.ready, html=html.html, imported=html.imported)
