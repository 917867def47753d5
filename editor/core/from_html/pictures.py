"""Pictures of a page: their address, which pages that load late keep in other attributes and in several sizes."""

import re

from editor.core.from_html.inline import InlineImage, Mark
from editor.core.from_html.nodes import Node
from editor.core.images.addresses import same_picture
from editor.core.text.single_line import single_line

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-orig-file", "data-lazy", "data-echo", "data-img-src")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)")
_PLACEHOLDER = re.compile(
    r"about:blank|(?:.*/)?(?:blank|spacer|dummy|loading|lazy(?:load)?|placeholder|transparent|1x1|pixel|grey|gray)"
    r"[\w-]*\.(?:gif|png|svg|jpe?g)(?:\?.*)?",
    re.IGNORECASE,
)


def source_of(image: Node) -> str:
    """The address of an image; where it is loaded late, the address it will have."""
    source = image.get("src").strip()
    if source and not source.startswith("data:") and not _PLACEHOLDER.fullmatch(source):
        return source
    lazy = next((image.get(name).strip() for name in _LAZY if image.get(name).strip()), "")
    if lazy:
        return lazy
    largest = max((largest_of(image.get(name)) for name in _SETS if image.get(name)), default=(0.0, ""))[1]
    return largest or source


def largest_of(candidates: str) -> tuple[float, str]:
    """The size and address of the largest picture of a `srcset`: https://html.spec.whatwg.org/#srcset-attribute."""
    found = [(float(size or 1) if size != "." else 1.0, address) for address, size, _ in _sizes(candidates)]
    return max(found, key=lambda pair: pair[0], default=(0.0, ""))


def _sizes(candidates: str) -> list[tuple[str, str, str]]:
    found = []
    for address, size, unit in _CANDIDATE.findall(candidates[:20_000]):
        if re.fullmatch(r"\d*\.?\d*", size) and not address.startswith("data:"):
            found.append((address, size, unit))
    return found


def read_picture(node: Node, marks: tuple[Mark, ...], clean: bool) -> InlineImage | None:
    """The picture that an `img` element shows; None where it names no source. In a post (not `clean`: a copied page) a
    link that leads to the picture itself is its address in full size."""
    source = source_of(node)
    if not source:
        return None
    link = next((mark for mark in marks if mark.kind == "link"), None)
    full = link.value if link is not None and not clean and same_picture(source, link.value) else ""
    if full:
        marks = tuple(mark for mark in marks if mark.kind != "link")
    alt = single_line(node.get("alt"))
    return InlineImage(source, alt, single_line(node.get("title")), marks, full)
