"""The registry of checks: the subject and the context of a check, and the list of all rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from editor.core.checks.body import BodyLine, read_lines, text_lines
from editor.core.checks.catalogue import Switches, severity
from editor.core.exporters import Export
from editor.core.file.places import field_line
from editor.core.file.postfile import PostFile
from editor.core.images.called import called
from editor.core.images.in_body import BodyImage, body_images
from editor.core.originals.record import original_html
from editor.core.post import Fields, Post
from editor.core.problem import Problem, Severity
from editor.core.processes.turns import GiveWay, Steps, keep_on
from editor.core.profile.load import Profile
from editor.core.text.house_spelling import House
from editor.core.text.line_ends import unified
from editor.core.text.offices import OfficeUses
from editor.core.text.parts import Parts, split_body


@dataclass(frozen=True, slots=True)
class Context:
    """The context of a check besides the post.

    `today` is the day to reckon from where the post has none of its own, `switches` the rules that the person wants,
    `clips` are the texts of its news pages, `house` is how the author spells, `archive` what his posts call persons.
    `give_way` is called at each step of the work.
    """

    today: date = field(default_factory=date.today)
    switches: Switches = field(default_factory=Switches)
    clips: tuple[str, ...] = ()
    house: House = field(default_factory=House)
    archive: OfficeUses = field(default_factory=OfficeUses)
    give_way: GiveWay = keep_on


class Subject:
    """A post file under examination. `path` is where it lies; without it nothing on the disk is looked at."""

    def __init__(
        self, file: PostFile, profile: Profile, path: Path | None = None, context: Context | None = None
    ) -> None:
        self.file = file
        self.profile = profile
        self.context = context or Context()
        self.folder = path.parent if path is not None else None

    @property
    def fields(self) -> Fields:
        """The header's values."""
        return self.file.fields

    @cached_property
    def body(self) -> str:
        """The body with "\\n" line endings: as many lines as editors count."""
        return unified(self.file.body)

    @cached_property
    def lines(self) -> tuple[BodyLine, ...]:
        """The lines of the body, each with its number in the file and whether it is code."""
        return Steps(read_lines(self.body, self.file.body_line), self.context.give_way)

    @cached_property
    def text_lines(self) -> tuple[tuple[int, str, str], ...]:
        """Number, text with code and comments blanked, and text as it is, of each line that is no code."""
        return Steps(text_lines(self.lines), self.context.give_way)

    @cached_property
    def original(self) -> Export | None:
        """The HTML as it was imported, where that is what an export for Blogger would be; None: the text was edited."""
        post = Post(self.fields, self.file.body)
        if original_html(post, self.folder) is None:
            return None  # without the format being loaded
        from editor.core.exporters.blogger_html import EXPORTER
        from editor.core.exporters.outgoing import as_imported

        return as_imported(EXPORTER, post, self.profile, self.folder)

    @cached_property
    def images(self) -> tuple[BodyImage, ...]:
        """The images that the body names."""
        return body_images(self.body)

    @cached_property
    def called(self) -> dict[str, str]:
        """The names by which the images of the body are spoken of, by their paths."""
        return called(image.path for image in self.images)

    @cached_property
    def parts(self) -> Parts:
        """The news part and the commentary part of the body."""
        return split_body(self.body)

    def field_line(self, field: str) -> int:
        """The 1-based line of the file at which the header field `field`, a dotted path, stands."""
        return field_line(self.file, field)

    def on_field(self, rule: str, severity: Severity, message: str, field: str) -> Problem:
        """A problem of the header field `field`, a dotted path, at the line where it stands."""
        return Problem(rule, severity, message, field_line(self.file, field), field)

    def in_body(self, rule: str, severity: Severity, message: str, line: int, field: str = "") -> Problem:
        """A problem at the 1-based line `line` of the body."""
        return Problem(rule, severity, message, self.file.body_line + line - 1, field)

    def at(self, rule: str, message: str, line: int, column: int, words: str, mend: str | None = None) -> Problem:
        """A problem of `words`, which stand at the 1-based line of the file and column, as serious as its rule is."""
        return Problem(rule, severity(rule), message, line, "", column, words, mend)


Rule = Callable[[Subject], Iterable[Problem]]

_rules: list[Rule] = []


def register(rule: Rule) -> None:
    """Add a rule; it looks at a subject and yields problems, in time linear in the length of the post."""
    if rule not in _rules:
        _rules.append(rule)


def check(
    file: PostFile,
    profile: Profile,
    path: Path | None = None,
    context: Context | None = None,
) -> tuple[Problem, ...]:
    """All problems of a post file: those of its header, then what the rules find, in the order of their lines.

    `path` is where it lies, `context` what else is known. Raises OvertakenError where its `give_way` does.
    """
    subject = Subject(file, profile, path, context)
    found = [*file.problems]
    for rule in _rules:
        subject.context.give_way()
        found += rule(subject)
    wanted = [problem for problem in found if subject.context.switches.wants(problem.rule)]
    return tuple(sorted(dict.fromkeys(wanted), key=lambda problem: problem.line))
