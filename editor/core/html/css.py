"""The CSS of a style attribute: its declarations."""

import re

_SIGN = re.compile(r"""([;"'()])""")


def declarations(style: str) -> dict[str, str]:
    """The values of a style attribute by property, both in small letters, `!important` left out; the last one counts.

    A property is known by its whole name: `mso-bidi-font-weight` says nothing about the weight of the font.
    """
    found: dict[str, str] = {}
    for part in _parts(style):
        name, colon, value = part.partition(":")
        if colon:
            found[name.strip().lower()] = " ".join(value.lower().replace("!important", "").split())
    return found


def _parts(style: str) -> list[str]:
    """The declarations: a `;` inside quotes or brackets ends none."""
    if '"' not in style and "'" not in style and "(" not in style:
        return style.split(";")
    parts, quote, depth = [[""]], "", 0
    for piece in _SIGN.split(style):
        if piece == ";" and not quote and not depth:
            parts.append([])
            continue
        if quote:
            quote = "" if piece == quote else quote
        elif piece in ('"', "'"):
            quote = piece
        elif piece in ("(", ")"):
            depth = max(0, depth + (1 if piece == "(" else -1))
        parts[-1].append(piece)
    return ["".join(part) for part in parts]
