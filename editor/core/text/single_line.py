"""A text on a single line, as a title, a label or a caption has to be."""

from editor.core.text.patterns import pattern

_BREAKS = pattern("[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def single_line(text: str) -> str:
    """`text` on one line: line ends, tabs, controls and runs of spaces become one space, none at either end.

    A full-width space (U+3000) parts what a Japanese headline says, and a no-break space holds words together: inside
    of the text both stay.
    """
    return _BREAKS.sub(" ", text).strip()
