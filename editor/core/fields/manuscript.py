"""A commentary that was written elsewhere, in a notebook or on a phone: its headline, its bullets and its text."""

import re
from typing import NamedTuple

from editor.core.fields.bullets import one_line, without_mark
from editor.core.text.line_ends import unified

LONGEST = 500_000
"""Characters; more is not a commentary."""
_LONGEST_HEADLINE = 200
_BLANK = re.compile(r"\n[ \t\u3000]*(?:\n[ \t\u3000]*)+")
_HEADING = re.compile(r"#{1,6}\s+")


class Manuscript(NamedTuple):
    """The parts of a commentary; `body` is its text in Markdown."""

    headline: str
    summary: tuple[str, ...]
    body: str


def read_manuscript(text: str, commentary: str, summary_word: str) -> Manuscript | None:
    """The parts of `text`, parted by blank lines; None where it has no headline with bullets or text below.

    The first line is the headline, with the blog's word `commentary` before it or without. Lines that all begin with
    list marks, with the blog's `summary_word` above them or without, are the bullets. All else is the text.
    """
    if len(text) > LONGEST:
        return None
    text = unified(text).strip(" \t\u3000\n")
    first, _, rest = text.partition("\n")
    headline = _HEADING.sub("", first.strip(" \t\u3000")).removeprefix(commentary).strip(" \t\u3000")
    blocks = [block.strip("\n") for block in _BLANK.split(rest) if block.strip(" \t\u3000\n")]
    if not headline or len(headline) > _LONGEST_HEADLINE or not blocks:
        return None
    summary: list[str] = []
    while blocks:
        lines = [line for line in blocks[0].split("\n") if line.strip(" \t\u3000")]
        if not summary and _is_word_for_summary(lines[0], summary_word):
            lines = lines[1:]
        elif not all(without_mark(line) != line.strip() for line in lines):
            break
        if not all(without_mark(line) != line.strip() for line in lines):
            break
        summary += [one_line(without_mark(line)) for line in lines]
        del blocks[0]
    return Manuscript(headline, tuple(line for line in summary if line), "\n\n".join(blocks))


def _is_word_for_summary(line: str, word: str) -> bool:
    bare = _HEADING.sub("", line.strip(" \t\u3000")).strip("【】■◆●：: \u3000")
    return bare == word.strip("【】")
