"""The lines of a Markdown body, told apart into text and fenced code."""

from dataclasses import dataclass
from enum import Enum, auto

from editor.core.text.code import code_blocks_of_body, fence_of

_INDENTED_CODE = 4  # spaces before it


class LineKind(Enum):
    """What a line is part of."""

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
