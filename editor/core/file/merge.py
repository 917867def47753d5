"""Two states of a post put together, made of one earlier state: as git asks a merge driver to.

The header is merged key by key, lists item by item, the body line by line (in Markdown a paragraph is one). What both
sides changed in different ways stays: both sides of a piece of the body stand between marks, as git writes them; of
two values of a key ours stays in the header, and both stand between marks before the body. Nothing is lost.
"""

import re
from dataclasses import dataclass, field

from editor.core.errors import FieldError, HeaderError
from editor.core.file.header_merge import HeaderConflict, merged_data
from editor.core.file.marks import HeaderSyntax
from editor.core.file.postfile import PostFile
from editor.core.text.line_ends import END
from editor.core.text.merging import merged

MARKER = 7
"""The number of characters of a mark, unless a line of the texts could be taken for one."""
_LIKE_A_MARK = re.compile(r"^(<+|\|+|=+|>+)(?: |$)", re.MULTILINE)
_OURS, _THEIRS = "ours", "theirs"


@dataclass(frozen=True, slots=True)
class MergedPost:
    """The result: the bytes of the file, and what both sides changed: keys of the header, pieces of the text."""

    data: bytes
    keys: tuple[str, ...] = ()
    pieces: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left for the person to decide."""
        return not self.keys and not self.pieces


@dataclass(slots=True)
class _ConflictMarks:
    """The marks around two sides of a piece."""

    size: int
    newline: str
    pieces: int = field(default=0)

    def around(self, ours: list[str], theirs: list[str], about: str = "") -> list[str]:
        """The lines of both sides between marks; `about` says what they are."""
        self.pieces += 1
        told = f": {about}" if about else ""
        head, middle, tail = ("<" * self.size, "=" * self.size, ">" * self.size)
        return [f"{head} {_OURS}{told}", *ours, middle, *theirs, f"{tail} {_THEIRS}{told}"]


def merge(base: bytes, ours: bytes, theirs: bytes, marker: int = MARKER) -> MergedPost | None:
    """`ours` and `theirs`, two states of the post that was `base` (empty: it was none), put together.

    `marker` is the least length of a mark. None where one of them is no text in UTF-8, so that nothing can be merged.
    """
    if theirs in (base, ours):
        return MergedPost(ours)
    if ours == base:
        return MergedPost(theirs)
    files = [PostFile.parse(data) for data in (base, ours, theirs)]
    if any(file.encoding != "utf-8" for file in files):
        return None
    size, newline = max(marker, _longest_like_a_mark(files) + 1), files[1].newline
    earlier, mine, other = files
    by_header = _by_header(earlier, mine, other, _ConflictMarks(size, newline))
    return by_header or _as_text(earlier, mine, other, _ConflictMarks(size, newline))


def _longest_like_a_mark(files: list[PostFile]) -> int:
    """The length of the longest run in the texts that could be read as a mark; 0 for one that is no danger."""
    lengths = (len(match[1]) for file in files for match in _LIKE_A_MARK.finditer(END.sub("\n", file.text)))
    return max((length for length in lengths if length >= MARKER), default=0)


def _by_header(base: PostFile, ours: PostFile, theirs: PostFile, marks: _ConflictMarks) -> MergedPost | None:
    """Header and body merged apart; None where a header is not one that can be edited."""
    if not (ours.editable and theirs.editable and (base.editable or not base.text)):
        return None
    if HeaderSyntax.NONE in (ours.syntax, theirs.syntax) or ours.syntax is not theirs.syntax:
        return None
    data, conflicts = merged_data(base.header.data, ours.header.data, theirs.header.data)
    try:
        headed = _with_both_headers(base, ours, theirs, marks, data) or ours.with_header(data)
        lost = _lost_comments(base, theirs, headed)
        front = _told(conflicts, lost, marks)
        body = _body(base.body, ours.body, theirs.body, ours.newline, marks)
        result = headed.with_body(front + body)
    except (HeaderError, FieldError):
        return None
    keys = tuple(conflict.key for conflict in conflicts) + (("#",) if lost else ())
    return MergedPost(result.data, keys, marks.pieces - bool(front))


def _with_both_headers(
    base: PostFile, ours: PostFile, theirs: PostFile, marks: _ConflictMarks, data: dict[str, object]
) -> PostFile | None:
    """Our file with the headers merged as text, which keeps comments and order of both; None where that does not say
    `data`."""
    earlier, mine, other = (file.text[: len(file.text) - len(file.body)] for file in (base, ours, theirs))
    trial = _ConflictMarks(marks.size, marks.newline)
    text = _body(earlier, mine, other, ours.newline, trial)
    if trial.pieces:
        return None
    try:
        found = ours.with_text(text + ours.body)
    except (HeaderError, FieldError):
        return None
    return found if found.editable and found.header.data == data and found.body == ours.body else None


def _lost_comments(base: PostFile, theirs: PostFile, result: PostFile) -> list[str]:
    """The lines of comment that only they wrote, and that the header of the result does not have."""
    known = _comments(base) | _comments(result)
    return [line for line in _header_lines(theirs) if line.lstrip().startswith("#") and line.strip() not in known]


def _comments(file: PostFile) -> set[str]:
    return {line.strip() for line in _header_lines(file) if line.lstrip().startswith("#")}


def _header_lines(file: PostFile) -> list[str]:
    return END.split(file.text[: len(file.text) - len(file.body)])


def _told(conflicts: list[HeaderConflict], comments: list[str], marks: _ConflictMarks) -> str:
    """Both sides of what is contested in the header, as text in front of the body; "" for nothing."""
    if not conflicts and not comments:
        return ""
    ours = [line for conflict in conflicts for line in conflict.lines(conflict.ours)]
    theirs = [line for conflict in conflicts for line in conflict.lines(conflict.theirs)] + comments
    return marks.newline.join([*marks.around(ours, theirs, "header"), "", ""])


def _as_text(base: PostFile, ours: PostFile, theirs: PostFile, marks: _ConflictMarks) -> MergedPost:
    """The whole files merged line by line: headers that cannot be edited, or none at all."""
    text = _body(base.text, ours.text, theirs.text, ours.newline, marks)
    return MergedPost(ours.bom + text.encode("utf-8"), (), marks.pieces)


def _body(base: str, ours: str, theirs: str, newline: str, marks: _ConflictMarks) -> str:
    """Three texts merged by lines; what both changed stands between marks. Our lines keep their own line ends."""
    other = [(line, end and newline) for line, end in _lines(theirs)]
    pieces = merged(_lines(base), _lines(ours), other, lambda line: line[0])
    lines: list[tuple[str, str]] = []
    for piece in pieces:
        if not piece.both:
            lines += piece.ours
            continue
        ours_part, theirs_part = ([text for text, _end in side] for side in (piece.ours, piece.theirs))
        lines += [(text, newline) for text in marks.around(ours_part, theirs_part)]
        if piece is pieces[-1]:  # the mark has a line of its own
            lines.append(("", ""))
    ended = [(text, end or newline) for text, end in lines[:-1]] + [(text, "") for text, _end in lines[-1:]]
    return "".join(text + end for text, end in ended)


def _lines(text: str) -> list[tuple[str, str]]:
    """(line, its line end) of a text; the last one has none, and is empty where the text ends with a line end."""
    found, start = [], 0
    for match in END.finditer(text):
        found.append((text[start : match.start()], match[0]))
        start = match.end()
    return [*found, (text[start:], "")]
