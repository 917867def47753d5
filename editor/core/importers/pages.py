"""Further pages of a feed, as its head announces them (OpenSearch 1.1, RFC 5005)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.words import tr

_TOTAL = re.compile(r"<(?:[\w.-]+:)?totalResults>\s*(\d{1,9})\s*</")
_LINK = re.compile(r"<(?:[\w.-]+:)?link\b[^<>]*>")
_FURTHER = re.compile(r"""\brel\s*=\s*["'](?:next|previous|prev|prev-archive|next-archive)["']""")


@dataclass(frozen=True, slots=True)
class Pages:
    """`total` is how many entries all pages have, 0 where that is not said; `is_one` whether there are others."""

    total: int = 0
    is_one: bool = False

    @classmethod
    def of(cls, head: str) -> "Pages":
        """The pages that `head`, the text before the first entry, announces."""
        found = _TOTAL.search(head)
        further = any(_FURTHER.search(tag) for tag in _LINK.findall(head))
        return cls(int(found[1]) if found else 0, further)

    def notes(self, count: int) -> Iterator[str]:
        """The notes on a file that holds `count` entries of them."""
        missing = self.total - count
        if missing > 0:
            yield tr(
                "The blog has {total} entries; this file holds {count} of them. The other {missing} are on further"
                " pages of the feed: import the blog's backup to have them all.",
                total=self.total,
                count=count,
                missing=missing,
            )
        elif self.is_one and not self.total:
            yield tr("This is one page of a feed that has more: import the blog's backup to have all posts.")
