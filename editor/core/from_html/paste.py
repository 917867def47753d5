"""A piece of a page as programs put it on the clipboard, as Markdown."""

import re
from html import unescape
from urllib.parse import urljoin

from editor.core.from_html.bounds import bounded
from editor.core.from_html.clipboard import SIZE_LIMIT
from editor.core.from_html.context import ConversionContext, targets
from editor.core.from_html.deadline import Overdue, deadline
from editor.core.from_html.footnotes import take_footnotes
from editor.core.from_html.foreign_footnotes import adopt_footnotes
from editor.core.from_html.markup import Markup, read_markup
from editor.core.from_html.nodes import Node, write_node
from editor.core.from_html.options import paste
from editor.core.from_html.plain import plain_body
from editor.core.from_html.prepare import drop_links_to_nowhere, prepare
from editor.core.from_html.proof import proved, source_of_proof
from editor.core.from_html.walk import read_blocks
from editor.core.images.blogger_address import is_remote

_SECONDS = 8.0
_HEADER = re.compile(r"\A\ufeff?Version:[\d.]+\s.*?(?=<)", re.DOTALL)  # of the clipboard of Windows, CF_HTML
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL | re.IGNORECASE)
_PART_OF_TABLE = re.compile(
    r"(?:\s|<!--(?:[^-\n]|-(?!->))*+-->)*+<(?:(t[dh])|col|colgroup|tr|tbody|thead|caption)[\s>]", re.IGNORECASE
)
_BASE = re.compile(r"""<base\b[^<>]*?\shref\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEAD = 100_000  # characters at the beginning of a page in which its base is looked for
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def markdown_from_html(
    page: str, base: str = "", seconds: float = _SECONDS, *, footnotes: bool = True, places: bool = True
) -> str:
    """The Markdown of `page`, lines ended by "\\n"; "" where it shows nothing, or is too large to be read.

    `base` is the address of the page. What it shows is proved by rendering; where that fails, or takes longer than
    `seconds`, its text is kept. Without `footnotes` they are lists and links like others; without `places` no link
    leads to a place on the page: both are given up before the rest of its markup is.
    """
    if len(page) > SIZE_LIMIT:
        return ""
    whole, base = page, _base_of(page, base)
    page = _fragment(page)
    if not page.strip():
        return ""
    markup = read_markup(bounded(page))
    tree = markup.tree
    prepare(tree, base, markup.kept)
    drop_links_to_nowhere(tree, targets(tree, base) if places else set())
    with_notes = footnotes and adopt_footnotes(tree)
    written = "".join(write_node(child) if isinstance(child, Node) else _text(child) for child in tree.children)
    if with_notes:
        take_footnotes(tree)
    markup = Markup(tree, written, [])
    late = False
    try:
        with deadline(seconds):
            body = _body(markup, base)
    except (Overdue, RecursionError):
        body, late = None, True
    if body is None and with_notes:
        return markdown_from_html(whole, base, seconds, footnotes=False)
    if body is None and places and not late and targets(tree, base):
        return markdown_from_html(whole, base, seconds, footnotes=False, places=False)
    return (plain_body(tree) if body is None else body).strip("\n")


def _body(markup: Markup, base: str) -> str | None:
    """The body as Markdown that was proved; None where there is none."""
    context = ConversionContext(markup, paste(base))
    source = source_of_proof(markup, context)
    found = proved(read_blocks(markup, context), source)
    return found[0] if found else None


def _base_of(page: str, base: str) -> str:
    """The address that relative ones are relative to: the page's own `base` element, itself relative to `base`."""
    found = _BASE.search(_COMMENT.sub("", page[:_HEAD]))
    if found is None:
        return base
    try:
        address = urljoin(base, unescape(found[1] or found[2] or found[3] or "").strip())
    except ValueError:
        return base
    return address if is_remote(address) else base


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _fragment(page: str) -> str:
    """The part of the page that was copied, inside of a table if it is a part of one."""
    page = _DECLARATION.sub("", _HEADER.sub("", page))
    found = _FRAGMENT.search(page)
    page = (found[1] if found else page).replace("\x00", "")
    page = page.lstrip("\ufeff")
    if part := _PART_OF_TABLE.match(page):
        page = f"<table>{'<tr>' if part[1] else ''}{page}</table>"
    return page
