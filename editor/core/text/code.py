"""Code in Markdown: fenced blocks and `code spans`, found as the renderer finds them.

Only fences that are closed count, and those in list items, too; else they are CommonMark's
(https://spec.commonmark.org/0.31.2/#fenced-code-blocks). Linear in the text, whatever it holds.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from editor.core.text.list_markers import marker_of
from editor.core.text.parts import split_body
from editor.core.text.patterns import pattern

_FENCE = pattern(r"( *)(`{3,}|~{3,})([^\n]*)")
_TICKS = pattern("`+")
_OPENING = pattern(r"(?<!\\)(?:\\\\)*`")  # an even number of backslashes before it


class Fence(NamedTuple):
    """A line that may open or close a block of code: its indent, its sign and how often, and what follows them."""

    indent: int
    sign: str
    length: int
    info: str

    @property
    def opens(self) -> bool:
        """Whether it may open a block."""
        return "`" not in self.info

    def closed_by(self, other: "Fence") -> bool:
        """Whether `other` closes the block that this one opens."""
        return not other.info and other.sign == self.sign and other.length >= self.length


class CodeBlock(NamedTuple):
    """A closed block of code: the indices of the lines that are its fences, and what the first one says."""

    start: int
    end: int
    indent: int
    info: str


def fence_of(line: str) -> Fence | None:
    """The fence that `line` is; None for any other line."""
    if "```" not in line and "~~~" not in line:
        return None
    found = _FENCE.fullmatch(line)
    return Fence(len(found[1]), found[2][0], len(found[2]), found[3].strip()) if found else None


def code_blocks(lines: Sequence[str]) -> Iterator[CodeBlock]:
    """The closed blocks of code in `lines`, in order; an unclosed fence is text."""
    return (found for found in _scan(lines) if isinstance(found, CodeBlock))


def code_blocks_of_body(lines: Sequence[str]) -> Iterator[CodeBlock]:
    """The closed blocks of code of a whole body: news and commentary are read apart, as no fence reaches over both."""
    divider = split_body("\n".join(lines)).line
    for first, last in ((0, divider - 1), (divider, len(lines))) if divider else ((0, len(lines)),):
        for block in code_blocks(lines[first:last]):
            yield block._replace(start=first + block.start, end=first + block.end)


def line_numbers(blocks: Iterable[CodeBlock]) -> set[int]:
    """The indices of the lines of `blocks`, fences and all."""
    return {number for block in blocks for number in range(block.start, block.end + 1)}


def unclosed_fences(lines: Sequence[str]) -> tuple[str, ...]:
    """The signs of the fences in `lines` that are text only because nothing closes them, each once."""
    return tuple(dict.fromkeys(found for found in _scan(lines) if isinstance(found, str)))


def _scan(lines: Sequence[str]) -> Iterator[CodeBlock | str]:
    fences = [fence_of(line) for line in lines]
    if not any(fences):
        return
    ahead = _longest_ahead(fences)
    content = 0  # how far in the content of the list above begins
    index = 0
    while index < len(lines):
        fence = fences[index]
        content = _list_content(content, lines[index], index > 0 and not lines[index - 1].strip())
        if fence and fence.opens and fence.indent < content + 4:
            if ahead[index][fence.sign == "~"] >= fence.length:
                end = next(i for i in range(index + 1, len(lines)) if (f := fences[i]) and fence.closed_by(f))
                yield CodeBlock(index, end, fence.indent, fence.info)
                index = end
            else:
                yield fence.sign * fence.length
        index += 1


def _longest_ahead(fences: list[Fence | None]) -> list[tuple[int, int]]:
    """The longest closing fences below each line, (of back-ticks, of tildes): no search for one that is not."""
    ahead = [(0, 0)] * len(fences)
    ticks = tildes = 0
    for index in range(len(fences) - 1, -1, -1):
        ahead[index] = (ticks, tildes)
        fence = fences[index]
        if fence and not fence.info:
            ticks = max(ticks, fence.length if fence.sign == "`" else 0)
            tildes = max(tildes, fence.length if fence.sign == "~" else 0)
    return ahead


def _list_content(content: int, line: str, after_blank: bool) -> int:
    """The column at which the content of the list around `line` begins, given that of the line before; 0: in no
    list."""
    if marker := marker_of(line[content:] if not line[:content].strip() else line):
        within = content if not line[:content].strip() else 0
        return within + marker.content
    indent = len(line) - len(line.lstrip(" "))
    return min(content, indent) if after_blank and line.strip() else content


class TickRuns:
    """The runs of back-ticks in `text`, and what closes which, as Python-Markdown reads them, in linear time.

    CommonMark wants two runs of one length. Python-Markdown takes the longest later run where it is shorter.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [found.span() for found in _TICKS.finditer(text)]
        self._ends = [end for _start, end in spans]
        self._of_length: dict[int, list[int]] = defaultdict(list)
        for start, end in spans:
            self._of_length[end - start].append(start)
        # For each run the longest one from it on, and where the first of that length ends.
        self._longest: list[tuple[int, int]] = [(0, 0)] * (len(spans) + 1)
        for index in range(len(spans) - 1, -1, -1):
            start, end = spans[index]
            known = self._longest[index + 1]
            self._longest[index] = (end - start, end) if end - start >= known[0] else known

    def span(self, start: int) -> tuple[int, int | None]:
        """The begin and the end of the code that the back-ticks at `start` open; None: they open none, and one looks on
        at the first place (behind as many characters as they are: `find_code_spans` of Python-Markdown 3.11.3)."""
        index = bisect_right(self._ends, start)
        begin = self._ends[index]
        length = begin - start
        same = self._of_length.get(length, [])
        if (next_one := bisect_left(same, begin)) < len(same):
            return begin, same[next_one]
        longest, end = self._longest[index + 1]
        if 0 < longest < length:  # a shorter one closes as many of them as it has
            return begin - (length - longest), end - longest
        return begin + length, None


def code_spans(line: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, width of the marks) of each `code span` in a line. One behind a backslash opens none."""
    if "`" not in line:
        return
    runs = TickRuns(line)
    place = 0
    while found := _OPENING.search(line, place):
        place = found.end() - 1
        start, end = runs.span(place)
        if end is None:
            place = start
        else:
            width = start - place
            yield place, end + width, width
            place = end + width


def _replaced(text: str, made: Callable[[str, int], str]) -> str:
    if "`" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        pieces, at = [], 0
        for start, end, width in code_spans(line):
            pieces += [line[at:start], made(line[start:end], width)]
            at = end
        lines[number] = "".join(pieces) + line[at:]
    return "\n".join(lines)


def without_code_spans(text: str) -> str:
    """`text` with its code spans, found line by line, blanked out: each character stays where it was."""
    if "`" not in text:
        return text
    return _replaced(text, lambda code, _width: " " * len(code))


def without_code_marks(text: str) -> str:
    """`text` with the code in its code spans, found line by line, without the back-ticks."""
    return _replaced(text, lambda code, width: code[width : len(code) - width])


def outside_code_spans(line: str, change: Callable[[str], str]) -> str:
    """`line` with what `change` makes of each stretch that is in no code span."""
    made, at = "", 0
    for start, end, _width in code_spans(line):
        made += change(line[at:start]) + line[start:end]
        at = end
    return made + change(line[at:])


def outside_code(body: str, change: Callable[[str], str]) -> str:
    """A whole `body` with what `change` makes of each stretch of a line that is no code."""
    lines = body.split("\n")
    code = line_numbers(code_blocks_of_body(lines))
    return "\n".join(text if number in code else outside_code_spans(text, change) for number, text in enumerate(lines))
