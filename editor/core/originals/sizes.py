"""Sizes of pictures and frames as their HTML says them, and spans of table cells."""

import re

from editor.core.html.styles import declarations
from editor.core.markup.tags import Start

_PIXELS = re.compile(r"(\d+)(?:\.\d+)?(?:px)?")


def size_of(token: Start) -> dict[str, str]:
    """The width and the height of a picture or a frame, by its style or else its attributes, where they are given."""
    style = declarations(token.get("style"))
    found = {name: _pixels(style.get(name) or token.get(name)) for name in ("width", "height")}
    return {name: value for name, value in found.items() if value not in ("", "auto")}


def span_of(token: Start) -> str:
    """Over how many columns and rows a cell goes: `2×1`; "" for an ordinary cell."""
    numbers = [token.get(name).strip() for name in ("colspan", "rowspan")]
    columns, rows = (int(number) if re.fullmatch(r"\d{1,4}", number) else 1 for number in numbers)
    return f"{columns}×{rows}" if max(columns, rows) > 1 else ""


def _pixels(value: str) -> str:
    """A width or height as a number of pixels where it is one, else as it is written."""
    found = _PIXELS.fullmatch(value.strip())
    return found[1] if found else value.strip().lower()
