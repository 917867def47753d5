"""From the tree of a post to its blocks, whatever soup of divisions, breaks and spans it is.

Divisions are lines, as a browser shows them: two that follow each other are two lines of one paragraph, an empty one
between them makes two paragraphs. So do two breaks in a row, anywhere. Emphasis and links that lie around several
paragraphs lie on each of them.
"""

import re
from html import escape

from editor.core.html import tables
from editor.core.html.addresses import same_picture
from editor.core.html.blocks import (
    Block,
    Bullets,
    Code,
    Figure,
    Heading,
    JumpBreak,
    Paragraph,
    Quotation,
    Raw,
    Rule,
)
from editor.core.html.context import Context
from editor.core.html.inline import Atom, Line, Mark, Picture, Piece, Words, shows, trimmed
from editor.core.html.marks import marks_of, style_of
from editor.core.html.markup import HOLDER, MORE, Markup
from editor.core.html.nodes import Node
from editor.core.markup.escape import code_span

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LINES = frozenset(["div"])
_PARTS = frozenset(
    re.findall(
        r"\S+",
        """
        p address article aside center fieldset figcaption footer header hgroup main nav section dialog
        search tbody thead tfoot tr td th caption body html legend menu optgroup
""",
    )
)
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
_JUNK_ANCHORS = re.compile(r"_GoBack|OLE_LINK\d+|_Toc\d+|_Hlk\d+", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_IN_JAPANESE = re.compile(rf"(?<=[{_JAPANESE}])[ \t]*\r?\n[ \t\r\n]*(?=[{_JAPANESE}])")
_LANGUAGE = re.compile(r"(?:brush:\s*|lang(?:uage)?-)([\w#+.-]+)")


def read_blocks(markup: Markup, context: Context) -> list[Block]:
    """The blocks of a post."""
    context.blocks_of = lambda node: blocks_of(node, context)
    walk = _Walk(context, top=True)
    walk.into(markup.tree, ())
    return walk.finish()


def blocks_of(node: Node, context: Context, marks: tuple[Mark, ...] = ()) -> list[Block]:
    """The blocks inside an element, with `marks` on all of its text."""
    walk = _Walk(context)
    walk.into(node, marks)
    return walk.finish()


class _Walk:
    def __init__(self, context: Context, top: bool = False) -> None:
        self._context = context
        self._top = top
        self._blocks: list[Block] = []
        self._lines: list[Line] = [[]]

    def finish(self) -> list[Block]:
        self._end_paragraph()
        return self._blocks

    def into(self, node: Node, marks: tuple[Mark, ...]) -> None:
        """Take in the children of `node`."""
        children = _with_lists(node.children) if node.tag not in ("ul", "ol") else node.children
        for child in children:
            if isinstance(child, str):
                self._text(child, marks)
            else:
                self._element(child, marks)

    # --- running text ------------------------------------------------------------------------------------------------

    def _text(self, text: str, marks: tuple[Mark, ...]) -> None:
        shown = _SPACES.sub(" ", _BREAK_IN_JAPANESE.sub("", text))
        for number, line in enumerate(re.split("[\u2028\x0b]", shown)):  # breaks of word processors
            if number:
                self._break()
            if line:
                self._lines[-1].append(Words(line, marks))

    def _break(self) -> None:
        self._lines.append([])

    def _line_end(self) -> None:
        """Where a division begins or ends: a new line, unless this one is new."""
        if any(not (isinstance(atom, Words) and not atom.text.strip(" ")) for atom in self._lines[-1]):
            self._lines.append([])
        else:
            self._lines[-1].clear()

    def _end_paragraph(self) -> None:
        lines, self._lines = self._lines, [[]]
        paragraph: list[Line] = []
        for line in [*lines, []]:
            line = trimmed(line)
            images = [atom for atom in line if isinstance(atom, Picture)]
            alone = len(images) == 1 and not shows([atom for atom in line if atom is not images[0]])
            if shows(line) and not alone:
                paragraph.append(line)
                continue
            if line and not alone:  # white space or anchors: invisible, but an anchor must not get lost
                anchors: Line = [atom for atom in line if isinstance(atom, Piece)]
                if anchors and paragraph:
                    paragraph[-1] += anchors
                elif anchors:
                    self._blocks.append(Paragraph((anchors,)))
            if paragraph:
                self._blocks.append(Paragraph(tuple(paragraph)))
                paragraph = []
            if alone:
                anchors = [atom for atom in line if isinstance(atom, Piece)]
                if anchors:
                    self._blocks.append(Paragraph((anchors,)))
                self._blocks.append(Figure(self._figure_picture(images[0])))

    @staticmethod
    def _figure_picture(picture: Picture) -> Picture:
        """A picture alone: emphasis around it says nothing."""
        links = tuple(mark for mark in picture.marks if mark.kind == "link")
        return Picture(picture.source, picture.alt, picture.title, links, picture.full)

    def _add(self, *blocks: Block) -> None:
        self._end_paragraph()
        self._blocks += blocks
        if self._top and self._context.jump_break is False:
            self._context.jump_break = True
            self._blocks.append(JumpBreak())

    # --- elements ----------------------------------------------------------------------------------------------------

    def _element(self, node: Node, marks: tuple[Mark, ...]) -> None:
        tag = node.tag
        if (name := node.get("id")) and name in self._context.targets and tag != "a":
            self._anchor(f' id="{escape(name)}"')
        if tag == HOLDER:
            self._holder(node)
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(node, marks)
        elif tag == "hr":
            self._add(Rule())
        elif tag in _IGNORED:
            pass
        elif tag in ("ul", "ol"):
            self._list(node, marks)
        elif tag == "li":
            self._list(Node("ul", {}, [node]), marks)
        elif tag in _HEADINGS:
            self._heading(node, marks)
        elif tag == "blockquote":
            self._quotation(node, marks)
        elif tag == "pre":
            self._pre(node, marks)
        elif tag == "table":
            self._table(node, marks)
        elif tag == "figure":
            self._figure(node, marks)
        elif tag in _RAW or (tag == "input" and node.get("type") != "hidden"):
            self._raw(node, tag, marks)
        elif tag in _LINES and node.has_class(*_EMBEDS):
            self._raw(node, "embed", marks)
        elif tag in _LINES:
            self._line_end()
            self.into(node, self._marks(node, marks))
            self._line_end()
        elif tag in _PARTS:
            self._end_paragraph()
            self.into(node, self._marks(node, marks))
            self._end_paragraph()
        else:
            self._inline(node, marks)

    def _marks(self, node: Node, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        self._context.links += node.tag == "a"
        if (align := node.get("align") or _aligned(node)) and align not in ("left", "justify", "start"):
            self._context.looks["looks"] += not node.has_class("separator")
        return marks_of(node, marks, self._context.links, self._context.looks)

    def _inline(self, node: Node, marks: tuple[Mark, ...]) -> None:
        tag = node.tag
        if tag == "ruby":
            self._lines[-1].append(Piece(*_ruby(node, self._context), marks))
        elif tag in ("rp", "rt", "rtc"):  # outside of ruby
            piece = Piece(self._context.in_line(node), self._context.raw(node), marks, shows=tag != "rp")
            self._lines[-1].append(piece)
        elif tag == "wbr":
            self._lines[-1].append(Piece("<wbr />", "<wbr />", marks, shows=False))
        elif tag == "code" and _is_plain(node) and (span := code_span(node.text())):
            html = f"<code>{escape(' '.join(node.text().split()), quote=False)}</code>"
            self._lines[-1].append(Piece(span, html, marks))
        elif tag == "a" and not node.get("href"):
            name = node.get("name") or node.get("id")
            if name and not _JUNK_ANCHORS.fullmatch(name):
                self._anchor(f' {"name" if node.get("name") else "id"}="{escape(name)}"')
            self.into(node, marks)
        elif tag == "code":
            self.into(node, (*marks, Mark("code")) if not any(mark.kind == "code" for mark in marks) else marks)
        else:
            self.into(node, self._marks(node, marks))

    def _anchor(self, about: str) -> None:
        text = f"<a{about}></a>"
        self._lines[-1].append(Piece(text, text, shows=False))

    def _image(self, node: Node, marks: tuple[Mark, ...]) -> None:
        source = source_of(node)
        if not source:
            return
        link = next((mark for mark in marks if mark.kind == "link"), None)
        full = link.value if link and same_picture(source, link.value) else ""
        if full:
            marks = tuple(mark for mark in marks if mark.kind != "link")
        alt = " ".join(node.get("alt").split())
        self._lines[-1].append(Picture(source, alt, " ".join(node.get("title").split()), marks, full))

    def _holder(self, node: Node) -> None:
        piece = self._context.kept_by(node)
        if piece is None:
            return
        if piece.kind != MORE:
            self._add(Raw(_block_level(piece.html, piece.kind), piece.kind))
        elif self._context.jump_break is None:
            if self._top:
                self._context.jump_break = True
                self._add(JumpBreak())
            else:
                self._context.jump_break = False

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _raw(self, node: Node, kind: str, marks: tuple[Mark, ...]) -> None:
        """Keep the element as it is, inside the link that lies around it."""
        self._end_paragraph()
        html, tag = self._context.raw(node), node.tag
        for mark in marks:
            if mark.kind == "link":
                html, tag = f'<a href="{escape(mark.value)}">{html}</a>', "a"
        self._add(Raw(_block_level(html, tag), kind))

    def _heading(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self._end_paragraph()
        inside = _Walk(self._context)
        inside.into(node, tuple(mark for mark in marks if mark.kind != "bold"))
        blocks = inside.finish()
        if all(isinstance(block, Paragraph) for block in blocks):
            lines = tuple(line for block in blocks if isinstance(block, Paragraph) for line in block.lines)
            lines = tuple([_not_bold(line) for line in lines])
            if any(shows(line) for line in lines):
                self._add(Heading(int(node.tag[1]), lines))
                return
        elif len(blocks) == 1 and isinstance(blocks[0], Figure) and not blocks[0].caption:
            picture = blocks[0].picture
            self._add(blocks[0] if picture.full else Heading(int(node.tag[1]), ([picture],)))
            return
        self._add(*blocks)

    def _quotation(self, node: Node, marks: tuple[Mark, ...]) -> None:
        if node.has_class(*_EMBEDS):
            self._raw(node, "embed", marks)
            return
        self._end_paragraph()
        if blocks := blocks_of(node, self._context, self._marks(node, marks)):
            self._add(Quotation(tuple(blocks)))

    def _list(self, node: Node, marks: tuple[Mark, ...]) -> None:
        kind, start = node.get("type"), node.get("start")
        odd = "reversed" in node.attributes or (node.tag == "ol" and kind not in ("", "1"))
        odd = (
            odd
            or "list-style-type:none" in style_of(node)
            or any(child.get("value") for child in node.inside() if child.tag == "li")
        )
        if odd and any(child.tag == "li" for child in node.inside()) and "list-style-type:none" not in style_of(node):
            self._raw(node, "list", marks)
            return
        self._end_paragraph()
        items: list[list[Block]] = []
        for child in node.children:
            if isinstance(child, str):
                if child.strip(" \t\r\n\f"):
                    items.append(blocks_of(Node("li", {}, [child]), self._context, marks))
                continue
            inside = _Walk(self._context)
            if child.tag == "li":
                inside.into(child, inside._marks(child, marks))
            else:
                inside._element(child, marks)
            blocks = inside.finish()
            if child.tag in ("ul", "ol") and items:
                items[-1] += blocks
            elif blocks:
                items.append(blocks)
        if items:
            number = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
            self._add(Bullets(tuple(tuple(item) for item in items), None if node.tag == "ul" else number))
        elif self._context.jump_break is False:
            self._add()

    def _pre(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self._end_paragraph()
        elements = list(node.elements())
        linked = any(mark.kind == "link" for mark in marks)
        if linked or any(element.tag not in ("br", "code", "span", "font", "tt") for element in elements):
            self._raw(node, "pre", marks)
            return
        text = _verbatim(node).replace("\r\n", "\n").replace("\r", "\n")
        classes = " ".join([node.get("class"), *(element.get("class") for element in elements[:1])])
        language = _LANGUAGE.search(classes)
        if text.strip():
            self._add(Code(text.strip("\n"), language[1] if language else ""))

    def _figure(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self._end_paragraph()
        caption = next((child for child in node.elements() if child.tag == "figcaption"), None)
        if caption is not None and (made := tables.figure(node, caption, self._context)):
            self._add(made)
            return
        self.into(node, self._marks(node, marks))
        self._end_paragraph()

    def _table(self, node: Node, marks: tuple[Mark, ...]) -> None:
        self._end_paragraph()
        if node.has_class("tr-caption-container") and (made := tables.captioned(node, self._context)):
            self._add(made)
        elif tables.is_layout(node):
            self.into(node, marks)
            self._end_paragraph()
        elif not marks and (data := tables.data(node, self._context)):
            self._add(data)
        else:
            self._raw(node, "table", marks)


_LAZY = ("data-src", "data-original", "data-lazy-src", "data-orig-file")


def _is_plain(node: Node) -> bool:
    """Whether the element holds text in colours at most."""
    return all(element.tag in ("span", "font", "tt") for element in node.elements())


def source_of(image: Node) -> str:
    """The address of an image; where it is loaded late, the address it will have."""
    source = image.get("src").strip()
    lazy = next((image.get(name).strip() for name in _LAZY if image.get(name).strip()), "")
    return lazy if lazy and (not source or source.startswith("data:")) else source


def _with_lists(children: list[Node | str]) -> list[Node | str]:
    """`children` with the items that are in no list put into one."""
    if not any(isinstance(child, Node) and child.tag == "li" for child in children):
        return children
    made: list[Node | str] = []
    bare: Node | None = None
    for child in children:
        if isinstance(child, Node) and child.tag == "li":
            if bare is None:
                bare = Node("ul")
                made.append(bare)
            bare.children.append(child)
        elif isinstance(child, Node) or child.strip(" \t\r\n\f"):
            bare = None
            made.append(child)
    return made


def _aligned(node: Node) -> str:
    found = re.search(r"text-align:(\w+)", style_of(node))
    return found[1] if found else ""


def _not_bold(line: Line) -> Line:
    """A line of a heading, which is bold anyway: bold all over says nothing."""
    if not all(any(mark.kind == "bold" for mark in atom.marks) or not shows([atom]) for atom in line):
        return line

    def plain(atom: Atom) -> Atom:
        marks = tuple(mark for mark in atom.marks if mark.kind != "bold")
        if isinstance(atom, Words):
            return Words(atom.text, marks)
        if isinstance(atom, Picture):
            return Picture(atom.source, atom.alt, atom.title, marks, atom.full)
        return Piece(atom.markdown, atom.html, marks, atom.shows)

    return [plain(atom) for atom in line]


def _verbatim(node: Node) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        else:
            pieces.append("\n" if child.tag == "br" else _verbatim(child))
    return "".join(pieces)


def _block_level(html: str, tag: str) -> str:
    """`html` as Markdown takes it for a block."""
    blocks = ("iframe", "object", "script", "table", "blockquote", "form", "dl", "details", "pre", "ol", "ul", "canvas")
    return html if tag in (*blocks, "style", "video", "math", "map", "textarea", "div") else f"<div>{html}</div>"


def _ruby(node: Node, context: Context) -> tuple[str, str]:
    """Ruby as Markdown, where it can say it: one reading for all, or one for each character; and as HTML."""
    html = context.raw(node)
    pairs: list[list[str]] = [[""]]
    for child in node.children:
        if isinstance(child, str) or child.tag == "rb":
            text = child if isinstance(child, str) else child.text()
            if len(pairs[-1]) > 1 and text.strip():
                pairs.append([""])
            if len(pairs[-1]) == 1:
                pairs[-1][0] += text
        elif child.tag == "rt" and not any(child.elements()):
            pairs[-1].append(child.text().strip())
        elif child.tag != "rp":
            return context.in_line(node), html
    pairs = [["".join(base.split()), *readings] for base, *readings in pairs]
    plain = all(len(pair) == 2 and all(pair) and not set("".join(pair)) & set("{}|｜\\`*_<>[]&") for pair in pairs)
    if not plain or (len(pairs) > 1 and any(len(base) != 1 for base, _reading in pairs)):
        return context.in_line(node), html
    bases = "".join(base for base, _reading in pairs)
    return f"{{{bases}|{'|'.join(reading for _base, reading in pairs)}}}", html
