"""HTML's comments in a text, found in one pass: a pattern looks for the end of each that has none through all of the
text, 9 s for 40,000 of them.
"""

from collections.abc import Callable, Iterator

_BEGIN, _END = "<!--", "-->"


def comments_of(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each comment of `text`; one without an end is none."""
    end = 0
    while (start := text.find(_BEGIN, end)) >= 0:
        found = text.find(_END, start + len(_BEGIN))
        if found < 0:
            return
        end = found + len(_END)
        yield start, end


def replace_comments(text: str, made: Callable[[str], str]) -> str:
    """`text` with `made` of each comment in its place."""
    parts, at = [], 0
    for start, end in comments_of(text):
        parts += [text[at:start], made(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])
