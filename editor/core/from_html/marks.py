"""The marks that elements and their styles put on the text in them: bold, a link, an element of its own; the rest is
looks."""

import re
from collections.abc import Callable, Mapping
from html import escape

from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import Mark
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations, slant, weight
from editor.core.text.single_line import single_line

_EMPHASIS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "dfn": "italic",
    "var": "italic",
    "s": "strike",
    "del": "strike",
    "strike": "strike",
}
_OWN = {
    "u": "u",
    "ins": "u",
    **{name: name for name in ["sub", "sup", "small", "big", "mark", "kbd", "samp", "q", "cite", "abbr", "tt", "bdo"]},
}
_BACKGROUND = re.compile(
    r"(?!(?:#?f{3,6}\b|white|transparent|none|inherit|initial|unset|url|rgba?\(\s*255,\s*255,\s*255|rgba\([^)]*,\s*0\)))[#a-z]"
)
_LOOKS = ("color", "font-size", "font-family", "background", "float", "border", "line-height", "text-align")
_INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "a"])
_CLEAN = frozenset(["u", "sub", "sup", "mark", "kbd", "samp", "q", "abbr", "bdo"])
"""Elements without a sign in Markdown that a paste keeps, since they say something."""


def marks_of(node: Node, marks: tuple[Mark, ...], context: ConversionContext) -> tuple[Mark, ...]:
    """`marks` with those that `node` adds, without those that it takes away; what is left out is counted."""
    tag = node.tag
    style = declarations(node.get("style"))
    clean = context.options.clean
    added = list(marks)

    def add(mark: Mark) -> None:
        if not any(mark.kind == present.kind for present in added):
            added.append(mark)

    if tag == "a" and (address := node.get("href").strip()):
        added = [mark for mark in added if mark.kind != "link"]
        added.append(Mark("link", address, single_line(node.get("title")), context.links))
    bold, italic = weight(style), slant(style)
    if tag in _EMPHASIS and {"bold": bold, "italic": italic}.get(_EMPHASIS[tag]) is not False:
        add(Mark(_EMPHASIS[tag]))
    elif tag in _OWN and (not clean or (_OWN[tag] in _CLEAN and (tag != "abbr" or node.get("title")))):
        title = node.get("title") if tag == "abbr" else ""
        direction = node.get("dir") if tag == "bdo" else ""
        about = f' title="{escape(single_line(title))}"' if title else ""
        add(Mark(_OWN[tag], f' dir="{escape(direction)}"' if direction else about))
    if style:
        if bold is False or italic is False:
            gone = {kind for kind, says in (("bold", bold), ("italic", italic)) if says is False}
            added = [mark for mark in added if mark.kind not in gone]
        if bold:
            add(Mark("bold"))
        if italic:
            add(Mark("italic"))
        _add_lines(style, add, clean and (tag == "a" or any(mark.kind == "link" for mark in added)))
        if (vertical := style.get("vertical-align")) in ("super", "sub"):
            add(Mark("sup" if vertical == "super" else "sub"))
        if not clean and tag in _INLINE and _has_background(style):  # that of a box is looks
            add(Mark("mark"))
        context.looks["looks"] += any(name in style for name in _LOOKS) and style.get("text-align") != "left"
    if tag == "font" and node.attributes:
        context.looks["looks"] += 1
    return tuple(added) if added != list(marks) else marks


def _add_lines(style: Mapping[str, str], add: Callable[[Mark], None], in_link: bool) -> None:
    """Lines under and through the text; a link is underlined anyway."""
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    if "line-through" in lines:
        add(Mark("strike"))
    if "underline" in lines and not in_link:
        add(Mark("u"))


def _has_background(style: Mapping[str, str]) -> bool:
    return any(_BACKGROUND.match(style.get(name, "")) for name in ("background", "background-color"))
