"""The head of a page: its metas by name, its title, its addresses.

Saved pages name the value of a meta `value` as well as `content`, and its name `property`, `name` or `itemprop`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from editor.core.news_page.linked_data import clean

_MOST = 2_000  # metas
_LONGEST = 4_000  # characters


@dataclass(frozen=True, slots=True)
class Head:
    """`metas` hold the values of each name, in small letters, in their order; `title` is the page's own."""

    title: str = ""
    language: str = ""
    canonical: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str:
        """The first value of the first of `names` that has one."""
        return next((value for name in names for value in self.metas.get(name, ())), "")

    def every(self, names: Iterable[str]) -> list[str]:
        """All values of `names`, in the order of these."""
        return [value for name in names for value in self.metas.get(name, ())]


def read_head(root: html.HtmlElement) -> Head:
    """The head of the page `root`."""
    metas: dict[str, list[str]] = {}
    for element in islice(root.iter("meta"), _MOST):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = clean((element.get("content") or element.get("value") or "")[:_LONGEST])
        if name and value:
            metas.setdefault(name, []).append(value)
    titles = [clean(one.text_content()[:_LONGEST]) for one in root.iter("title") if _is_of_page(one)]
    canonical = next(
        (one.get("href", "").strip() for one in root.iter("link") if "canonical" in one.get("rel", "").lower().split()),
        "",
    )
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return Head(next(filter(None, titles), ""), language, canonical, metas)


def _is_of_page(title: html.HtmlElement) -> bool:
    """Whether the element is the title of the page and not that of a drawing in it."""
    return not any(str(one.tag) in ("svg", "symbol", "g") for one in title.iterancestors())
