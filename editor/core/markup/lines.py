"""Headings, quotations and lists: what a line begins with; and whole lines moved and doubled.

Each toggles: where all the selected lines are so already, they become plain lines; else all of them become so.
"""

import re
from collections.abc import Callable

from editor.core.markup.edit import Edit, Markup, is_blank, nothing, whole_lines
from editor.core.text.patterns import pattern

_HEADING = pattern(r"(#{1,6})[ \u3000]")
_LIST_MARKER = pattern(r"([ \t]*)(?:([-*+])|([0-9]{1,9})[.)])[ \t]+")
_INDENT = pattern(r"[ \t]*")
LIST_INDENT = "    "  # Python-Markdown nests a list at four columns
FULL_WIDTH_SPACE = "\u3000"


def heading_level(level: int) -> Markup:
    """The command that makes the selected lines headings of `level` (1-6), or plain where they are that already."""
    mark = "#" * level + " "

    def toggle_heading(text: str, start: int, end: int) -> Edit:
        def is_on(line: str) -> bool:
            found = _HEADING.match(line)
            return found is not None and len(found[1]) == level

        def on(line: str) -> str:
            found = _HEADING.match(line)
            return mark + (line[found.end() :] if found else line)

        def off(line: str) -> str:
            found = _HEADING.match(line)
            return line[found.end() :] if found else line

        return _toggle(text, start, end, is_on, on, off)

    return toggle_heading


heading = heading_level(2)
"""The command for a post's own headings: level 1 is the post's title."""


def quotation(text: str, start: int, end: int) -> Edit:
    """Quote the selected lines, the blank ones between them too, or end the quotation."""
    begin, stop = whole_lines(text, start, end)
    lines = text[begin:stop].split("\n")
    if all(is_blank(line) for line in lines):
        return _replace_lines(text, start, end, begin, stop, ["> " + line for line in lines])
    if all(line.startswith(">") for line in lines):
        return _replace_lines(text, start, end, begin, stop, [_unquoted(line) for line in lines])
    return _replace_lines(text, start, end, begin, stop, ["> " + line if line else ">" for line in lines])


def bullet_list(text: str, start: int, end: int) -> Edit:
    """Make the selected lines a bullet list, or plain lines."""

    def is_on(line: str) -> bool:
        found = _LIST_MARKER.match(line)
        return found is not None and bool(found[2])

    return _toggle(text, start, end, is_on, lambda line: _with_marker(line, "- "), _without_marker)


def numbered_list(text: str, start: int, end: int) -> Edit:
    """Make the selected lines a numbered list, or plain lines."""
    numbers: dict[int, int] = {}

    def is_on(line: str) -> bool:
        found = _LIST_MARKER.match(line)
        return found is not None and bool(found[3])

    def on(line: str) -> str:
        found = _INDENT.match(line)
        depth = len(found[0].expandtabs(4)) if found else 0
        for deeper in [other for other in numbers if other > depth]:
            del numbers[deeper]
        numbers[depth] = numbers.get(depth, 0) + 1
        return _with_marker(line, f"{numbers[depth]}. ")

    return _toggle(text, start, end, is_on, on, _without_marker)


def indent(text: str, start: int, end: int) -> Edit:
    """Nest the selected list items one deeper; lines that are no items get a full-width space (字下げ) in front."""
    return _change_indent(text, start, end, lambda line: LIST_INDENT + line, lambda line: FULL_WIDTH_SPACE + line)


def outdent(text: str, start: int, end: int) -> Edit:
    """Take back one `indent` of the selected lines."""

    def item(line: str) -> str:
        return line[1:] if line.startswith("\t") else re.sub(r"^ {1,4}", "", line)

    return _change_indent(text, start, end, item, lambda line: line.removeprefix(FULL_WIDTH_SPACE))


def is_list_item(line: str) -> bool:
    """Whether the line is an item of a list."""
    return _LIST_MARKER.match(line) is not None


