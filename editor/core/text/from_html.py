"""Pasted web pages: HTML to the Markdown that says the same, without what only looks.

Kept: paragraphs, headings, lists, links, bold, italic, strikethrough, quotations, code, ruby, rules, simple tables, and
of images the alternative text. Dropped: scripts, styles, forms, hidden parts, tracking parameters of addresses.
Japanese text gets no spaces it did not have: a line break inside a paragraph is white space in HTML, but between two
Japanese characters it is nothing.
"""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree, html

from editor.core.markup.escape import code_span, escaped, escaped_line, fenced
from editor.core.markup.link import destination

SIZE_LIMIT = 4 * 1024 * 1024
_DEPTH_LIMIT = 200

_DROPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "svg",
        "canvas",
        "video",
        "audio",
        "head",
        "title",
        "meta",
        "link",
        "nav",
    )
)
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_STRUCTURE = re.compile(
    r"<(?:h[1-6]|p|li|ul|ol|a|b|strong|i|em|s|del|blockquote|table|pre|ruby|img|hr|br)[\s>/]", re.IGNORECASE
)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|yclid|mc_[ce]id|igshid|ref_src|cmpid|_ga)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BREAK_IN_JAPANESE = re.compile(rf"(?<=[{_JAPANESE}])[ \t]*\r?\n[ \t\r\n]*(?=[{_JAPANESE}])")


def has_structure(page: str) -> bool:
    """Whether `page` says more than its plain text does; a copy from a code editor, say, does not."""
    return _STRUCTURE.search(page) is not None


