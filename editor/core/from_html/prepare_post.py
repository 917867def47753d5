"""An imported post made ready to be read: its addresses whole, and without what its page showed to nobody."""

import re
from collections.abc import Container
from html import escape
from urllib.parse import urljoin

from editor.core.from_html.markup import Markup
from editor.core.from_html.nodes import Node, write_node
from editor.core.from_html.unseen import Unseen

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def prepare_post(markup: Markup, html: str, base: str, local: Container[str]) -> None:
    """Change the tree of `markup`, and count in `unseen` what is left out as "hidden" and "tracker".

    `html` is what the author wrote, `base` the address of the post. Addresses in `local` are of pictures at hand.
    """
    before = markup.unseen["hidden"]
    _PostPreparation(markup, html, base, local).go(markup.tree)
    if markup.unseen["hidden"] > before:  # what is proved must be without it, too
        markup.html = "".join(
            write_node(child) if isinstance(child, Node) else escape(child, quote=False)
            for child in markup.tree.children
        )


class _PostPreparation:
    def __init__(self, markup: Markup, html: str, base: str, local: Container[str]) -> None:
        self._counts, self._unseen = markup.unseen, Unseen(html)
        self._base, self._local = base, local

    def go(self, node: Node) -> None:
        """Go through the children of `node`; its depth is bounded where the tree is read."""
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node):
                if reason := self._unseen.reason(child):
                    self._counts[reason] += 1
                    continue
                self._prepare(child)
                self.go(child)
            if isinstance(child, str) and kept and isinstance(kept[-1], str):
                kept[-1] += child
            else:
                kept.append(child)
        node.children = kept

    def _prepare(self, node: Node) -> None:
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
