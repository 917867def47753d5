"""Line ends of a post: one notion for pasted text, the editor's buffer, files, rendering, checks and exports.

A line ends at `\\n`, `\\r\\n`, a lone `\\r` or U+2029 (PARAGRAPH SEPARATOR): where Qt's text documents begin a new
block. U+2028, U+0085, vertical tab and form feed are characters like any other, unlike in `str.splitlines`.
"""

from editor.core.text.patterns import pattern

END = pattern("\r\n|[\n\r\u2029]")
"""One line end."""


def unified(text: str) -> str:
    """`text` with `\\n` for each of its line ends."""
    return END.sub("\n", text) if "\r" in text or "\u2029" in text else text


def line_number(text: str, offset: int) -> int:
    """The 1-based line of `text` on which the character `offset` stands."""
    return 1 + sum(1 for _ in END.finditer(text, 0, offset))