def markdown_from_html(page: str) -> str:
    """The Markdown of `page`, a piece of HTML as programs put it on the clipboard; "" where it shows nothing."""
    if len(page) > SIZE_LIMIT:
        return ""
    page = re.sub(r"^.*?<!--StartFragment-->|<!--EndFragment-->.*$", "", page, flags=re.DOTALL)
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page).replace("\x00", "")
    if not page.strip():
        return ""
    try:
        root = html.fragment_fromstring(page, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    blocks = _Walk().blocks(root, 0)
    return "\n\n".join(block for block in blocks if block).strip("\n")


class _Walk:
    """Turns a tree into blocks of Markdown; inline pieces are strings, "\\n" in them a break the page asked for."""

    def blocks(self, element: html.HtmlElement, depth: int) -> list[str]:
        """The blocks inside `element`; text between them makes paragraphs of its own."""
        found: list[str] = []
        line: list[str] = [_text(element.text)]

        def end_paragraph() -> None:
            found.extend(_paragraphs("".join(line)))
            line.clear()

        for child in element:
            if _is_shown(child):
                if _holds_blocks(child, depth):
                    end_paragraph()
                    found.extend(self._block(child, depth + 1))
                else:
                    line.append(self._inline(child, depth + 1))
            line.append(_text(child.tail))
        end_paragraph()
        return found

    def _block(self, element: html.HtmlElement, depth: int) -> list[str]:
        tag = str(element.tag)
        if depth > _DEPTH_LIMIT:
            return _paragraphs(_text("".join(element.itertext())))
        if tag == "hr":
            return ["---"]
        if tag == "pre":
            code = "".join(element.itertext()).strip("\n")
            return [fenced(code)] if code.strip() else []
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            words = " ".join(" ".join(self.blocks(element, depth)).split("\n")).replace("**", "")
            return [f"{'#' * max(2, int(tag[1]))} {words}"] if words.strip() else []
        if tag in ("ul", "ol"):
            return self._list(element, depth)
        if tag == "blockquote":
            lines = "\n\n".join(self.blocks(element, depth)).split("\n")
            return ["\n".join(f"> {line}" if line else ">" for line in lines)] if any(lines) else []
        if tag == "table":
            return self._table(element, depth)
        return self.blocks(element, depth)

    def _list(self, element: html.HtmlElement, depth: int) -> list[str]:
        items: list[str] = []
        start = element.get("start") or "1"
        number = int(start) if re.fullmatch("[0-9]{1,6}", start) else 1
        for child in element:
            if not _is_shown(child):
                continue
            if child.tag in ("ul", "ol"):  # a list directly in a list, as word processors write it
                nested = self._block(child, depth + 1)
                items += ["    " + line for block in nested for line in block.split("\n")]
                continue
            inside = self.blocks(child, depth + 1)
            if not inside:
                continue
            marker = f"{number + len(items)}. " if element.tag == "ol" else "- "
            first, *others = "\n".join(inside).split("\n")
            items.append("\n".join([marker + first, *("    " + line if line else "" for line in others)]))
        return ["\n".join(items)] if items else []

    def _table(self, element: html.HtmlElement, depth: int) -> list[str]:
        """A table of data; one that only lays out (tables in it, one column, joined cells) becomes its contents."""
        rows = [
            [cell for cell in row if cell.tag in ("td", "th")]
            for row in element.iter("tr")
            if next(row.iterancestors("table"), None) is element
        ]
        width = max((len(row) for row in rows), default=0)
        joined = element.xpath("boolean(.//table | .//*[@colspan > 1 or @rowspan > 1])")
        if width < 2 or len(rows) < 2 or joined:
            return self.blocks(element, depth)
        drawn = []
        for row in rows:
            cells = [" ".join(" ".join(self.blocks(cell, depth)).split("\n")).replace("|", "\\|") for cell in row]
            drawn.append("".join(f"| {cell} " for cell in cells + [""] * (width - len(cells))) + "|")
        return ["\n".join([drawn[0], "|" + " --- |" * width, *drawn[1:]])]

    def _inline(self, element: html.HtmlElement, depth: int) -> str:
        tag = element.tag
        if tag == "br":
            return "\n"
        if tag == "img":
            return escaped(element.get("alt") or "")
        if tag == "ruby":
            return _ruby(element)
        if depth > _DEPTH_LIMIT:
            return _text("".join(element.itertext()))
        inside = _text(element.text) + "".join(
            (self._inline(child, depth + 1) if _is_shown(child) else "") + _text(child.tail) for child in element
        )
        if tag == "code" and inside.strip():
            return code_span("".join(element.itertext()))
        if tag == "a" and inside.strip():
            return _link(inside, element.get("href") or "")
        return _marked(inside, _mark_of(element))


def _holds_blocks(element: html.HtmlElement, depth: int) -> bool:
    if element.tag in _BLOCKS:
        return True
    return depth < _DEPTH_LIMIT and any(inner.tag in _BLOCKS for inner in element.iterdescendants())


def _is_shown(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _DROPPED:
        return False
    style = (element.get("style") or "").replace(" ", "").lower()
    return "hidden" not in element.attrib and "display:none" not in style and element.get("aria-hidden") != "true"


def _mark_of(element: html.HtmlElement) -> str:
    style = (element.get("style") or "").replace(" ", "").lower()
    if "font-weight:normal" in style or "font-weight:400" in style:  # Google's documents wrap all in such a <b>
        return ""
    if mark := _EMPHASIS.get(str(element.tag)):
        return mark
    return "**" if re.search(r"font-weight:(?:bold|[6-9]00)", style) else ""


def _marked(inside: str, mark: str) -> str:
    """`inside` between marks, white space at its ends outside of them: `** 語 **` is no emphasis."""
    words = inside.strip()
    if not mark or not words or mark in words:
        return inside
    start = inside.index(words)
    lines = "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in words.split("\n"))
    return inside[:start] + lines + inside[start + len(words) :]


def _link(inside: str, address: str) -> str:
    words = " ".join(inside.split("\n")).strip()
    address = _without_tracking(address.strip())
    if not address.lower().startswith(("http://", "https://", "mailto:")):
        return inside
    if words.replace("\\", "") == address:
        return address
    return f"[{words}]({destination(address)})"


def _without_tracking(address: str) -> str:
    try:
        parts = urlsplit(address)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address
    kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
    if len(kept) == len(query):
        return address
    return urlunsplit(parts._replace(query=urlencode(kept)))


def _ruby(element: html.HtmlElement) -> str:
    base, reading = [element.text or ""], []
    for child in element:
        if child.tag in ("rt", "rtc"):
            reading.append("".join(child.itertext()))
        elif child.tag != "rp" and isinstance(child.tag, str):
            base.append("".join(child.itertext()))
        base.append(child.tail or "")
    words, sound = "".join("".join(base).split()), "".join("".join(reading).split())
    if not sound or not words or any(sign in words + sound for sign in "{}|"):
        return escaped(words)
    return f"{{{words}|{sound}}}"


def _text(text: str | None) -> str:
    """Text of the page as inline Markdown: white space as a browser shows it, signs escaped."""
    if not text:
        return ""
    return escaped(_SPACES.sub(" ", _BREAK_IN_JAPANESE.sub("", text)))


def _paragraphs(line: str) -> list[str]:
    """The paragraphs of a run of inline text: two breaks in a row part them, one stays a hard break."""
    found = []
    for paragraph in re.split(r"[ ]*\n[ ]*(?:\n[ ]*)+", line):
        lines = [re.sub(" {2,}", " ", piece).strip(" ") for piece in paragraph.strip(" \n").split("\n")]
        if any(piece.strip() for piece in lines):
            found.append("  \n".join(escaped_line(piece) for piece in lines))
    return found
