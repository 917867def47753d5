"""The lines of a Markdown body, told apart into text and fenced code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from editor.core.text.code import code_blocks_of_body, fence_of, without_code_spans

_INDENTED_CODE = 4  # spaces before it


class LineKind(Enum):
    """The kind of Markdown that a line belongs to."""

    TEXT = auto()
    FENCE = auto()  # the line that opens or closes a block of code
    CODE = auto()


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line; `number` is its 1-based number in the file."""

    number: int
    text: str
    kind: LineKind


def read_lines(body: str, first: int) -> tuple[BodyLine, ...]:
    """The lines of `body`, the first of which is line `first` of the file, as the renderer reads them."""
    texts = body.split("\n")
    kinds = [LineKind.TEXT] * len(texts)
    for block in code_blocks_of_body(texts):
        inside = [LineKind.CODE] * (block.end - block.start - 1)
        kinds[block.start : block.end + 1] = [LineKind.FENCE, *inside, LineKind.FENCE]
    return tuple(BodyLine(first + index, texts[index], kind) for index, kind in enumerate(kinds))


def opens_fence(text: str) -> bool:
    """Whether a line looks like the beginning of a block of code."""
    fence = fence_of(text)
    return fence is not None and fence.opens and fence.indent < _INDENTED_CODE


def text_lines(lines: Sequence[BodyLine]) -> Iterator[tuple[int, str, str]]:
    """Number, text with code and comments blanked, and text as it is, of each line that is no code."""
    inside = False
    for line in lines:
        if line.kind is not LineKind.TEXT or line.text.startswith(("    ", "\t")):
            continue
        text = without_code_spans(line.text)
        if inside:
            hidden, end, rest = text.partition("-->")
            if not end:
                continue
            text, inside = " " * (len(hidden) + len(end)) + rest, False
        text, inside = _without_comments(text)
        yield line.number, text, line.text


def _without_comments(text: str) -> tuple[str, bool]:
    """A line with its comments blanked, and whether one is still open at its end."""
    if "<!--" not in text:
        return text, False
    kept, place = [], 0
    while (start := text.find("<!--", place)) >= 0:
        kept.append(text[place:start])
        end = text.find("-->", start + 4)
        if end < 0:
            return "".join(kept), True
        place = end + 3
        kept.append(" " * (place - start))
    return "".join((*kept, text[place:])), False
