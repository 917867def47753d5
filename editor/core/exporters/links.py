"""Links of a post to files beside it, which are nowhere on the blog: to the uploaded picture, or no links any more."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import html

from editor.core.images.blogger_address import is_remote


@dataclass
class Links:
    """Rewrites the links of a tree. `address` gives a picture's uploaded address for the path that the body names.

    `lost` lists in order the targets that only the author's disk has; of such a link the words stay.
    """

    address: Callable[[str], str]
    lost: list[str] = field(default_factory=list)

    def rewrite(self, root: html.HtmlElement) -> None:
        """Change every link of `root`, in place. Addresses of the blog itself, such as `/p/about.html`, stay."""
        for link in list(root.iter("a")):
            target = link.get("href")
            if target is None or not _is_local(target):
                continue
            if is_remote(address := self.address(target)):
                link.set("href", address)
                continue
            if target not in self.lost:
                self.lost.append(target)
            del link.attrib["href"]
            if not link.attrib:
                link.drop_tag()


def _is_local(target: str) -> bool:
    if target.startswith(("#", "/", "?")):
        return False
    try:
        return not urlsplit(target).scheme
    except ValueError:
        return True
