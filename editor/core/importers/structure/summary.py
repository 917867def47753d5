"""The bullets of a summary, found behind their label: a list with or without numbers, or lines with marks."""

import re
from collections.abc import Sequence

from editor.core.bullets import without_mark
from editor.core.html.blocks import Block, Bullets, Paragraph
from editor.core.html.inline import Line, Words
from editor.core.importers.structure.items import Item, links, plain, start_of, without_start
from editor.core.importers.structure.labels import Labels

_MARK = re.compile("[→⇒➡➔›»※✔✅☑▸🔹🔸]\ufe0f?\\s*")
"""Signs that mark a bullet only where a summary is expected."""

_MOST_LINES = 8  # without marks, of a paragraph below the label
_MOST_ODD = 2  # lines of something else between the headline and the label
_LONGEST_ODD = 200


def find_summary(items: Sequence[Item], start: int, labels: Labels) -> tuple[tuple[str, ...], set[int]]:
    """The bullets of the summary that begins near item `start`, and the items that say it; ((), {}) without one."""
    odd = 0
    for index in range(start, len(items)):
        item = items[index]
        if item.is_silent:
            continue
        if labels.is_summary(item.text) and not item.links:
            bullets, taken = _bullets(items, index + 1)
            if not bullets:
                bullets, taken = _unmarked(items, index + 1)
            return (bullets, {index, *taken}) if bullets else ((), set())
        odd += 1
        if odd > _MOST_ODD or item.line is None or len(item.text) > _LONGEST_ODD:
            break
    return (), set()


def _bullets(items: Sequence[Item], start: int) -> tuple[tuple[str, ...], set[int]]:
    at = next((index for index in range(start, len(items)) if not items[index].is_silent), len(items))
    found: list[str] = []
    taken: set[int] = set()
    number = -1
    for index in range(at, len(items)):
        item = items[index]
        if isinstance(item.block, Bullets):
            if found and not isinstance(items[index - 1].block, Bullets):
                break
            texts = [_item(blocks) for blocks in item.block.items]
            if not all(texts):
                break
            found += texts
        elif item.line is not None and (found == [] or number >= 0):
            text = bullet(item.line, marked=True)
            if not text and found and item.number == number and plain(item.line) and _is_indented(item.line):
                found[-1] += bullet(item.line)
            elif text:
                found.append(text)
            else:
                break
            number = item.number
        else:
            break
        taken.add(index)
    return tuple(found), taken


def _unmarked(items: Sequence[Item], start: int) -> tuple[tuple[str, ...], set[int]]:
    """The lines of the paragraph below the label, where it is several short lines without any mark."""
    at = next((index for index in range(start, len(items)) if not items[index].is_silent), len(items))
    inside = [index for index in range(at, len(items)) if items[index].number == items[at].number]
    found = [bullet(line) if (line := items[index].line) is not None else "" for index in inside]
    if not 2 <= len(found) <= _MOST_LINES or not all(found) or not isinstance(items[at].block, Paragraph):
        return (), set()
    return tuple(found), set(inside)


def _is_indented(line: Line) -> bool:
    return isinstance(line[0], Words) and line[0].text[:1] in "\u3000\xa0"


def _item(blocks: tuple[Block, ...]) -> str:
    """The text of an item of a list; "" where it holds more than running text."""
    lines: list[Line] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return ""
        lines += block.lines
    texts = [bullet(line) for line in lines]
    if not texts or not all(texts):
        return ""
    joined = texts[0]
    for text in texts[1:]:
        joined += text if joined[-1] >= "\u2e80" or text[0] >= "\u2e80" else f" {text}"
    return joined


def bullet(line: Line, *, marked: bool = False) -> str:
    """The bullet that `line` is, `marked`: behind its mark; "" where it has no mark or is not plain text."""
    if marked:
        text = plain(line)
        rest = without_mark(text)
        if rest == text and (sign := _MARK.match(text)):
            rest = text[sign.end() :]
        if rest == text:
            return ""
        cut = without_start(line, start_of(line) + len(text) - len(rest))
        if cut is None:
            return ""
        line = cut
    return "" if links(line) else plain(line)
