"""The lines of a Markdown body, told apart into text and fenced code."""

import re
from dataclasses import dataclass
from enum import Enum, auto

# As Python-Markdown's fenced code: at the margin, and closed by the very same run of marks.
_OPENING = re.compile(r"(`{3,}|~{3,})[^`\n]*$")


class Kind(Enum):
    """What a line is part of."""

    TEXT = auto()
    FENCE = auto()  # the line that opens or closes a block of code
    CODE = auto()


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line; `number` is its 1-based number in the file."""

    number: int
    text: str
    kind: Kind


def read_lines(body: str, first: int) -> tuple[BodyLine, ...]:
    """The lines of `body`, the first of which is line `first` of the file.

    A fence that is never closed opens no code: Python-Markdown shows it as text.
    """
    texts = body.split("\n")
    closings: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        mark = text.rstrip(" ")
        if len(mark) >= 3 and mark in ("`" * len(mark), "~" * len(mark)):
            closings.setdefault(mark, []).append(index)
    lines: list[BodyLine] = []
    index = 0
    while index < len(texts):
        end = _closing(texts[index], index, closings)
        if end < 0:
            lines.append(BodyLine(first + index, texts[index], Kind.TEXT))
            index += 1
            continue
        for inside in range(index, end + 1):
            kind = Kind.FENCE if inside in (index, end) else Kind.CODE
            lines.append(BodyLine(first + inside, texts[inside], kind))
        index = end + 1
    return tuple(lines)


def opens_fence(text: str) -> bool:
    """Whether a line looks like the beginning of a block of code."""
    return bool(_OPENING.match(text))


def without_code_spans(text: str) -> str:
    """A line of text with its `code spans` blanked out, each character where it was."""
    return re.sub(r"(?<!`)(`+)(?!`)([^`]+)(?<!`)\1(?!`)", lambda span: " " * len(span[0]), text)


def _closing(text: str, index: int, closings: dict[str, list[int]]) -> int:
    """The line that closes the fence which `text` opens at line `index`, -1 for none."""
    opening = _OPENING.match(text)
    if not opening:
        return -1
    candidates = closings.get(opening[1], [])
    while candidates and candidates[0] <= index:
        candidates.pop(0)
    return candidates[0] if candidates else -1
