"""The levels of headings."""

import re
from collections.abc import Iterator

from editor.core.checks.body import LineKind
from editor.core.checks.registry import Subject
from editor.core.problem import Problem
from editor.core.text.parts import is_divider
from editor.core.words import tr

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})[ \t]+\S")


def rule(subject: Subject) -> Iterator[Problem]:
    """Each heading that is two levels and more below the one before it in its part."""
    last = 0
    for line in subject.lines:
        if line.kind is not LineKind.TEXT:
            continue
        if is_divider(line.text):
            last = 0
        elif found := _HEADING.match(line.text):
            level = len(found["signs"])
            if last and level > last + 1:
                right = "#" * (last + 1)
                message = tr(
                    "This heading skips a level: “{right}” follows “{before}”.", right=right, before="#" * last
                )
                column = found.start("signs") + 1
                yield subject.at("heading-level", message, line.number, column, found["signs"], right)
                level = last + 1
            last = level
