"""The walk through the tree of a post that gives its blocks, whatever soup of divisions, breaks and spans it is.

Divisions are lines, as a browser shows them: two that follow each other are two lines of one paragraph, an empty one
between them makes two paragraphs. So do two breaks in a row, anywhere. Emphasis and links that lie around several
paragraphs lie on each of them.
"""

import re
from html import escape

from editor.core.from_html import tables
from editor.core.from_html.blocks import (
    Block,
    JumpBreak,
    Notes,
    Preformatted,
    Quotation,
    Raw,
    Rule,
)
from editor.core.from_html.code import is_plain, read_code
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.display import LINES, PARTS, SPANS, display
from editor.core.from_html.footnotes import MARK, NOTES
from editor.core.from_html.headings import HEADINGS, read_heading
from editor.core.from_html.inline import Mark, MarkupPiece
from editor.core.from_html.lists import ends_with_list, is_odd, read_list, with_lists
from editor.core.from_html.marks import marks_of
from editor.core.from_html.markup import HOLDER, MORE, Markup
from editor.core.from_html.nodes import Node
from editor.core.from_html.pictures import read_picture
from editor.core.from_html.prepare import TASK
from editor.core.from_html.ruby import read_ruby
from editor.core.from_html.running import RunningText
from editor.core.html.styles import declarations
from editor.core.markup.escape import code_span

_RAW = frozenset(["dl", "details", "form", "select", "textarea", "button", "map", "meter", "progress", "output"])
_IGNORED = frozenset(["meta", "link", "col", "colgroup", "area", "source"])
_EMBEDS = re.findall(
    r"\S+",
    """
        twitter-tweet twitter-video instagram-media tiktok-embed imgur-embed-pub reddit-embed-bq reddit-card
        bluesky-embed text-post-media fb-post fb-video mastodon-embed noteembed embedly-card threads-post
        hatenablogcard wp-embedded-content
""",
)
_PLACES_INSIDE = frozenset(["li", "td", "th", "figcaption"])
_JUNK_ANCHORS = re.compile(r"_GoBack|OLE_LINK\d+|_Toc\d+|_Hlk\d+", re.IGNORECASE)
_KEEPING = ("pre", "pre-wrap", "pre-line", "break-spaces")


def ready(context: ConversionContext) -> ConversionContext:
    """`context`, which can read the blocks of elements from here on."""

    def blocks_of(node: Node, marks: tuple[Mark, ...] = (), itself: bool = False) -> list[Block]:
        walk = _Walk(context)
        if itself:
            walk.element(node, marks)
        else:
            walk.inside(node, marks)
        return walk.finish()

    context.reader = blocks_of
    return context


def read_blocks(markup: Markup, context: ConversionContext) -> list[Block]:
    """The blocks of a post."""
    ready(context)
    walk = _Walk(context, top=True)
    walk.into(markup.tree, ())
    return walk.finish()


