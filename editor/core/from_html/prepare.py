"""A copied page made ready to be read: without what is no text of it, its addresses whole, its pictures found."""

import re
from collections.abc import Collection, Sequence
from html import unescape
from urllib.parse import urljoin

from editor.core.from_html.copied_code import gather_code
from editor.core.from_html.furniture import drop_furniture
from editor.core.from_html.markup import HOLDER, KeptMarkup
from editor.core.from_html.nodes import Node
from editor.core.from_html.pictures import largest_of, source_of
from editor.core.from_html.word_lists import lists_from_paragraphs
from editor.core.html.styles import declarations, slant, weight
from editor.core.html.tracking import without_tracking
from editor.core.html.visibility import is_hidden

TASK = "x-ronpyo-task"
"""The element that stands for the box of a task; its text is the box in Markdown."""

_GONE = frozenset(["button", "select", "textarea", "input", "map", "area", "progress", "meter", "link", "meta"])
_RENAMED = {"menu": "ul", "dir": "ul", "form": "div", "fieldset": "div", "legend": "p"}
_RENAMED.update({"listing": "pre", "xmp": "pre", "acronym": "abbr"})
_MARKS = frozenset(["", "#", "¶", "§", "🔗", "\ue9cb"])
_TAG = re.compile("<[^<>]*>")
_ANNOTATION = re.compile(r"<annotation\b.*?(?:</annotation(?:-xml)?\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|sms:|ftp://)[^\s]", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_INVISIBLE_IN_ADDRESS = re.compile("[\x00-\x1f\x7f\u200b\u2028\u2029\ufeff]")
_KEPT: dict[str, frozenset[str]] = {
    "a": frozenset(["href", "title"]),
    "abbr": frozenset(["title"]),
    "img": frozenset(["alt", "src", "title"]),
    "ol": frozenset(["reversed", "start", "type"]),
    "li": frozenset(["value"]),
    "td": frozenset(["colspan", "rowspan", "align"]),
    "th": frozenset(["colspan", "rowspan", "align"]),
    "bdo": frozenset(["dir"]),
    "details": frozenset(["open"]),
}
_TRANSPARENT = frozenset(
    re.findall(
        r"\S+",
        """
        span font center small big tt cite label time picture source section article main colgroup col samp
        """,
    )
)
_CELLS = frozenset(["td", "th"])


def prepare(tree: Node, base: str, kept: Sequence[KeptMarkup]) -> None:
    """Change `tree` so that only what a reader takes from the page is in it.

    `base` is the address of the page, `kept` what was taken out of the tree.
    """
    gather_code(tree)
    _Preparation(base, kept).go(tree)
    lists_from_paragraphs(tree)
    drop_furniture(tree)


class _Preparation:
    def __init__(self, base: str, kept: Sequence[KeptMarkup]) -> None:
        self._base = base
        self._kept = kept

    def go(self, node: Node) -> None:
        """Go through the children of `node`."""
        if node.tag == "picture":
            _fill_picture(node)
        children: list[Node | str] = []
        for child in node.children:
            made = child if isinstance(child, str) else self._one(child)
            if made is None:
                continue
            if isinstance(made, str) and children and isinstance(box := children[-1], Node) and box.tag == TASK:
                made = made.lstrip(" \t\r\n")
            if isinstance(made, str) and children and isinstance(children[-1], str):
                children[-1] += made
            else:
                children.append(made)
        node.children = children

    def _one(self, node: Node) -> Node | str | None:
        """`node` as it is read: changed, as text, or not at all."""
        if node.tag == "input" and node.get("type").strip().lower() == "checkbox":
            return Node(TASK, {}, ["[x] " if "checked" in node.attributes else "[ ] "])
        if node.tag == HOLDER:
            return self._formula(node)
        if node.tag in _GONE or is_hidden(node.tag, node.attributes) or _is_beside_text(node):
            return None
        if node.tag == "img":
            return self._image(node)
        if node.has_class("Apple-converted-space", "Apple-tab-span"):
            return " "
        node.tag = _RENAMED.get(node.tag, node.tag)
        if node.tag == "a":
            if _is_heading_mark(node):
                return None
            self._link(node)
        if node.tag == "pre":  # no link is in a block of code
            for link in node.elements():
                link.attributes.pop("href", None)
        self.go(node)
        return node

    def _formula(self, node: Node) -> str | None:
        """The text of a formula in MathML; of nothing else that was taken out anything is read."""
        number = node.get("n")
        piece = self._kept[int(number)] if number.isdigit() and int(number) < len(self._kept) else None
        if piece is None or piece.kind != "math":
            return None
        return "".join(unescape(_TAG.sub("", _ANNOTATION.sub("", piece.html))).split())

    def _link(self, node: Node) -> None:
        address = _INVISIBLE_IN_ADDRESS.sub("", node.get("href")).strip()
        if not address:
            node.attributes.pop("href", None)
            return
        address = self._whole(address)
        if address.startswith("#") or _ADDRESS.match(address):
            node.attributes["href"] = without_tracking(address)
        else:
            node.attributes.pop("href", None)

    def _image(self, node: Node) -> Node | str:
        """The picture, where its address is one of the web; else its words."""
        source = self._whole(_INVISIBLE_IN_ADDRESS.sub("", source_of(node)).strip())
        if not _WEB.match(source):
            return node.get("alt")
        return Node("img", {"src": source, "alt": node.get("alt"), "title": node.get("title"), "id": node.get("id")})

    def _whole(self, address: str) -> str:
        if address.startswith("//") and len(address) > 2:
            scheme = "http" if self._base.lower().startswith("http:") else "https"
            return f"{scheme}:{address}"
        if not self._base or not address or address.startswith("#") or _SCHEME.match(address):
            return address
        try:
            return urljoin(self._base, address)
        except ValueError:
            return address


def _is_beside_text(node: Node) -> bool:
    """Whether the element is a comment of Word, the mark that leads to one, or a wiki's link for editing a section."""
    if node.has_class("msocomanchor", "MsoCommentReference", "mw-editsection"):
        return True
    return declarations(node.get("style")).get("mso-element", "") in ("comment-list", "comment")


def _is_heading_mark(link: Node) -> bool:
    """Whether the link is the sign beside a heading that leads to the heading itself."""
    in_page = link.get("href").startswith("#") and not any(node.tag == "img" for node in link.elements())
    return in_page and (link.get("aria-hidden") == "true" or link.text().strip() in _MARKS)


def drop_links_to_nowhere(tree: Node, targets: set[str]) -> None:
    """Take the address from links that lead to a place which was not copied."""
    places = {node.get(name) for node in tree.elements() for name in ("id", "name") if node.get(name)}
    for node in tree.elements():
        if node.tag == "a" and node.get("href").startswith("#") and node.get("href")[1:] not in places & targets:
            del node.attributes["href"]


def _fill_picture(node: Node) -> None:
    """Give the image of a `picture` that has no address of its own the largest of the others."""
    image = next((child for child in node.elements() if child.tag == "img"), None)
    sources = [child for child in node.inside() if child.tag == "source"]
    sizes = [largest_of(source.get("srcset") or source.get("data-srcset")) for source in sources]
    found = next((address for _size, address in sizes if address), "")
    if image is None and found:
        node.children.append(Node("img", {"src": found}))
    elif image is not None and found and not _WEB.match(source_of(image)) and source_of(image)[:5] in ("", "data:"):
        image.attributes["src"] = found
    node.children = [child for child in node.children if isinstance(child, str) or child.tag != "source"]


def cleaned(node: Node, targets: Collection[str]) -> Node:
    """A copy of the element as HTML that says the same and nothing of looks: emphasis as elements, no styles.

    Names of places stay where they are among `targets`.
    """
    return Node(node.tag, _kept_of(node, targets), _children(node, targets))


def _kept_of(node: Node, targets: Collection[str]) -> dict[str, str]:
    names = _KEPT.get(node.tag, frozenset())
    kept = {name: value for name, value in node.attributes.items() if name in names and (value or name != "title")}
    for name in ("colspan", "rowspan"):
        if kept.get(name) == "1":
            del kept[name]
    if node.tag in _CELLS and (align := declarations(node.get("style")).get("text-align")) in ("center", "right"):
        kept["align"] = align
    if node.get("id") in targets:
        kept["id"] = node.get("id")
    return kept


def _children(node: Node, targets: Collection[str]) -> list[Node | str]:
    """The children of the element, in the emphasis that its style gives it."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            children.append(child)
        elif child.tag == TASK:
            children.append(child.text())
        elif child.tag in _TRANSPARENT and child.get("id") not in targets:
            children += _children(child, targets)
        else:
            children.append(cleaned(child, targets))
    style = declarations(node.get("style"))
    if weight(style) and node.tag not in ("b", "strong", "th", "table"):
        children = [Node("strong", {}, children)]
    if slant(style) and node.tag not in ("i", "em", "table"):
        children = [Node("em", {}, children)]
    if "line-through" in style.get("text-decoration", ""):
        children = [Node("del", {}, children)]
    return children
