"""Marks of a merge that are left in a post: `ronpyo merge` and git put them around both sides of what two changed."""

import re
from collections.abc import Iterator

from editor.core.checks.body import LineKind
from editor.core.checks.registry import Subject
from editor.core.problem import Problem
from editor.core.text.line_ends import unified
from editor.core.text.patterns import pattern
from editor.core.words import tr

_MARK = pattern(r"(?P<opens><{7,})(?: .*)?$|(?P<closes>>{7,})(?: \S.*)?$", re.DOTALL)


def rule(subject: Subject) -> Iterator[Problem]:
    """One problem for each piece that has marks around it, at its first mark, in the header, too.

    A single mark that was left of it is one as well. What stands in a block of code is an example, unless a merge went
    through the block.
    """
    text = subject.file.text
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return
    code = _blocks_of_code(subject)
    opened: tuple[int, str] | None = None
    for number, line in enumerate(unified(text).split("\n"), 1):
        found = _MARK.match(line)
        if found is None:
            continue
        if found["opens"]:
            if opened is not None:
                yield _problem(subject, *opened)
            opened = number, line
            continue
        first = opened or (number, line)
        opened = None
        if code.get(first[0], -number) != code.get(number, number):
            yield _problem(subject, *first)
    if opened is not None and opened[0] not in code:
        yield _problem(subject, *opened)


def _blocks_of_code(subject: Subject) -> dict[int, int]:
    """The number of the block for each line that is code, by its number in the file."""
    found, block = {}, 0
    for line in subject.lines:
        if line.kind is LineKind.CODE:
            found[line.number] = block
        elif line.kind is LineKind.FENCE:
            block += 1
    return found


def _problem(subject: Subject, number: int, line: str) -> Problem:
    message = tr(
        "Marks of a merge are left here. Keep what is to stay of both sides, and delete the lines with the marks."
    )
    return subject.at("merge-marks", message, number, 1, line)
