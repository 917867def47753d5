"""Emphasis by the `style` attribute of an element: bold, italic, both or neither."""

import re
from collections.abc import Mapping
from functools import lru_cache

from editor.core.html import css

_LONGEST = 20_000  # characters of a style that are read
_WEIGHTS = re.compile(r"(?:^|\s)(bold|bolder|lighter|[1-9]00)(?=\s)")
_SLANTS = re.compile(r"(?:^|\s)(italic|oblique)(?=\s)")


@lru_cache(maxsize=512)
def declarations(style: str) -> Mapping[str, str]:
    """The value of each property in the attribute `style`, the shorthand `font` as what it says of weight and slant."""
    found: dict[str, str] = {}
    for name, value in css.declarations(style[:_LONGEST]).items():
        if name == "font":  # it resets what it does not name
            bold, italic = _WEIGHTS.search(f"{value} "), _SLANTS.search(f"{value} ")
            found["font-weight"] = bold[1] if bold else "normal"
            found["font-style"] = italic[1] if italic else "normal"
        elif value:
            found[name] = value
    return found


def weight(style: Mapping[str, str]) -> bool | None:
    """Whether text of the style is bold; None: the style does not say."""
    value = style.get("font-weight", "")
    if value in ("bold", "bolder") or re.fullmatch(r"[6-9]\d\d|1000", value):
        return True
    return False if value in ("normal", "lighter") or re.fullmatch(r"[1-5]\d\d", value) else None


def slant(style: Mapping[str, str]) -> bool | None:
    """Whether text of the style is italic; None: the style does not say."""
    value = style.get("font-style", "")
    if value.startswith(("italic", "oblique")):
        return True
    return False if value == "normal" else None
