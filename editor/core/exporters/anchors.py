"""Ids made the post's own: a list page shows many posts, and two of them may have the same footnote or heading."""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from urllib.parse import unquote

from lxml import html

from editor.core.post import Post

_SCHEME = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def prefix(post: Post) -> str:
    """A short name of the post that stays the same: from the end of its id, which is the random part of a UUID."""
    letters = re.sub(r"[^0-9A-Za-z]", "", post.fields.id)[-8:]
    if not letters:
        named = "\n".join([post.fields.permalink, post.fields.date, post.fields.title, post.fields.news.headline])
        letters = hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()[:8]
    return f"p{letters}-"


_OWN = re.compile(r"p[0-9A-Za-z]{1,8}-(.+)")


def as_they_came(ids: Iterable[str]) -> dict[str, str]:
    """The `ids` of an imported post by the names that its text has for them: those that an export of ours made come
    back without what it put before them."""
    names = list(ids)
    own = {found[1]: name for name in names if (found := _OWN.fullmatch(name))}
    return own | {name: name for name in names}


def make_own(
    root: html.HtmlElement,
    start: str,
    own: str = "",
    others: Collection[str] = (),
    elsewhere: Collection[str] = (),
    known: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Put `start` before each id that a link or a reader may use, and into the links; drop the other ids.

    `own` is the address of the post: some write it out in full where they link to a place of the same post. `root` may
    be a part of a page: `others` are ids that links in its other parts lead to, `elsewhere` the ids of those parts.
    Those that are `known` are written as this says: blocks that are left as they came have and name them so.
    """
    targets = {_place(link, own) for link in root.iter("a")}.union(others)
    kept: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str) or (name := element.get("id")) is None:
            continue
        if name in kept or not (name in targets or element.tag in _HEADINGS):
            del element.attrib["id"]
        else:
            kept.add(name)
            element.set("id", known.get(name, start + name))
    for link in root.iter("a"):
        if (name := _place(link, own)) in kept or (name and name in elsewhere):
            link.set("href", f"#{known.get(name, start + name)}")


def _place(link: html.HtmlElement, own: str) -> str:
    """The id that a link within the page leads to; "" for any other link."""
    page, _sign, name = (link.get("href") or "").partition("#")
    return unquote(name) if not page or (own and _SCHEME.sub("", page) == _SCHEME.sub("", own)) else ""
