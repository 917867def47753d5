"""The `style` attribute of an element: its declarations, the last of each name, in small letters.

Names are compared whole: `mso-bidi-font-weight`, which Word writes for Arabic and Hebrew, says nothing of the weight of
other text. https://www.w3.org/TR/css-style-attr/
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_LONGEST = 20_000  # characters of a style that are read
_DECLARATION = re.compile(r"""((?:[^;"']++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:;|\Z)""")
_SPACES = re.compile(r"\s+")
_IMPORTANT = re.compile(r"!\s*important$")
_WEIGHTS = re.compile(r"(?:^|\s)(bold|bolder|lighter|[1-9]00)(?=\s)")
_SLANTS = re.compile(r"(?:^|\s)(italic|oblique)(?=\s)")


@lru_cache(maxsize=512)
def declarations(style: str) -> Mapping[str, str]:
    """The value of each property in the attribute `style`; of one that is there twice the last one counts."""
    found: dict[str, str] = {}
    for declaration in _DECLARATION.findall(style[:_LONGEST]):
        name, colon, value = declaration.partition(":")
        if not colon:
            continue
        name = name.strip().lower()
        value = _IMPORTANT.sub("", _SPACES.sub(" ", value.strip().lower())).rstrip()
        found.pop(name, None)
        if name == "font":  # the shorthand resets what it does not name
            weight, slant = _WEIGHTS.search(f"{value} "), _SLANTS.search(f"{value} ")
            found["font-weight"] = weight[1] if weight else "normal"
            found["font-style"] = slant[1] if slant else "normal"
        elif name and value:
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
