"""Looks of text by the elements and styles around it: bold, a colour, centred, in a box, hidden."""

import re
from collections.abc import Mapping

from editor.core.html.heading_levels import WRITTEN_AS
from editor.core.html.styles import declarations
from editor.core.markup.tags import Start

BLOCKS = frozenset(
    re.findall(
        r"\S+",
        """
        address article aside blockquote br center dd details dialog dir div dl dt fieldset figcaption figure footer
        form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section summary table tbody td
        tfoot th thead tr ul caption
""",
    )
)
_ELEMENTS = {
    **dict.fromkeys(["b", "strong", "th"], ("bold", "bold")),
    **dict.fromkeys(["i", "em", "dfn", "var", "cite"], ("italic", "italic")),
    **dict.fromkeys(["u", "ins"], ("underline", "underline")),
    **dict.fromkeys(["s", "strike", "del"], ("strike", "strike")),
    **dict.fromkeys(["code", "tt", "kbd", "samp", "pre"], ("code", "code")),
    **{name: ("raised", name) for name in ("sup", "sub")},
    **{name: ("size", name) for name in ("small", "big")},
    **{name: ("list", name) for name in ("ul", "ol")},
    "mark": ("background", "mark"),
    "blockquote": ("quotation", "quotation"),
    "rt": ("ruby", "ruby"),
    "dl": ("definitions", "dl"),
    "details": ("fold", "details"),
    "marquee": ("moving", "marquee"),
    "blink": ("moving", "blink"),
    "center": ("align", "center"),
}
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ALIGNED = frozenset(["p", "div", "td", "th", "tr", "caption", *_HEADINGS])
_PLAIN = frozenset(
    re.findall(
        r"\S+",
        """
        inherit initial unset normal none auto medium 0 0px 0em currentcolor transparent revert
""",
    )
)
_BLACK = frozenset(["black", "#000", "#000000", "rgb(0,0,0)", "windowtext", "#000000ff", "rgba(0,0,0,1)"])
_WHITE = frozenset(["white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(0,0,0,0)", "rgba(255,255,255,1)"])
_PROPERTIES = {
    "color": "colour",
    "background-color": "background",
    "background": "background",
    "font-size": "size",
    "font-family": "font",
    "text-indent": "indent",
    "margin-left": "indent",
    "padding-left": "indent",
    "line-height": "spacing",
    "letter-spacing": "spacing",
    "writing-mode": "upright",
    "-webkit-writing-mode": "upright",
    "float": "float",
    "list-style-type": "numbering",
    "list-style": "numbering",
    "border": "box",
    **{f"border-{side}": "box" for side in ("left", "right", "top", "bottom")},
    "box-shadow": "box",
    "border-radius": "box",
}
_NUMBERINGS = frozenset(["disc", "decimal", "1", "disc outside", "decimal outside"])
_LINES = {"underline": "underline", "line-through": "strike"}


def looks_of(token: Start, around: dict[str, str]) -> dict[str, str]:
    """The looks of text in the element `token`, by kind, where the text around it has the looks `around`."""
    looks = around
    tag = token.tag
    added: dict[str, str | None] = {}
    if tag in _ELEMENTS:
        kind, value = _ELEMENTS[tag]
        added[kind] = value
    if tag in _HEADINGS:
        added |= {"heading": token.get(WRITTEN_AS) or tag, "bold": "bold"}
    if token.attributes:
        _by_attributes(token, added)
        if style := token.get("style"):
            _by_style(declarations(style), added, tag)
    if added:
        looks = {kind: value for kind, value in {**around, **added}.items() if value is not None}
    return looks


def _by_attributes(token: Start, added: dict[str, str | None]) -> None:
    tag = token.tag
    align = token.get("align").strip().lower()
    if align and tag in _ALIGNED:
        added["align"] = align if align in ("center", "right") else None
    if tag == "font":
        for name, kind in (("color", "colour"), ("size", "size"), ("face", "font")):
            if value := token.get(name).strip().lower():
                added[kind] = None if kind == "colour" and value in _BLACK else value
    elif tag == "ol" and token.get("start") not in ("", "1"):
        added["numbers"] = token.get("start")
    if tag in ("ol", "ul", "li") and (kind_of := token.get("type")) and kind_of.lower() not in _NUMBERINGS:
        added["numbering"] = kind_of
    if colour := token.get("bgcolor").strip().lower():
        added["background"] = None if colour in _WHITE else colour
    if "hidden" in token.attributes:
        added["hidden"] = "hidden"


def _by_style(style: Mapping[str, str], added: dict[str, str | None], tag: str) -> None:
    if weight := style.get("font-weight"):
        heavy = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        added["bold"] = "bold" if heavy else None
    if slant := style.get("font-style"):
        added["italic"] = "italic" if slant.startswith(("italic", "oblique")) else None
    lines = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}".split()
    added.update((kind, kind) for word, kind in _LINES.items() if word in lines)
    if (raised := style.get("vertical-align", "")) in ("super", "sub"):
        added["raised"] = {"super": "sup", "sub": "sub"}[raised]
    if align := style.get("text-align"):
        added["align"] = align if align in ("center", "right") else None
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        added["hidden"] = "hidden"
    if style.get("white-space", "").startswith(("pre", "break-spaces")) and tag not in ("pre", "span"):
        added["code"] = "code"
    for name, value in style.items():
        kind = _PROPERTIES.get(name)
        if kind is None or (kind == "indent" and tag in ("a", "img", "table", "iframe")):
            continue
        plain = _is_plain(kind, "".join(value.split()) if "(" in value else value)
        if not plain:
            added[kind] = value
        elif kind in ("colour", "background") and value in _BLACK | _WHITE:
            added[kind] = None


def _is_plain(kind: str, value: str) -> bool:
    """Whether a value is what text looks like anyway."""
    if (
        value in _PLAIN
        or (kind == "size" and value in ("1em", "100%"))
        or (kind == "numbering" and value in _NUMBERINGS)
    ):
        return True
    if kind == "box":
        return value.split(maxsplit=1)[0] in ("none", "0", "0px") if value else True
    return (kind == "colour" and value in _BLACK) or (kind == "background" and value in _WHITE) or not value
