"""The characters that HTML may hold. Needs no tree of HTML, whose library takes 5 MB."""

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def writable(text: str) -> str:
    """`text` without what no HTML may hold: control characters, noncharacters, halves of a surrogate pair."""
    return _UNWRITABLE.sub("", text)
