"""The bullets of a summary, found behind their label: a list with or without numbers, or lines with marks."""

import re
from collections.abc import Sequence
from functools import lru_cache

from editor.core.fields.bullets import without_mark
from editor.core.from_html.blocks import Block, Bullets, Paragraph
from editor.core.from_html.check import features, visible_text
from editor.core.from_html.inline import Form, InlineImage, Line, TextRun, bare_addresses, shows, write
from editor.core.importers.structure.items import LineOrBlock, entries_of, plain, start_of, without_start
from editor.core.importers.structure.labels import Labels
from editor.core.profile.load import load_profile
from editor.core.render.bullets import BulletRenderer

_MARK = re.compile("[→⇒➡➔›»※✔✅☑▸🔹🔸＊✦✧❖◉]\ufe0f?\\s*")
"""Signs that mark a bullet only where a summary is expected."""

_DOTS = "・･•●"
"""Marks that people type in a list that has its own; each item begins with one, or none is taken."""

_WHITE = " \t\xa0\u3000"
_MOST_LINES = 8  # without marks, of a paragraph below the label
_MOST_ODD = 2  # lines of something else between the headline and the label
_LONGEST_ODD = 200


def find_summary(items: Sequence[LineOrBlock], start: int, labels: Labels) -> tuple[tuple[str, ...], set[int]]:
    """The bullets of the summary that begins near item `start`, and the items that say it; ((), {}) without one. Raises
    RenderError."""
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
        if isinstance(item.block, Bullets) and item.line is None and (bullets := _labelled(item.block, labels)):
            return bullets, {index}
        odd += 1
        if odd > _MOST_ODD or item.line is None or len(item.text) > _LONGEST_ODD:
            break
    return (), set()


def _labelled(block: Bullets, labels: Labels) -> tuple[str, ...]:
    """The bullets of a list whose first item is the label; () for another list."""
    texts = [_item(blocks) for blocks in entries_of(block)]
    label = texts[0].strip("*") if len(texts) > 1 and all(texts) else ""
    return tuple(texts[1:]) if label and labels.is_summary(label) else ()


def _bullets(items: Sequence[LineOrBlock], start: int) -> tuple[tuple[str, ...], set[int]]:
    at = next((index for index in range(start, len(items)) if not items[index].is_silent), len(items))
    found: list[str] = []
    taken: set[int] = set()
    number = -1
    for index in range(at, len(items)):
        item = items[index]
        if isinstance(item.block, Bullets):
            before = items[index - 1].block
            if found and (not isinstance(before, Bullets) or before.ends_box):
                break
            texts = [_item(blocks) for blocks in entries_of(item.block)]
            if not all(texts):
                break
            found += [text[1:].lstrip() for text in texts] if all(text[0] in _DOTS for text in texts) else texts
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


def _unmarked(items: Sequence[LineOrBlock], start: int) -> tuple[tuple[str, ...], set[int]]:
    """The lines of the paragraph below the label, where it is several short lines without any mark."""
    at = next((index for index in range(start, len(items)) if not items[index].is_silent), len(items))
    inside = [index for index in range(at, len(items)) if items[index].number == items[at].number]
    found = [bullet(line) if (line := items[index].line) is not None else "" for index in inside]
    if not 2 <= len(found) <= _MOST_LINES or not all(found) or not isinstance(items[at].block, Paragraph):
        return (), set()
    return tuple(found), set(inside)


def _is_indented(line: Line) -> bool:
    return isinstance(line[0], TextRun) and line[0].text[:1] in "\u3000\xa0"


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
    """The bullet that `line` is, as inline Markdown, `marked`: behind its mark; "" for a line that is none.

    None is one without a mark, and one that Markdown would not show as it is. Raises RenderError.
    """
    if marked:
        text = "".join(atom.text for atom in line if isinstance(atom, TextRun))
        start = start_of(line)
        rest = without_mark(text[start:])
        if rest == text[start:].strip() and (sign := _MARK.match(text, start)):
            rest = text[sign.end() :].strip()
        length = len(text.rstrip()) - len(rest.rstrip())
        if length <= start or not rest:
            return ""
        cut = without_start(line, length)
        if cut is None:
            return ""
        line = cut
    if any(isinstance(atom, InlineImage) for atom in line) or not shows(line):
        return ""
    html = write(line, Form.HTML).strip(_WHITE)
    for form in (Form.SIGNS, Form.TAGS):
        text = bare_addresses(write(line, form)).strip(_WHITE)
        made = _renderer().html(text)
        if visible_text(made) == visible_text(html) and features(made) == features(html):
            return text
    return ""


@lru_cache(maxsize=1)
def _renderer() -> BulletRenderer:
    profile = load_profile()[0]
    return BulletRenderer(profile.markdown, profile.words)
