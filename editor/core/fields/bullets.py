"""Bullets from other people's text: one line each, the marks that stood before them taken off."""

import re

from editor.core.text.patterns import pattern

_LINE_END = pattern(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")

_DOT = "・･•‣⁃●○◦■□◆◇▪▫▶►▷★☆◎➢➤✓✔·"
_MARK = pattern(
    rf"""
    (?: [{_DOT}]\ufe0f?                           # ・ • ● ▪️ …: always a mark
      | [0-9]\ufe0f?\u20e3                        # 1️⃣
      | [\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2474-\u2487\u2776-\u277f]   # ① … ㊿, ⑴, ❶
      | [-*+–—－＊](?=\s)                         # Markdown's marks want a space: -5% and **太字** are text
      | [-－](?![-－.．\d])                       # … but nobody begins a sentence with a hyphen
      | \*(?!.*\*)                                # … or with a star that is no emphasis
      | [(（]\d{{1,2}}[)）]                       # (1) （１）
      | \d{{1,2}}[.．)）](?!\d)                   # 1. １． 2) but not 1.5
      | \d{{1,2}}、(?!\d)                         # 1、 but not 2、3年
    )\s*
    """,
    re.VERBOSE,
)


def split_lines(text: str) -> list[str]:
    """The lines of `text`, whatever ends them: newline, carriage return, U+0085, U+2028, U+2029, page feed."""
    return _LINE_END.split(text)


def without_mark(line: str) -> str:
    """`line` without white space around it and without the list mark that begins it, if any."""
    line = line.strip()
    mark = _MARK.match(line)
    return line[mark.end() :] if mark else line


def split_bullets(text: str) -> tuple[str, ...]:
    """The bullets of a pasted text: its lines without their marks; lines with nothing else are skipped."""
    return tuple(bullet for line in split_lines(text) if (bullet := without_mark(line)))


def one_line(text: str) -> str:
    """`text` as one line: between Japanese characters its lines are joined, elsewhere a space parts them."""
    lines = [line.strip() for line in split_lines(text)] if _LINE_END.search(text) else [text]
    joined = ""
    for line in filter(None, lines):
        space = " " if joined and (joined[-1] < "\u2e80" or line[0] < "\u2e80") else ""
        joined += space + line
    return joined
