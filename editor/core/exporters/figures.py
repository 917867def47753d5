"""Images as Blogger's own editor writes them: a caption table, a `div.separator`, or an image in a line of text."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree, html

from editor.core.html.writable import writable
from editor.core.images.blogger_address import display_size, file_name, is_remote, original, short_name
from editor.core.words import tr

_Element = html.HtmlElement

_TABLE = {
    "align": "center",
    "cellpadding": "0",
    "cellspacing": "0",
    "class": "tr-caption-container",
    "style": "margin-left: auto; margin-right: auto;",
}
_CENTRED = {"style": "text-align: center;"}
_CAPTION = {"class": "tr-caption", "style": "text-align: center;"}
_SEPARATOR = {"class": "separator", "style": "clear: both; text-align: center;"}
_IN_TABLE = "margin-left: auto; margin-right: auto;"
_IN_SEPARATOR = "margin-left: 1em; margin-right: 1em;"
CREDIT = "data-credit"
"""The attribute of a picture that says which words at the end of its caption are the credit, for an import."""

SLOT = {"style": "border: 1px dashed #999; color: #666; display: inline-block; padding: 1em;"}
"""The look of the place of a picture that has no address yet."""


@dataclass
class Figures:
    """Rewrites the images of a tree. `address` gives an image's uploaded address for the path that the body names,
    `size` the pixels of its file: without a stylesheet, a wide picture would push the page apart. `file` gives the name
    of the file to upload, "" where there is none.

    An image without one becomes a visible slot with the name of its file: then neither a broken picture nor a picture
    inside the text (which makes Blogger's editor unusable) gets into the blog unseen. `missing` lists them in order,
    `nameless` the alternative texts of those whose address was taken away before.
    """

    address: Callable[[str], str]
    size: Callable[[str], tuple[int, int] | None] = lambda _path: None
    file: Callable[[str], str] = lambda _path: ""
    missing: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)

    def rewrite(self, root: _Element) -> None:
        """Change every image of `root`, in place."""
        for image in list(root.iter("img")):
            holder = _linked(image)
            block = holder.getparent()
            if block is None:
                continue
            caption = _caption(block)
            alone = _alone(holder, caption)
            if block.tag == "figure" and alone:
                _replace(block, self._figure(image, holder, caption))
            elif block.tag == "p" and alone and block is not root:
                _replace(block, self._figure(image, holder, None))
            else:
                _replace(holder, self._picture(image, holder, ""))

    def _figure(self, image: _Element, holder: _Element, caption: _Element | None) -> _Element:
        if caption is None:
            separator = _element("div", _SEPARATOR)
            separator.append(self._picture(image, holder, _IN_SEPARATOR))
            return separator
        table = _element("table", _TABLE)
        body = etree.SubElement(table, "tbody")
        cell = etree.SubElement(etree.SubElement(body, "tr"), "td", _CENTRED)
        cell.append(self._picture(image, holder, _IN_TABLE))
        if shown := _credit(caption):
            for picture in cell.iter("img"):
                picture.set(CREDIT, shown)
        words = etree.SubElement(etree.SubElement(body, "tr"), "td", _CAPTION)
        if style := caption.get("style"):
            words.set("style", f"{_CAPTION['style']} {style}")
        words.text = caption.text
        words.extend(list(caption))  # moved, not copied: a picture among them has its turn later
        return table

    def _picture(self, image: _Element, holder: _Element, margin: str) -> _Element:
        """The image inside its link: the author's own, else one to the original size."""
        source = image.get("src") or ""
        address = source if is_remote(source) else self.address(source)
        if not is_remote(address):
            name, words = short_name(source), image.get("alt") or "?"
            if not name:
                self.nameless.append(words)
            elif name not in self.missing:
                self.missing.append(name)
            slot = _element("span", SLOT)
            # Only its name: where it lies on the author's disk is nothing for the blog.
            slot.text = writable(
                tr("[Image to be added here: {name}]", name=self.file(source) or file_name(source) or words)
            )
            return slot
        kept = {key: value for key in ("alt", "height", "style", "title", "width") if (value := image.get(key))}
        if not {"width", "height"} & set(kept) and (size := display_size(address, self.size(source))):
            kept |= {"width": str(size[0]), "height": str(size[1])}
        picture = _element("img", {"border": "0", "src": address} | kept)
        if holder is image and any(parent.tag == "a" for parent in image.iterancestors()):
            return picture  # a link cannot be in a link
        target = holder.get("href") if holder is not image else None
        link = _element("a", {"href": target or original(address)} | ({"style": margin} if margin else {}))
        link.append(picture)
        return link


def _linked(image: _Element) -> _Element:
    """The link around the image alone, or the image."""
    parent = image.getparent()
    alone = (
        parent is not None and parent.tag == "a" and len(parent) == 1 and not (parent.text or image.tail or "").strip()
    )
    return parent if alone and parent is not None else image


def _caption(block: _Element) -> _Element | None:
    found = block.find("figcaption") if block.tag == "figure" else None
    return found if found is not None and (len(found) or (found.text or "").strip()) else None


def _credit(caption: _Element) -> str:
    """The credit in a caption as it is shown, brackets and all."""
    found = (span for span in caption.iter("span") if "credit" in (span.get("class") or "").split())
    return writable("".join("".join(span.itertext()) for span in found).strip())


def _alone(holder: _Element, caption: _Element | None) -> bool:
    """Whether nothing but the image and its caption is in the block."""
    block = holder.getparent()
    if block is None:
        return False
    others = [child for child in block if child is not holder and child is not caption and child.tag != "figcaption"]
    return not others and not "".join([block.text or "", *(child.tail or "" for child in block)]).strip()


def _element(name: str, attributes: dict[str, str]) -> _Element:
    element = html.Element(name)
    for key, value in attributes.items():
        element.set(key, writable(value))
    return element


def _replace(old: _Element, new: _Element) -> None:
    parent = old.getparent()
    if parent is None:
        return
    new.tail = old.tail
    parent.replace(old, new)
