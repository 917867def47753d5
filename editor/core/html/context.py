"""What the walk through one post shares."""

import re
from collections import Counter
from collections.abc import Callable

from editor.core.html.blocks import Block
from editor.core.html.markup import HOLDER, MORE, Kept, Markup
from editor.core.html.nodes import Node, write_node
from editor.core.markup.escape import escaped


class Context:
    """What was taken out of the post, which names in it are linked to, and what is counted.

    `blocks_of` reads the blocks inside an element; the walk sets it when it begins.
    """

    def __init__(self, markup: Markup) -> None:
        self.kept = markup.kept
        self.looks: Counter[str] = Counter()
        self.targets = {
            node.get("href")[1:] for node in markup.tree.elements() if node.tag == "a" and node.get("href")[:1] == "#"
        }
        self.jump_break: bool | None = None  # None: none was met yet; False: one waits for the end of a block
        self.links = 0
        self.blocks_of: Callable[[Node], list[Block]] = lambda _node: []

    def kept_by(self, node: Node) -> Kept | None:
        """What was taken out where the holder `node` stands."""
        number = node.get("n")
        return self.kept[int(number)] if number.isdigit() and int(number) < len(self.kept) else None

    def raw(self, node: Node) -> str:
        """The element as HTML, what was taken out of it put back."""
        return self._whole(write_node(node))

    def in_line(self, node: Node) -> str:
        """The element as HTML in a line of Markdown, where its text must not be taken for markup."""
        return self._whole(write_node(node, lambda text: escaped(text, links=False)))

    def _whole(self, text: str) -> str:
        return re.sub(rf'<{HOLDER} n="(\d+)"></{HOLDER}>', lambda found: self._again(int(found[1])), text)

    def _again(self, number: int) -> str:
        piece = self.kept[number] if number < len(self.kept) else None
        if piece is not None and piece.kind == MORE:
            self.jump_break = self.jump_break or False
            return ""
        return piece.html if piece else ""
