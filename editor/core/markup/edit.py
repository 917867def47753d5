"""The answer of a markup command: one replacement in a text, and the selection afterwards."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters `start` to `end` by `replacement`; `selection` = (start, end) counts in the new text."""

    start: int
    end: int
    replacement: str
    selection: tuple[int, int]

    def apply(self, text: str) -> str:
        """`text` after the edit."""
        return text[: self.start] + self.replacement + text[self.end :]


Markup = Callable[[str, int, int], Edit]
"""A markup command: (text, selection start, selection end) -> Edit; start <= end, a bare caret has start == end."""


def nothing(start: int, end: int) -> Edit:
    """The edit that changes nothing and selects `start` to `end`."""
    return Edit(start, start, "", (start, end))


def line_start(text: str, index: int) -> int:
    """The index at which the line of `index` begins."""
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    """The index at which the line of `index` ends, before its newline."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines a selection touches; one that ends at the very start of a line does not touch that line."""
    if end > start and text[end - 1] == "\n":
        end -= 1
    return line_start(text, start), line_end(text, max(start, end))


def is_blank(line: str) -> bool:
    """Whether the line shows nothing (a full-width space shows nothing either)."""
    return not line.strip()
