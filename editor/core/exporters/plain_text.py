"""The post as plain text, for mail, newsletters and social media: what a reader would see, links with their address."""

from lxml import etree, html

from editor.core.exporters.boxes import complete
from editor.core.exporters.registry import Export, Exporter, Job
from editor.core.html import white_space
from editor.core.html.blogger_tree import LINE_BREAK, parse
from editor.core.html.writable import writable
from editor.core.words import tr

_SPACED = frozenset(
    ["p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"]
)
_CELLS = frozenset({"td", "th"})
_STRUCK = frozenset({"del", "s", "strike"})


def export(job: Job) -> Export:
    """Title, date and text; paragraphs are divided by an empty line."""
    head = [text for text in (job.rendered.title.strip(), job.rendered.date.strip()) if text]
    return complete(job, "\n\n".join([*head, plain_text(job.rendered.post_html)]) + "\n")


def plain_text(post_html: str) -> str:
    """The visible text of sanitised HTML."""
    root = parse(post_html)
    for back in root.xpath('//a[@class="footnote-backref"]'):
        back.drop_tree()
    white_space.normalise(root)
    lines = _Lines()
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            lines.open(node)
            lines.add(node.text)
        elif event == "end":
            lines.close(node)
            lines.add(node.tail if node is not root else None)
        else:
            lines.add(node.tail)
    return lines.text()


class _Lines:
    """Collects text with its line breaks: `_gap` is how many newlines the next text needs before it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = 0
        self._lists: list[int | None] = []
        self._marked = False  # nothing stands behind the mark of a list item yet

    def add(self, text: str | None) -> None:
        """Put `text` at the end."""
        if not text:
            return
        if self._pieces and not self._marked:
            self._pieces.append("\n" * self._gap)
        self._gap = 0
        self._marked = False
        self._pieces.append(writable(text).replace(LINE_BREAK, "\n"))

    def open(self, node: html.HtmlElement) -> None:
        """The text before the content of an element."""
        self._break(node)
        if node.tag == "br":
            self._gap += 1
        elif node.tag in ("ul", "ol"):
            self._lists.append(_number(node.get("start")) if node.tag == "ol" else None)
        elif node.tag == "li":
            self.add("  " * (len(self._lists) - 1) + self._mark())
            self._marked = True
        else:
            self.add(_before(node))

    def close(self, node: html.HtmlElement) -> None:
        """The text behind the content of an element."""
        if node.tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        else:
            self.add(_behind(node))
        self._break(node)

    def text(self) -> str:
        """The whole text."""
        return "\n".join(line.rstrip(" \xa0") for line in "".join(self._pieces).split("\n")).strip("\n")

    def _break(self, node: html.HtmlElement) -> None:
        if node.tag in _SPACED and not any(parent.tag == "li" for parent in node.iterancestors()):
            self._gap = max(self._gap, 2)
        elif node.tag in white_space.BLOCKS and node.tag not in _CELLS:
            self._gap = max(self._gap, 1)

    def _mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "・"
        self._lists[-1] = number + 1
        return f"{number}. "


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 1


def _before(node: html.HtmlElement) -> str:
    if node.tag in _CELLS and node.getprevious() is not None:
        return "\t"
    if node.tag == "rt":
        return _bracket(node, "（")
    if node.tag in _STRUCK:
        return "~~"
    return "[" if node.get("class") == "footnote-ref" else ""


def _behind(node: html.HtmlElement) -> str:
    if node.tag == "rt":
        return _bracket(node, "）")
    if node.tag in _STRUCK:
        return "~~"
    if node.tag != "a":
        return ""
    if node.get("class") == "footnote-ref":
        return "]"
    href, words = node.get("href") or "", node.text_content().strip()
    return f" <{href}>" if words not in ("", href) and href.startswith(("http:", "https:", "mailto:")) else ""


def _bracket(node: html.HtmlElement, sign: str) -> str:
    """The sign around a reading, where the HTML has none of its own."""
    ruby = node.getparent()
    return sign if ruby is None or ruby.find("rp") is None else ""


EXPORTER = Exporter("text", ".txt", lambda: tr("Plain text"), export)
