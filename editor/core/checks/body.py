"""The lines of a Markdown body, told apart into text and fenced code."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from editor.core.render.extensions.fences import code_blocks
from editor.core.text.parts import split_body

_OPENING = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)")


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
    """The lines of `body`, the first of which is line `first` of the file, as the renderer reads them.

    The two parts are read apart, so that a fence in the news is not closed by one in the commentary.
    """
    texts = body.split("\n")
    kinds = [Kind.TEXT] * len(texts)
    divider = split_body(body).line
    for start, end in ((0, divider - 1), (divider, len(texts))) if divider else ((0, len(texts)),):
        for block in code_blocks(texts[start:end]):
            above, below = start + block.start, start + block.end
            kinds[above : below + 1] = [Kind.FENCE, *[Kind.CODE] * (below - above - 1), Kind.FENCE]
    return tuple(BodyLine(first + index, texts[index], kind) for index, kind in enumerate(kinds))


def opens_fence(text: str) -> bool:
    """Whether a line looks like the beginning of a block of code."""
    return bool(_OPENING.fullmatch(text))


def without_code_spans(text: str) -> str:
    """A line of text with its `code spans` blanked out, each character where it was."""
    if "`" not in text:
        return text
    return re.sub(r"(?<!`)(`+)(?!`)([^`]+)(?<!`)\1(?!`)", lambda span: " " * len(span[0]), text)
