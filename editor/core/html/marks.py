"""What elements and their styles say about the text in them: bold, a link, an element of its own; the rest is looks."""

import re
from collections import Counter
from collections.abc import Callable
from html import escape

from editor.core.html.inline import Mark
from editor.core.html.nodes import Node

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
_BOLD = re.compile(r"font-weight:(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:(?:normal|lighter|[1-5]00)")
_ITALIC = re.compile(r"font-style:(?:italic|oblique)")
_LINE = re.compile(r"text-decoration(?:-line)?:[^;]*(underline|line-through)")
_BACKGROUND = re.compile(
    r"background(?:-color)?:(?!(?:#?f{3,6}\b|white|transparent|none|inherit|initial|url|rgba?\(255,255,255))[#a-z]"
)
_VERTICAL = re.compile(r"vertical-align:(super|sub)\b")
_LOOKS = re.compile(r"(?:^|;)(?:color|font-size|font-family|background|float|border|line-height|text-align):")
_PLACES = frozenset(["left", "justify", "start", ""])


def style_of(node: Node) -> str:
    """The style attribute without spaces, in small letters."""
    return re.sub(r"\s+", "", node.get("style")).lower()


def marks_of(node: Node, marks: tuple[Mark, ...], number: int, looks: Counter[str]) -> tuple[Mark, ...]:
    """`marks` with those that `node` adds; `number` is its place in the document. `looks` counts what is left out."""
    style, tag = style_of(node), node.tag
    added = list(marks)

    def add(mark: Mark) -> None:
        if not any(mark.kind == present.kind for present in added):
            added.append(mark)

    if tag == "a" and (address := node.get("href").strip()):
        if any(mark.kind == "link" for mark in added):
            added = [mark for mark in added if mark.kind != "link"]
        added.append(Mark("link", address, " ".join(node.get("title").split()), number))
    if tag in _EMPHASIS and not (_EMPHASIS[tag] == "bold" and _NOT_BOLD.search(style)):
        add(Mark(_EMPHASIS[tag]))
    elif tag in _OWN:
        title = node.get("title") if tag == "abbr" else ""
        direction = node.get("dir") if tag == "bdo" else ""
        about = f' title="{escape(" ".join(title.split()))}"' if title else ""
        add(Mark(_OWN[tag], f' dir="{escape(direction)}"' if direction else about))
    if style:
        _add_styles(style, add, tag in ("span", "font", "b", "strong", "em", "i", "a"))
        looks["looks"] += bool(_LOOKS.search(style)) and "text-align:left" not in style
    if tag == "font" and node.attributes:
        looks["looks"] += 1
    return tuple(added) if len(added) != len(marks) or tag == "a" else marks


def _add_styles(style: str, add: Callable[[Mark], None], inline: bool) -> None:
    if _BOLD.search(style):
        add(Mark("bold"))
    if _ITALIC.search(style):
        add(Mark("italic"))
    if line := _LINE.search(style):
        add(Mark("u" if line[1] == "underline" else "strike"))
    if vertical := _VERTICAL.search(style):
        add(Mark("sup" if vertical[1] == "super" else "sub"))
    if inline and _BACKGROUND.search(style):  # that of a box is looks
        add(Mark("mark"))
