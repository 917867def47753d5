"""The reading that rules for words are given: the passages of a post, its day, and a way to report hits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from editor.core.checks.catalogue import severity
from editor.core.checks.prose.inline import end_of_letter
from editor.core.checks.prose.passages import Passage, PassageKind, Positions, PostPart, passages
from editor.core.checks.registry import Subject
from editor.core.file.surroundings import text_of_field
from editor.core.problem import Problem
from editor.core.processes.turns import Steps
from editor.core.text.dates import parse_date


@dataclass(frozen=True, slots=True)
class Hit:
    """A finding in `passage`: the characters from `start` to `end`, a sentence, and what they should be, if known."""

    passage: Passage
    start: int
    end: int
    message: str
    mend: str | None = None


class Prose:
    """The words of a post. Made once for all rules. Going through its passages gives way, as `Steps` do."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.passages = self._steps(passages(subject.lines, subject.fields))

    @cached_property
    def day(self) -> date:
        """The day of the post: its date, else that of its news, else today."""
        fields = self.subject.fields
        for written in (fields.date, fields.news.accessed):
            day = parse_date(written)
            if day is not None:
                return day.date() if isinstance(day, datetime) else day
        return self.subject.context.today

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the body."""
        return self._steps(passage for passage in self.passages if not passage.field)

    def part(self, part: PostPart) -> tuple[Passage, ...]:
        """The passages of the body in one half of the post."""
        return self._steps(passage for passage in self.body if passage.part is part)

    def _steps(self, found: Iterable[Passage]) -> Steps[Passage]:
        return Steps(found, self.subject.context.give_way)

    @cached_property
    def own_text(self) -> str:
        """All own words, a passage a line."""
        return "\n".join(passage.own for passage in self.passages)

    @cached_property
    def _positions(self) -> Positions:
        return Positions(self.subject.lines)

    def problem(self, rule: "WordRule", hit: Hit) -> Problem:
        """A finding as a problem of the file."""
        passage = hit.passage
        first, last = passage.places[hit.start], passage.places[max(hit.start, hit.end - 1)] + 1
        if passage.field:
            source = text_of_field(self.subject.fields, passage.field)
            line, column = self.subject.field_line(passage.field), first + 1
        else:
            source = self.subject.body
            line, column = self._positions.line_and_column(first)
        written = source[first : end_of_letter(source, last)]
        mend = hit.mend if "\n" not in written else None
        return Problem(rule.id, severity(rule.id), hit.message, line, passage.field, column, written, mend)


@dataclass(frozen=True, slots=True)
class WordRule:
    """A rule for words, by its id in the catalogue: `find` yields what it finds."""

    id: str
    find: Callable[[Prose], Iterator[Hit]]


__all__ = ["Hit", "Passage", "PassageKind", "PostPart", "Prose", "WordRule"]
