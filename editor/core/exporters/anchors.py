"""Ids made the post's own: a list page shows many posts, and two of them may have the same footnote or heading."""

import hashlib
import re
from urllib.parse import unquote

from lxml import html

from editor.core.post import Post

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def prefix(post: Post) -> str:
    """A short name of the post that stays the same: from the end of its id, which is the random part of a UUID."""
    letters = re.sub(r"[^0-9A-Za-z]", "", post.fields.id)[-8:]
    if not letters:
        named = "\n".join([post.fields.permalink, post.fields.date, post.fields.title, post.fields.news.headline])
        letters = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:8]
    return f"p{letters}-"


def make_own(root: html.HtmlElement, start: str) -> None:
    """Put `start` before each id that a link or a reader may use, and into the links; drop the other ids."""
    targets = {unquote(href[1:]) for link in root.iter("a") if (href := link.get("href") or "").startswith("#")}
    kept: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or (name := element.get("id")) is None:
            continue
        if name in kept or not (name in targets or element.tag in _HEADINGS):
            del element.attrib["id"]
        else:
            kept.add(name)
            element.set("id", start + name)
    for link in root.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#") and (name := unquote(href[1:])) in kept:
            link.set("href", f"#{start}{name}")
