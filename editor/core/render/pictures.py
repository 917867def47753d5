"""The images in sanitised HTML, which quotes every value in double quotes."""

import re
from collections.abc import Callable
from html import unescape

_IMAGE = re.compile(r'<img\b(?:[^">]|"[^"]*")*>')
_SOURCE = re.compile(r' src="([^"]*)"')


def image_sources(html: str) -> list[str]:
    """The image sources as the body of a post names them, in order, without `data:` ones."""
    if "<img" not in html:
        return []
    found = (_SOURCE.search(image[0]) for image in _IMAGE.finditer(html))
    sources = (unescape(source[1]) for source in found if source)
    return [source for source in sources if source and not source.startswith("data:")]


def replace_images(html: str, replace: Callable[[str, str, str, str], str]) -> str:
    """`html` with each image replaced by `replace(tag, before, source, after)`.

    `before` and `after` are what stands in the tag around the source as it is written; `source` is what it means.
    """

    def replaced(found: re.Match[str]) -> str:
        source = _SOURCE.search(found[0])
        if source is None:
            return found[0]
        return replace(found[0], found[0][: source.start(1)], unescape(source[1]), found[0][source.end(1) :])

    return _IMAGE.sub(replaced, html)
