"""Visibility of an element in a browser by its own attributes; and pictures that only count readers."""

import re
from collections.abc import Mapping

from editor.core.html.styles import declarations

_CLIPPED = re.compile(r"rect\(\s*(?:0|1)(?:px)?(?:[\s,]+(?:0|1)(?:px)?){3}\s*\)")
NO_SIZE = re.compile(r"-?(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%)?")
"""A value of opacity or of a size that is nothing."""
_TINY = re.compile(r"\s*0*[01](?:\.\d+)?(?:px)?\s*")
_FAR = re.compile(r"-\d{4,}(?:\.\d+)?(?:px|pt|em|rem)?")
_READER_ONLY = frozenset(
    re.findall(
        r"\S+",
        """
        sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text screen-reader-only
        a11y-hidden element-invisible is-visually-hidden u-visually-hidden
        """,
    )
)


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether the element and all in it are not seen: `hidden`, `display: none`, clipped away, of no size.

    `aria-hidden` hides from those who listen, not from those who look: it is no sign, but on a link that holds no
    words (the mark beside a heading), which the caller must look at.
    """
    if "hidden" in attributes and attributes["hidden"].strip().lower() != "until-found":
        return True
    if tag == "input" and attributes.get("type", "").strip().lower() == "hidden":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    if tag == "img" and is_beacon(attributes):
        return True
    if not _READER_ONLY.isdisjoint(attributes.get("class", "").split()):
        return True
    return "style" in attributes and _is_hidden_by(tag, declarations(attributes["style"]))


def is_beacon(attributes: Mapping[str, str]) -> bool:
    """Whether a picture of these attributes is at most one pixel wide or high: it counts readers, none sees it."""
    style = declarations(attributes.get("style", ""))
    width = style.get("width", attributes.get("width", ""))
    height = style.get("height", attributes.get("height", ""))
    return bool(_TINY.fullmatch(width) and _TINY.fullmatch(height))


def _is_hidden_by(tag: str, style: Mapping[str, str]) -> bool:
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("mso-hide") == "all" or style.get("content-visibility") == "hidden":
        return True
    if tag != "img" and NO_SIZE.fullmatch(style.get("opacity", "1")):  # a picture shows itself when it is loaded
        return True
    if (size := style.get("font-size", "")) and NO_SIZE.fullmatch(size):
        return True
    if is_far_outside(style):
        return True
    if style.get("overflow", "").startswith("hidden") and any(
        style.get(side) and NO_SIZE.fullmatch(style[side]) for side in ("height", "width", "max-height")
    ):
        return True
    return bool(_FAR.fullmatch(style.get("text-indent", "")))


def is_far_outside(style: Mapping[str, str]) -> bool:
    """Whether an element is taken out of the page and clipped away, or put far to its left or above it."""
    if style.get("position") not in ("absolute", "fixed"):
        return False
    if _CLIPPED.fullmatch(style.get("clip", "")) or style.get("clip-path", "").startswith("inset(50%"):
        return True
    return any(_FAR.fullmatch(style.get(side, "")) for side in ("left", "top"))
