"""A picture alone in its paragraph is a figure: its text is the caption, with markup, credit and alternative text.

`![caption](path "title")`, `![caption][reference]`, and the same inside a link: `[![caption](path)](address)`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from editor.core.fields.spec import CREDIT_AND_LICENCE
from editor.core.post import Image, same_path
from editor.core.render.extensions.visible import plain, plain_text

_SIGNS = re.compile(r"\\.|[\[\]()]", re.DOTALL)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~-])")


class ImageMarkup(NamedTuple):
    """The parts of `![caption](target)` as they are written; `reference` instead of a target for `![caption][name]`."""

    caption: str
    target: str
    reference: str | None


class Destination(NamedTuple):
    """The address and title that a picture or a link leads to."""

    address: str
    title: str


def _closing(text: str, start: int) -> int:
    """The index at which the bracket that opens at `start` is closed; -1: nowhere."""
    opening = text[start]
    closing = {"[": "]", "(": ")"}[opening]
    depth = 0
    for sign in _SIGNS.finditer(text, start):
        if sign[0] == opening:
            depth += 1
        elif sign[0] == closing:
            depth -= 1
            if not depth:
                return sign.start()
    return -1


def read_picture(text: str) -> ImageMarkup | None:
    """The picture that `text` is from its first to its last character; None if it is anything else."""
    if not text.startswith("![") or (end := _closing(text, 1)) < 0:
        return None
    caption, rest = text[2:end], text[end + 1 :]
    if rest[:1] in ("(", "[") and _closing(rest, 0) == len(rest) - 1:
        inner = rest[1:-1]
        return ImageMarkup(caption, inner, None) if rest[0] == "(" else ImageMarkup(caption, "", inner or caption)
    return None if rest else ImageMarkup(caption, "", caption)


def read_target(inner: str) -> Destination:
    """The destination in the brackets after a picture: an address, perhaps in <>, perhaps a title in quotes after
    it."""
    inner = inner.strip()
    quote = inner[-1:]
    if quote in ('"', "'") and (start := inner.rfind(quote, 0, -1)) > 0 and inner[start - 1].isspace():
        return Destination(_unbracketed(inner[:start].rstrip()), inner[start + 1 : -1])
    return Destination(_unbracketed(inner), "")


def _unbracketed(address: str) -> str:
    address = address[1:-1] if address.startswith("<") and address.endswith(">") else address
    return _ESCAPE.sub(r"\1", address)


class FigureExtension(Extension):
    """`images` is what the post's header says about its images; `credit` the pattern of a credit."""

    def __init__(self, credit: str) -> None:
        super().__init__()
        self.credit = credit
        self.images: Mapping[str, Image] = {}
        self.figures: list[tuple[Element, str, ImageMarkup, str]] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.registerExtension(self)
        md.parser.blockprocessors.register(_FigureProcessor(md, self), "figure", 12)
        md.treeprocessors.register(_FigureBuilder(md, self), "figure", 30)
        md.treeprocessors.register(_Texts(md, self), "image_texts", 16)

    def reset(self) -> None:
        self.figures = []

    def image(self, address: str) -> Image:
        """The header's data of the image that the body names as `address`, percent-encoded or not."""
        known = self.images.get(address) or self.images.get(unquote(address))
        return known or next((self.images[path] for path in self.images if same_path(path, address)), Image(address))


class _FigureProcessor(BlockProcessor):
    """Finds the paragraphs that are one picture."""

    def __init__(self, md: Markdown, figures: FigureExtension) -> None:
        super().__init__(md.parser)
        self._figures = figures

    def test(self, parent: Element, block: str) -> bool:
        return block.lstrip(" \n").startswith(("![", "[![")) and not self.parser.state.isstate("list")

    def run(self, parent: Element, blocks: list[str]) -> bool:
        text = blocks[0].strip(" \n")
        link = ""
        inner = text
        if text.startswith("[") and (end := _closing(text, 0)) > 0:
            rest = text[end + 1 :]
            if not rest.startswith("(") or _closing(rest, 0) != len(rest) - 1:
                return False
            inner, link = text[1:end], rest[1:-1]
        picture = read_picture(inner)
        if picture is None:
            return False
        blocks.pop(0)
        self._figures.figures.append((SubElement(parent, "figure"), text, picture, link))
        return True


class _FigureBuilder(Treeprocessor):
    """Fills the figures once all references are known, before the inline patterns go through the captions."""

    def __init__(self, md: Markdown, figures: FigureExtension) -> None:
        super().__init__(md)
        self._figures = figures

    def run(self, root: Element) -> None:
        for figure, text, picture, link in self._figures.figures:
            target = self._target(picture)
            if target is None:
                figure.tag = "p"
                figure.text = text
                continue
            holder = SubElement(figure, "a", _attributes("href", read_target(link))) if link else figure
            SubElement(holder, "img", _attributes("src", target))
            if picture.caption.strip():
                SubElement(figure, "figcaption").text = picture.caption.strip()

    def _target(self, picture: ImageMarkup) -> Destination | None:
        if picture.reference is None:
            return read_target(picture.target)
        known = self.md.references.get(picture.reference.strip().lower())
        return Destination(known[0], known[1] or "") if known else None


def _attributes(name: str, target: Destination) -> dict[str, str]:
    return {name: target.address, "title": target.title} if target.title else {name: target.address}


class _Texts(Treeprocessor):
    """Alternative texts from the header or the captions, and credits: after the inline patterns."""

    def __init__(self, md: Markdown, figures: FigureExtension) -> None:
        super().__init__(md)
        self._figures = figures

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            if alt := self._about(image).alt:
                image.set("alt", alt)
        for figure, *_source in self._figures.figures:
            if figure.tag == "figure":
                self._finish(figure, next(figure.iter("img")))

    def _about(self, image: Element) -> Image:
        return self._figures.image(plain(image.get("src") or "", self.md))

    def _finish(self, figure: Element, image: Element) -> None:
        caption = figure.find("figcaption")
        if image.get("alt") is None:
            image.set("alt", plain_text(caption, self.md, frozenset(["sup"])) if caption is not None else "")
        about = self._about(image)
        if credit := CREDIT_AND_LICENCE.join(filter(None, (about.credit, about.licence))):
            caption = SubElement(figure, "figcaption") if caption is None else caption
            SubElement(caption, "span", {"class": "credit"}).text = self._figures.credit.replace("{credit}", credit)