class _Walk(RunningText):
    """Knows what each element means."""

    def into(self, node: Node, marks: tuple[Mark, ...]) -> None:
        """Take in the children of `node`."""
        children = with_lists(node.children) if node.tag not in ("ul", "ol") else node.children
        for child in children:
            if isinstance(child, str):
                self.text(child, marks)
            else:
                self.element(child, marks)
        if ends_with_list(node, children):
            self.end_box()

    def inside(self, node: Node, marks: tuple[Mark, ...]) -> None:
        """Take in what is inside an element; of an item or a cell also its place, if a link leads there."""
        if node.tag in _PLACES_INSIDE:
            self._place(node)
        kept = self._white_space(node)
        self.into(node, self._marks(node, marks))
        self._context.keeps_breaks = kept

    def element(self, node: Node, marks: tuple[Mark, ...]) -> None:
        """Take in an element."""
        if node.tag not in ("a", "li") and node.tag not in PARTS and node.tag not in LINES:
            self._place(node)
        kept = self._white_space(node)
        self._dispatch(node, marks)
        self._context.keeps_breaks = kept

    def _place(self, node: Node) -> None:
        if (name := node.get("id")) and name in self._context.targets:
            self.anchor(f' id="{escape(name)}"')

    def _white_space(self, node: Node) -> bool:
        """Whether line breaks were kept outside of `node`; from here on they are as it says."""
        kept = self._context.keeps_breaks
        if "white-space" in node.get("style") and (value := declarations(node.get("style")).get("white-space")):
            self._context.keeps_breaks = value in _KEEPING
        return kept

    def _dispatch(self, node: Node, marks: tuple[Mark, ...]) -> None:
        tag = node.tag
        if tag == HOLDER:
            self._holder(node)
        elif tag == MARK:
            number = node.get("n")
            html = f'<sup id="{node.get("id")}"><a href="#fn:{number}">{number}</a></sup>'
            self.piece(MarkupPiece(f"[^{number}]", html, marks))
        elif tag == NOTES:
            items = tuple(tuple(self._context.blocks_of(item)) for item in node.inside())
            self.add(Notes(items, tuple(int(item.get("marks")) for item in node.inside())))
        elif tag == "br":
            self.new_line()
        elif tag == "img":
            if (picture := read_picture(node, marks, self._context.options.clean)) is not None:
                self.piece(picture)
        elif tag == "hr":
            self.add(Rule())
        elif tag in _IGNORED:
            pass
        elif tag in ("ul", "ol"):
            self._list(node, marks)
        elif tag == "li":
            self._list(Node("ul", {}, [node]), marks)
        elif tag in HEADINGS:
            self._heading(node, marks)
        elif tag == "blockquote":
            self._quotation(node, marks)
        elif tag == "pre":
            self._pre(node, marks)
        elif tag == "table":
            self._table(node, marks)
        elif tag == "figure":
            self._figure_element(node, marks)
        elif tag in _RAW or (tag == "input" and node.get("type") != "hidden"):
            self._raw(node, tag, marks)
        elif tag in LINES and node.has_class(*_EMBEDS):
            self._raw(node, "embed", marks)
        else:
            self._flow(node, marks, display(node, self._context.options))

    def _flow(self, node: Node, marks: tuple[Mark, ...], display: str) -> None:
        ends = {"line": self.end_line, "paragraph": self.end_paragraph}.get(display)
        if ends is None or node.tag in SPANS:
            if ends:
                ends()
            self._inline(node, marks)
        else:
            ends()
            self._place(node)
            self.into(node, self._marks(node, marks))
        if ends:
            ends()

    def _marks(self, node: Node, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        if node.tag == "a":
            self._context.count_link()
        align = node.get("align") or declarations(node.get("style")).get("text-align", "")
        if align and align not in ("left", "justify", "start"):
            self._context.looks["looks"] += not node.has_class("separator")
        return marks_of(node, marks, self._context)

    def _inline(self, node: Node, marks: tuple[Mark, ...]) -> None:
        tag = node.tag
        if tag == "ruby":
            self.piece(MarkupPiece(*read_ruby(node, self._context), marks))
        elif tag in ("rp", "rt", "rtc"):  # outside of ruby
            piece = MarkupPiece(self._context.in_line(node), self._context.raw(node), marks, shows=tag != "rp")
            self.piece(piece)
        elif tag == "wbr":
            if not self._context.options.clean:
                self.piece(MarkupPiece("<wbr />", "<wbr />", marks, shows=False))
        elif tag == TASK:
            self.piece(MarkupPiece(node.text(), node.text(), marks))
        elif tag == "code" and is_plain(node, self._context.options.clean) and (span := code_span(node.text())):
            html = f"<code>{escape(' '.join(node.text().split()), quote=False)}</code>"
            self.piece(MarkupPiece(span, html, marks))
        elif tag == "a" and not node.get("href"):
            name = node.get("name") or node.get("id")
            if name and self._is_kept(name):
                self.anchor(f' {"name" if node.get("name") else "id"}="{escape(name)}"')
            self.into(node, self._marks(node, marks))
        elif tag == "code":
            self.into(node, (*marks, Mark("code")) if not any(mark.kind == "code" for mark in marks) else marks)
        else:
            if tag == "a":
                self._place(node)
                if (name := node.get("name")) != node.get("id") and name in self._context.targets:
                    self.anchor(f' name="{escape(name)}"')  # of a footnote of Word: a link that is a place too
            self.into(node, self._marks(node, marks))

    def _is_kept(self, name: str) -> bool:
        """Whether the place of this name stays: in a copied page only if a link on it leads there."""
        if self._context.options.clean:
            return name in self._context.targets
        return not _JUNK_ANCHORS.fullmatch(name)

    def _holder(self, node: Node) -> None:
        piece = self._context.kept_by(node)
        if piece is None:
            return
        if piece.kind != MORE:
            self.add(Raw(_block_level(piece.html, piece.kind), piece.kind))
        elif self._context.jump_break is None:
            if self._top:
                self._context.jump_break = True
                self.add(JumpBreak())
            else:
                self._context.jump_break = False

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _raw(self, node: Node, kind: str, marks: tuple[Mark, ...]) -> None:
        """Keep the element as it is, inside the link that lies around it."""
        self.end_paragraph()
        if self._context.options.clean and not _shows_something(node):
            return
        html, tag = self._context.raw(node), node.tag
        for mark in marks:
            if mark.kind == "link":
                html, tag = f'<a href="{escape(mark.value)}">{html}</a>', "a"
        self.add(Raw(_block_level(html, tag), kind))

    def _heading(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self.end_paragraph()
        self.add(*read_heading(node, marks, self._context))

    def _quotation(self, node: Node, marks: tuple[Mark, ...]) -> None:
        if node.has_class(*_EMBEDS) and not self._context.options.clean:
            self._raw(node, "embed", marks)
            return
        self.end_paragraph()
        if blocks := self._context.blocks_of(node, marks):
            self.add(Quotation(tuple(blocks)))

    def _list(self, node: Node, marks: tuple[Mark, ...]) -> None:
        if is_odd(node, self._context):
            self._raw(node, "list", marks)
            return
        self.end_paragraph()
        if made := read_list(node, self._context, marks):
            self.add(made)
        elif self._context.jump_break is False:
            self.add()

    def _pre(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self.end_paragraph()
        linked = any(mark.kind == "link" for mark in marks)
        made: Preformatted | None = None if linked else read_code(node, self._context.options.clean)
        if made is None:
            self._raw(node, "pre", marks)
        elif made.text.strip():
            self.add(made)

    def _figure_element(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self.end_paragraph()
        caption = next((child for child in node.elements() if child.tag == "figcaption"), None)
        if caption is not None and (made := tables.figure(node, caption, self._context)):
            self.add(made.linked(marks))
            return
        self.into(node, self._marks(node, marks))
        self.end_paragraph()

    def _table(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self.end_paragraph()
        if node.has_class("tr-caption-container") and (made := tables.captioned(node, self._context)):
            self.add(made)
        elif tables.is_layout(node, self._context.options.clean):
            self.into(node, marks)
            self.end_paragraph()
        elif (not marks or self._context.options.clean) and (data := tables.data(node, self._context, marks)):
            self.add(*data)
        else:
            self._raw(node, "table", marks)


def _shows_something(node: Node) -> bool:
    return bool(node.text().strip()) or any(element.tag == "img" for element in node.elements())


def _block_level(html: str, tag: str) -> str:
    """`html` as Markdown takes it for a block."""
    blocks = ("iframe", "object", "script", "table", "blockquote", "form", "dl", "details", "pre", "ol", "ul", "canvas")
    return html if tag in (*blocks, "style", "video", "math", "map", "textarea", "div") else f"<div>{html}</div>"
