"""An imported post made ready to be read: its addresses whole, and without what its page showed to nobody."""

import re
from collections import Counter
from collections.abc import Container
from html import escape
from urllib.parse import urljoin

from editor.core.from_html.markup import HOLDER, Markup
from editor.core.from_html.nodes import Node, write_node
from editor.core.html.styles import declarations
from editor.core.html.visibility import is_beacon

_WORD = re.compile(r"[\w-]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def settle(markup: Markup, html: str, base: str, local: Container[str]) -> None:
    """Change the tree of `markup`, and count in `unseen` what is left out as "hidden" and "tracker".

    `html` is what the author wrote, `base` the address of the post. Addresses in `local` are of pictures at hand.
    """
    before = markup.unseen["hidden"]
    _Settling(markup, html, base, local).go(markup.tree)
    if markup.unseen["hidden"] > before:  # what is proved must be without it, too
        markup.html = "".join(
            write_node(child) if isinstance(child, Node) else escape(child, quote=False)
            for child in markup.tree.children
        )


class _Settling:
    def __init__(self, markup: Markup, html: str, base: str, local: Container[str]) -> None:
        self._unseen, self._html = markup.unseen, html
        self._words: Counter[str] | None = None
        self._base, self._local = base, local

    def go(self, node: Node) -> None:
        """Go through the children of `node`; its depth is bounded where the tree is read."""
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node):
                if reason := self._unseen_as(child):
                    self._unseen[reason] += 1
                    continue
                self._settle(child)
                self.go(child)
            if isinstance(child, str) and kept and isinstance(kept[-1], str):
                kept[-1] += child
            else:
                kept.append(child)
        node.children = kept

    def _unseen_as(self, node: Node) -> str:
        """Why nobody saw the element; "" where somebody did, or could: what a script opens is named by its id."""
        if node.tag == "img" and is_beacon(node.attributes):
            return "tracker"
        if not _is_hidden(node):
            return ""
        name = node.get("id")
        if name and self._is_mentioned(name):
            return ""
        return "" if any(inner.tag == HOLDER for inner in node.elements()) else "hidden"

    def _is_mentioned(self, name: str) -> bool:
        """Whether the post names the element elsewhere than in its id."""
        if self._words is None:
            self._words = Counter(_WORD.findall(self._html))
        return self._words[name] > 1 or not _WORD.fullmatch(name)

    def _settle(self, node: Node) -> None:
        name = {"img": "src", "a": "href"}.get(node.tag)
        if name is None or not (address := node.get(name).strip()) or address in self._local:
            return
        node.attributes[name] = self._whole(address)

    def _whole(self, address: str) -> str:
        if address.startswith("//"):
            return f"https:{address}" if address.strip("/") else address
        if not self._base or address.startswith("#") or _SCHEME.match(address):
            return address
        try:
            return urljoin(self._base, address)
        except ValueError:
            return address


def _is_hidden(node: Node) -> bool:
    if "hidden" in node.attributes and node.get("hidden").strip().lower() != "until-found":
        return True
    style = declarations(node.get("style")) if "style" in node.attributes else {}
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")
