"""The jump break: one `<!--more-->` at most, and outside every box, which it would cut open on the list page."""

import re

from lxml import etree, html

# Boxes that may be closed before the break and opened again behind it without a change of meaning.
_SPLIT = frozenset({"div", "p", "section", "article", "main", "center"})
_MORE = re.compile(r"\s*more\s*")


def keep_first(root: html.HtmlElement) -> None:
    """Keep the first jump break alone, as a child of `root`; drop every other comment."""
    first = True
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        if first and isinstance(comment, html.HtmlComment) and _MORE.fullmatch(comment.text or ""):
            first = False
            comment.text = "more"
            _lift(comment, root)
        else:
            comment.drop_tree()


def _lift(comment: html.HtmlElement, root: html.HtmlElement) -> None:
    while (box := comment.getparent()) is not None and box is not root:
        if box.tag in _SPLIT:
            _split(box, comment)
        else:
            _move_behind(box, comment)


def _move_behind(box: html.HtmlElement, comment: html.HtmlElement) -> None:
    """Take the comment out of a list, quotation or table, and put it behind."""
    comment.drop_tree()
    comment.tail = None
    box.addnext(comment)
    comment.tail, box.tail = box.tail, None


def _split(box: html.HtmlElement, comment: html.HtmlElement) -> None:
    """<box>a<!--more-->b</box> becomes <box>a</box><!--more--><box>b</box>."""
    rest = html.Element(str(box.tag), {key: value for key, value in box.attrib.items() if key != "id"})
    rest.text = comment.tail
    rest.extend(list(comment.itersiblings()))
    comment.tail = None
    rest.tail, box.tail = box.tail, None
    box.addnext(rest)
    box.addnext(comment)
    if not len(rest) and not (rest.text or "").strip():
        parent = rest.getparent()
        if parent is not None:
            comment.tail = rest.tail
            parent.remove(rest)
    if not len(box) and not (box.text or "").strip():
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
