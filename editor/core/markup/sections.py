"""The outline of a body: its parts, headings, pictures and footnotes by line; and its sections, moved whole.

A section is a heading with all below it, up to the next heading of its level or a higher one, or to the divider.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from editor.core.images.in_body import every_image, without_code
from editor.core.text.counts import plain_text
from editor.core.text.parts import is_divider
from editor.core.text.patterns import pattern
from editor.core.text.splices import Splice

_HASHES = pattern(r"(#{1,6})[ \u3000]+(?=[^ \u3000])(.*)")
_CLOSING = pattern(r"[ \u3000]+#+[ \u3000]*")
_UNDERLINE = pattern(r"(=+|-+) *")
_FOOTNOTE = pattern(r" {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*(.*)")
_LONGEST = 120
"""Characters of a title that are kept."""


class OutlineKind(Enum):
    """The kind of an entry of an outline."""

    COMMENTARY = "commentary"
    """The divider: the author's part begins."""
    HEADING = "heading"
    PICTURE = "picture"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry on the 0-based `line`. `level` of a heading is 1 to 6, that of all others 0; a section ends before
    `end`, which is the line behind it for all others."""

    kind: OutlineKind
    title: str
    line: int
    level: int = 0
    end: int = 0


class SectionMove(NamedTuple):
    """The splice that moves a section, and the 0-based line on which it begins then."""

    splice: Splice
    line: int


def outline_of(body: str) -> tuple[OutlineEntry, ...]:
    """The outline of `body`, in its order; code and comments have no part in it. Linear in the text."""
    lines = body.split("\n")
    seen = without_code(body).split("\n")
    entries = [
        *_headings(lines, seen),
        *(
            OutlineEntry(OutlineKind.PICTURE, (image.caption or image.path)[:_LONGEST], image.line - 1, 0, image.line)
            for image in every_image(body)
        ),
        *(
            OutlineEntry(OutlineKind.FOOTNOTE, f"{found[1]}: {plain_text(found[2])}"[:_LONGEST], number, 0, number + 1)
            for number, line in enumerate(seen)
            if "[^" in line and (found := _FOOTNOTE.match(line))
        ),
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.line, entry.level == 0)))


def section_at(body: str, line: int) -> OutlineEntry | None:
    """The innermost section in which the 0-based `line` is; None: none."""
    inside = [one for one in outline_of(body) if one.level and one.line <= line < one.end]
    return inside[-1] if inside else None


def moved_up(body: str, line: int) -> SectionMove | None:
    """The move of the section that begins on `line` before the heading above it that is of its level or a higher one;
    None where there is none in its part."""
    entries = outline_of(body)
    own = _section(entries, line)
    if own is None:
        return None
    above = [one for one in entries if one.line < line]
    for one in reversed(above):
        if one.kind is OutlineKind.COMMENTARY:
            return None
        if one.level and one.level <= own.level:
            return moved_to(body, line, one.line)
    return None


def moved_down(body: str, line: int) -> SectionMove | None:
    """The move of the section that begins on `line` behind the section below it; where that is of a higher level, to
    the end of that one's own text. None where there is none in its part."""
    entries = outline_of(body)
    own = _section(entries, line)
    after = next((one for one in entries if own is not None and one.line >= own.end and not _is_leaf(one)), None)
    if own is None or after is None or after.kind is OutlineKind.COMMENTARY:
        return None
    if after.level >= own.level:
        return moved_to(body, line, after.end)
    inner = next((one.line for one in entries if one.level and after.line < one.line < after.end), after.end)
    return moved_to(body, line, inner)


def moved_to(body: str, line: int, target: int) -> SectionMove | None:
    """The move of the section that begins on `line` before the line `target`; None where it stands there already, or
    `target` is within it. Blank lines between sections stay where they are."""
    own = _section(outline_of(body), line)
    lines = body.split("\n")
    if own is None or own.line <= target <= own.end or not 0 <= target <= len(lines):
        return None
    first, middle, last = (target, own.line, own.end) if target < own.line else (own.line, own.end, target)
    upper, lower = _Segment.of(lines[first:middle]), _Segment.of(lines[middle:last])
    gap = upper.blanks or [""]  # two sections are never joined to one paragraph
    new = [*lower.words, *gap, *upper.words, *lower.blanks]
    old_text, new_text = "\n".join(lines[first:last]), "\n".join(new)
    if last < len(lines) and not lower.blanks:
        new_text += "\n"  # what follows began right below
    begin = sum(len(one) + 1 for one in lines[:first])
    at = first if own.line == middle else first + len(lower.words) + len(gap)
    return SectionMove(Splice(begin, len(old_text), new_text), at)


class _Segment(NamedTuple):
    words: list[str]
    blanks: list[str]

    @classmethod
    def of(cls, lines: list[str]) -> "_Segment":
        """The lines, parted before the blank ones at their end."""
        count = next((n for n, line in enumerate(reversed(lines)) if line.strip()), len(lines))
        return cls(lines[: len(lines) - count], lines[len(lines) - count :])


def _headings(lines: Sequence[str], seen: Sequence[str]) -> list[OutlineEntry]:
    """The headings and the divider, each section with its end."""
    found: list[OutlineEntry] = []
    divided = False
    for number, line in enumerate(seen):
        if not divided and is_divider(lines[number]):
            divided = True
            found.append(OutlineEntry(OutlineKind.COMMENTARY, "", number, 0, number + 1))
        elif "#" in line and _HASHES.match(line) and (hashes := _HASHES.match(lines[number])):
            title = _CLOSING.sub("", hashes[2]) if hashes[2].endswith("#") else hashes[2]
            found.append(_heading(title, number, len(hashes[1])))
        elif number and _UNDERLINE.fullmatch(line) and _is_title(seen, number - 1):
            found.append(_heading(lines[number - 1], number - 1, 1 if line[0] == "=" else 2))
    return [_with_end(entry, found[index + 1 :], len(lines)) for index, entry in enumerate(found)]


def _heading(title: str, line: int, level: int) -> OutlineEntry:
    return OutlineEntry(OutlineKind.HEADING, plain_text(title).strip()[:_LONGEST], line, level)


def _is_title(lines: Sequence[str], number: int) -> bool:
    """Whether a line may be a heading by the line below it: it begins a paragraph and is no other block."""
    line = lines[number]
    begins = number == 0 or not lines[number - 1].strip()
    return begins and bool(line.strip()) and line[0] not in " \t>#-*+|" and not _HASHES.match(line)


def _with_end(entry: OutlineEntry, behind: Sequence[OutlineEntry], last: int) -> OutlineEntry:
    if not entry.level:
        return entry
    end = next((one.line for one in behind if one.level <= entry.level), last)
    return OutlineEntry(entry.kind, entry.title, entry.line, entry.level, end)


def _section(entries: Sequence[OutlineEntry], line: int) -> OutlineEntry | None:
    return next((one for one in entries if one.level and one.line == line), None)


def _is_leaf(entry: OutlineEntry) -> bool:
    return entry.kind in (OutlineKind.PICTURE, OutlineKind.FOOTNOTE)