def move_lines_up(text: str, start: int, end: int) -> Edit:
    """Let the selected lines and the line above change places."""
    begin, stop = whole_lines(text, start, end)
    if begin == 0:
        return nothing(start, end)
    above = text.rfind("\n", 0, begin - 1) + 1
    shift = begin - above
    moved = text[begin:stop] + "\n" + text[above : begin - 1]
    return Edit(above, stop, moved, (start - shift, end - shift))


def move_lines_down(text: str, start: int, end: int) -> Edit:
    """Let the selected lines and the line below change places."""
    begin, stop = whole_lines(text, start, end)
    if stop == len(text):
        return nothing(start, end)
    below = text.find("\n", stop + 1)
    below = len(text) if below < 0 else below
    shift = below - stop
    moved = text[stop + 1 : below] + "\n" + text[begin:stop]
    return Edit(begin, below, moved, (start + shift, min(end + shift, len(text))))


def duplicate_lines(text: str, start: int, end: int) -> Edit:
    """Put a copy of the selected lines below them, and select the same characters in the copy."""
    begin, stop = whole_lines(text, start, end)
    shift = stop - begin + 1
    return Edit(stop, stop, "\n" + text[begin:stop], (start + shift, min(end, stop) + shift))


def _with_marker(line: str, marker: str) -> str:
    found = _LIST_MARKER.match(line)
    if found:
        return found[1] + marker + line[found.end() :]
    space = _INDENT.match(line)
    width = space.end() if space else 0
    return line[:width] + marker + line[width:]


def _without_marker(line: str) -> str:
    found = _LIST_MARKER.match(line)
    return found[1] + line[found.end() :] if found else line


def _unquoted(line: str) -> str:
    return line[2:] if line.startswith("> ") else line[1:]


def _change_indent(text: str, start: int, end: int, item: Callable[[str], str], plain: Callable[[str], str]) -> Edit:
    begin, stop = whole_lines(text, start, end)
    lines = text[begin:stop].split("\n")
    is_list = any(is_list_item(line) for line in lines)
    changed = [line if is_blank(line) and len(lines) > 1 else item(line) if is_list else plain(line) for line in lines]
    return _replace_lines(text, start, end, begin, stop, changed)


def _toggle(
    text: str,
    start: int,
    end: int,
    is_on: Callable[[str], bool],
    on: Callable[[str], str],
    off: Callable[[str], str],
) -> Edit:
    """Lines that show nothing are passed over, unless nothing else is selected: then the mark is put for typing."""
    begin, stop = whole_lines(text, start, end)
    lines = text[begin:stop].split("\n")
    meant = [line for line in lines if not is_blank(line)] or lines
    change = off if all(is_on(line) for line in meant) else on
    changed = [change(line) if meant is lines or not is_blank(line) else line for line in lines]
    return _replace_lines(text, start, end, begin, stop, changed)


def _mark_width(line: str, new_line: str) -> int:
    """The width of the mark of `line` where `new_line` has another one: the common end of both are the words."""
    words = 0
    while words < min(len(line), len(new_line)) and line[-1 - words] == new_line[-1 - words]:
        words += 1
    return len(line) - len(line[len(line) - words :].lstrip(" \t"))


def _replace_lines(text: str, start: int, end: int, begin: int, stop: int, changed: list[str]) -> Edit:
    """The edit that makes the lines from `begin` to `stop` the `changed` ones.

    A caret keeps its place in the words of its line; of a selection both ends keep theirs.
    """
    old = text[begin:stop].split("\n")
    replacement = "\n".join(changed)
    if replacement == text[begin:stop]:
        return nothing(start, end)

    def moved(index: int) -> int:
        at, new_at = begin, begin
        for line, new_line in zip(old, changed, strict=True):
            if index <= at + len(line):
                words = len(line) - _mark_width(line, new_line)
                return new_at + len(new_line) - min(words, at + len(line) - index)
            at += len(line) + 1
            new_at += len(new_line) + 1
        return begin + len(replacement)

    new_start = moved(start)
    return Edit(begin, stop, replacement, (new_start, new_start if end == start else max(new_start, moved(end))))
