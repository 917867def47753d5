"""The state that all parts of the converter share while they read one post."""

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import unquote

from editor.core.from_html.blocks import Block
from editor.core.from_html.inline import Mark
from editor.core.from_html.markup import HOLDER, MORE, KeptMarkup, Markup
from editor.core.from_html.nodes import Node, write_node
from editor.core.from_html.options import IMPORT, Options
from editor.core.from_html.prepare import cleaned
from editor.core.markup.escape import escaped


def targets(tree: Node, base: str) -> set[str]:
    """The names of the places in the page that a link on it leads to; `base` is the page's own address."""
    page = base.partition("#")[0]
    found: set[str] = set()
    for node in tree.elements():
        if node.tag == "a":
            address, mark, name = node.get("href").strip().partition("#")
            if mark and name and (not address or address == page):
                found |= {name, unquote(name)}
    return found


class ConversionContext:
    """The state of one conversion: the markup taken out of the post, the names that are linked to, and counts.

    `reader` reads the blocks of an element, or those inside it; the walk sets it when it begins.
    """

    def __init__(self, markup: Markup, options: Options = IMPORT) -> None:
        self.options = options
        self.kept = markup.kept
        self.keeps_breaks = False  # a line break of the source is one of the page here
        self.looks: Counter[str] = Counter()
        self.targets = targets(markup.tree, options.base)
        self.jump_break: bool | None = None  # None: none was met yet; False: one waits for the end of a block
        self.links = 0
        self.reader: Callable[[Node, tuple[Mark, ...], bool], list[Block]] = lambda _node, _marks, _itself: []

    def count_link(self) -> int:
        """The number of one more link, from 1: it tells links apart whose words touch."""
        self.links += 1
        return self.links

    def blocks_of(self, node: Node, marks: tuple[Mark, ...] = ()) -> list[Block]:
        """The blocks inside an element, with `marks` on all of its text."""
        return self.reader(node, marks, False)

    def blocks_with(self, node: Node, marks: tuple[Mark, ...]) -> list[Block]:
        """The blocks that the element itself makes."""
        return self.reader(node, marks, True)

    def kept_by(self, node: Node) -> KeptMarkup | None:
        """The markup that was taken out where the holder `node` stands."""
        number = node.get("n")
        return self.kept[int(number)] if number.isdigit() and int(number) < len(self.kept) else None

    def raw(self, node: Node) -> str:
        """The element as HTML, what was taken out of it put back."""
        return self._whole(write_node(cleaned(node, self.targets) if self.options.clean else node))

    def in_line(self, node: Node) -> str:
        """The element as HTML in a line of Markdown, where its text must not be taken for markup."""
        node = cleaned(node, self.targets) if self.options.clean else node
        return self._whole(write_node(node, lambda text: escaped(text, links=False)))

    def _whole(self, text: str) -> str:
        return re.sub(rf'<{HOLDER} n="(\d+)"></{HOLDER}>', lambda found: self._again(int(found[1])), text)

    def _again(self, number: int) -> str:
        piece = self.kept[number] if number < len(self.kept) else None
        if piece is not None and piece.kind == MORE:
            self.jump_break = self.jump_break or False
            return ""
        return piece.html if piece else ""
