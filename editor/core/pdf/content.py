"""A content stream (7.8.2) cut into what it draws: runs of text, pictures and lines, each with its place in the stream
and on the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from editor.core.pdf.syntax import TOKEN, PdfError, end_of_string

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_LETTER = re.compile(rb"(?:<[0-9A-Fa-f]{1,4}>|\((?:\\[0-7]{1,3}|\\.|[^\\]){1,2}\))\s*Tj", re.DOTALL)
_BEGIN_PATH = frozenset([b"m", b"re"])
_PAINT = frozenset([b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"])


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing drawn: "text", "object" (a picture, a form, called `name`) or "path".

    `start` and `end` are its place in the stream, `x` and `y` that on the page, in points from its lower left corner
    (of text where its line begins, at the foot of its letters), `size` the height of its letters in points. `scale`
    says how many points a unit is across. `reversed`: its letters run from right to left;
    `single`: it has one letter, which may run either way.
    """

    kind: str
    start: int
    end: int
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    name: bytes = b""
    scale: float = 1.0
    reversed: bool = False
    single: bool = False


def drawn(stream: bytes) -> Iterator[Drawn]:
    """The things that `stream` draws, in order. Raises PdfError."""
    reader, at = _Reader(), 0
    while at < len(stream):
        for operator, operands, start, end in _operations(stream, at):
            at = len(stream)
            if (found := reader.read(operator, operands, start, end)) is not None:
                yield replace(found, single=_is_single(stream, found)) if found.kind == "text" else found
            elif reader.shows_text and (rest := _end_of_text(stream, end)) is not None:
                at = rest
                break
        else:
            return


def _is_single(stream: bytes, text: Drawn) -> bool:
    """Whether one letter is drawn."""
    one = stream.count(b"Tj", text.start, text.end) == 1
    return one and _LETTER.search(stream, text.start, text.end) is not None


def _end_of_text(stream: bytes, at: int) -> int | None:
    """The place of the end of a text of which only more letters follow, each with its step: they are not read, being
    most of a page. None where they are to be read."""
    end = stream.find(b"\nET", at)
    return end if end >= 0 and stream.find(b"(", at, end) < 0 else None


def _operations(stream: bytes, at: int) -> Iterator[tuple[bytes, list[bytes], int, int]]:
    """The operators from `at` on with what stands before each, which is written bare: no array or dictionary is looked
    into."""
    operands: list[bytes] = []
    begin, depth = -1, 0
    while (found := TOKEN.match(stream, at)) is not None:
        start, at = found.start(found.lastgroup or 0), found.end()
        begin = start if begin < 0 else begin
        if found.lastgroup == "string":
            at = end_of_string(stream, start)
        elif found.lastgroup in ("open", "close"):
            depth += 1 if found.lastgroup == "open" else -1
        elif found.lastgroup == "name":
            operands.append(found["name"])
            begin = min(begin, start - 1)
        elif found.lastgroup == "word" and depth == 0:
            if found["word"][:1] in b"+-.0123456789":
                operands.append(found["word"])
                continue
            yield found["word"], operands, begin, at
            operands, begin = [], -1
    if stream[at:].strip():
        raise PdfError(f"a content stream that cannot be read at {at}")


class _Reader:
    """The state of graphics (8.4) as far as it says where something is."""

    def __init__(self) -> None:
        self._matrix, self._kept = _SAME, list[Matrix]()
        self._line, self._size = _SAME, 0.0
        self._begin = -1
        self._text: Drawn | None = None
        self._in_text = False
        self._reversed = False
        self._path = -1

    @property
    def shows_text(self) -> bool:
        """Whether a text is under way whose place is known."""
        return self._in_text and self._text is not None

    def read(self, operator: bytes, operands: list[bytes], start: int, end: int) -> Drawn | None:
        """Take one operation; what it completes."""
        if operator == b"q":
            self._kept.append(self._matrix)
        elif operator == b"Q":
            self._matrix = self._kept.pop() if self._kept else _SAME
        elif operator == b"cm":
            self._matrix = _product(_matrix(operands), self._matrix)
        elif operator == b"Do" and operands:
            x, y = self._matrix[4], self._matrix[5]
            return Drawn("object", start, end, x, y, 0.0, operands[-1])
        elif self._in_text or operator == b"BT":
            return self._read_text(operator, operands, start, end)
        elif operator in _BEGIN_PATH and self._path < 0:
            self._path = start
        elif operator in _PAINT:
            begin, self._path = self._path, -1
            return Drawn("path", begin if begin >= 0 else start, end)
        elif operator == b"n":  # a path that only clips
            self._path = -1
        return None

    def _read_text(self, operator: bytes, operands: list[bytes], start: int, end: int) -> Drawn | None:
        if operator == b"BT":
            self._in_text, self._begin, self._text, self._line = True, start, None, _SAME
            self._reversed = False
        elif operator == b"BMC":
            self._reversed = self._reversed or operands[-1:] == [b"ReversedChars"]
        elif operator == b"Tf":
            self._size = _number(operands[-1:])
        elif operator == b"Tm":
            self._line = _matrix(operands)
        elif operator == b"Td" and len(operands) >= 2:
            shift = (1.0, 0.0, 0.0, 1.0, _number(operands[-2:-1]), _number(operands[-1:]))
            self._line = _product(shift, self._line)
        elif operator in (b"Tj", b"TJ") and self._text is None:
            place = _product(self._line, self._matrix)
            height = abs(place[3]) or abs(place[1])
            self._text = Drawn(
                "text", self._begin, end, place[4], place[5], self._size * height, b"", abs(self._matrix[0]),
                self._reversed,
            )  # fmt: skip
        elif operator == b"ET":
            self._in_text = False
            found = self._text
            return found and replace(found, end=end)
        return None


def _number(operands: list[bytes]) -> float:
    try:
        return float(operands[0])
    except (IndexError, ValueError):
        raise PdfError("no number before an operator") from None


def _matrix(operands: list[bytes]) -> Matrix:
    if len(operands) < 6:
        raise PdfError("no matrix before an operator")
    a, b, c, d, e, f = (_number([one]) for one in operands[-6:])
    return (a, b, c, d, e, f)


def _product(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies `first`, then `second` (8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
