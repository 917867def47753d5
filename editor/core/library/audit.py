"""The audit of a post's links to other posts of its own blog: are they right, as the library is today?

Each finding is a problem as the checks have them, with what mends it; `mended` makes all that can be mended right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from difflib import SequenceMatcher
from typing import NamedTuple

from editor.core.file.places import field_line
from editor.core.file.postfile import PostFile
from editor.core.library.body_links import BodyLink, line_and_column, written_like
from editor.core.library.body_links import body_links as links_of
from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold, tidy
from editor.core.library.index import Index
from editor.core.library.own_pages import OwnPages
from editor.core.library.texts import PostSummary
from editor.core.post import Related
from editor.core.problem import Problem, Severity
from editor.core.text.dates import parse_date
from editor.core.text.zones import in_zone
from editor.core.words import tr

_ALIKE = 0.6  # from which on the words of a link are meant as the title of its post


class BodyEdit(NamedTuple):
    """Puts `text` in the place of a span of the body."""

    start: int
    end: int
    text: str


class RowEdit(NamedTuple):
    """Makes the related post `number`, from 0, another one; None takes it out."""

    number: int
    row: Related | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on a link, and the change that mends it; None where only the author knows."""

    problem: Problem
    edit: BodyEdit | RowEdit | None


def audit(index: Index, file: PostFile, draft: DraftPost, zone: tzinfo | None = None) -> list[Finding]:
    """The findings on the links of `file` to its own blog, in their order: those of the text, then the related
    posts."""
    pages = OwnPages(index, draft)
    return [*_in_body(pages, file), *_in_rows(pages, file, zone)]


def mended(file: PostFile, findings: Sequence[Finding]) -> PostFile:
    """`file` with all edits of `findings` made. Raises HeaderError, FieldError where the header cannot be edited."""
    body = file.body
    edits = sorted({edit for one in findings if isinstance(edit := one.edit, BodyEdit)}, reverse=True)
    for start, end, text in edits:
        body = body[:start] + text + body[end:]
    rows: list[Related | None] = list(file.fields.related)
    for one in findings:
        if isinstance(one.edit, RowEdit) and rows[one.edit.number] is not None:
            rows[one.edit.number] = one.edit.row and _merged(rows[one.edit.number], one.edit.row)
    kept = tuple(row for row in rows if row is not None)
    if kept != file.fields.related:
        file = file.with_fields(replace(file.fields, related=kept))
    return file.with_body(body) if body != file.body else file


def _merged(row: Related | None, wanted: Related) -> Related:
    """`row` with the parts that `wanted` has."""
    row = row or Related()
    return Related(wanted.title or row.title, wanted.url or row.url, wanted.date or row.date)


# -- in the text -----------------------------------------------------------------------------------------------------


def _in_body(pages: OwnPages, file: PostFile) -> Iterator[Finding]:
    seen: set[int] = set()
    for link in links_of(file.body):
        if not pages.is_own(link.url):
            continue
        text = file.body[slice(*link.text)]
        unlinked = BodyEdit(*link.whole, text) if link.plain and text.strip() else None
        target = pages.find(link.url)
        if pages.is_itself(link.url):
            yield _body(file, link.whole, "link-self", Severity.WARNING, _itself(), unlinked)
        elif target is None:
            other = pages.guess(tidy(text), link.url)
            edit = BodyEdit(*link.address, other.url) if other else unlinked
            yield _body(file, link.address, "link-unknown", Severity.ERROR, _unknown(link.url), edit)
        elif target.status != "published":
            yield _body(file, link.address, "link-unpublished", Severity.WARNING, _unpublished(target), unlinked)
        else:
            if target.id in seen:
                yield _body(file, link.whole, "link-twice", Severity.ADVICE, _twice(target), unlinked)
            seen.add(target.id)
            yield from _of_target(file, link, target, tidy(text))


def _of_target(file: PostFile, link: BodyLink, target: PostSummary, text: str) -> Iterator[Finding]:
    if _spelled_otherwise(link.url, target):
        edit = BodyEdit(*link.address, target.url + "#" * ("#" in link.url) + link.url.partition("#")[2])
        yield _body(file, link.address, "link-address", Severity.ADVICE, _moved(target), edit)
    if _is_old_title(text, target.title):
        edit = BodyEdit(*link.text, _escaped(target.title))
        yield _body(file, link.text, "link-title", Severity.WARNING, _renamed(target), edit)
    if link.date and target.day and link.day != target.day:
        edit = BodyEdit(*link.date, written_like(file.body[slice(*link.date)], target.day))
        yield _body(file, link.date, "link-date", Severity.WARNING, _dated(target), edit)


def _body(
    file: PostFile, span: tuple[int, int], rule: str, severity: Severity, message: str, edit: BodyEdit | None
) -> Finding:
    start, end = (edit.start, edit.end) if edit else span
    line, column = line_and_column(file.body, start)
    words = file.body[start:end]
    problem = Problem(rule, severity, message, file.body_line + line, "", column, words, edit.text if edit else None)
    return Finding(problem, edit)


def _is_old_title(text: str, title: str) -> bool:
    """Whether the words of a link are meant as the title of its post, and are not what that is today."""
    one, other = fold(text), fold(tidy(title))
    if not one or not other or one == other:
        return False
    return SequenceMatcher(None, one[:300], other[:300], autojunk=False).ratio() >= _ALIKE


def _escaped(title: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\[]*_`<" else sign for sign in title)


def _spelled_otherwise(url: str, target: PostSummary) -> bool:
    return not target.derived and bool(target.url) and url.partition("#")[0] != target.url.partition("#")[0]


# -- the related posts -----------------------------------------------------------------------------------------------


def _in_rows(pages: OwnPages, file: PostFile, zone: tzinfo | None) -> Iterator[Finding]:
    seen: set[int] = set()
    for number, row in enumerate(file.fields.related):
        if row == Related():
            continue
        known = bool(row.url.strip())
        target = pages.find(row.url) if known else pages.titled(tidy(row.title))
        if (known and pages.is_itself(row.url)) or (target is not None and pages.is_itself(target.url)):
            yield _row(file, number, "", "link-self", Severity.WARNING, _itself(), RowEdit(number, None))
        elif target is None:
            if known and pages.is_own(row.url):
                other = pages.guess(tidy(row.title), row.url)
                edit = RowEdit(number, Related(other.title, other.url, other.day) if other else None)
                yield _row(file, number, "url", "link-unknown", Severity.ERROR, _unknown(row.url), edit)
        elif target.status != "published":
            edit = RowEdit(number, None)
            yield _row(file, number, "", "link-unpublished", Severity.WARNING, _unpublished(target), edit)
        elif target.id in seen:
            yield _row(file, number, "", "link-twice", Severity.WARNING, _twice(target), RowEdit(number, None))
        else:
            seen.add(target.id)
            yield from _of_row(file, number, row, target, zone)


def _of_row(file: PostFile, number: int, row: Related, target: PostSummary, zone: tzinfo | None) -> Iterator[Finding]:
    if target.url and not row.url.strip():
        edit = RowEdit(number, Related(url=target.url))
        yield _row(file, number, "url", "link-address", Severity.WARNING, _moved(target), edit)
    elif _spelled_otherwise(row.url.strip(), target):
        edit = RowEdit(number, Related(url=target.url))
        yield _row(file, number, "url", "link-address", Severity.ADVICE, _moved(target), edit)
    if " ".join(row.title.split()) != " ".join(target.title.split()):
        edit = RowEdit(number, Related(title=target.title))
        yield _row(file, number, "title", "link-title", Severity.WARNING, _renamed(target), edit)
    if target.day and _day(row.date, zone) != target.day:
        edit = RowEdit(number, Related(date=target.day))
        yield _row(file, number, "date", "link-date", Severity.WARNING, _dated(target), edit)


def _day(text: str, zone: tzinfo | None) -> str:
    moment = parse_date(text)
    if moment is None:
        return ""
    moment = in_zone(moment, zone)
    return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"


def _row(file: PostFile, number: int, part: str, rule: str, severity: Severity, message: str, edit: RowEdit) -> Finding:
    row = file.fields.related[number]
    field = f"related.{number}" + (f".{part}" if part else "")
    words = getattr(row, part) if part else row.title or row.url
    mend = getattr(edit.row, part) if edit.row and part else ""
    return Finding(Problem(rule, severity, message, field_line(file, field), field, 0, words, mend), edit)


# -- the sentences ---------------------------------------------------------------------------------------------------


def _itself() -> str:
    return tr("This link leads to the post itself.")


def _unknown(url: str) -> str:
    return tr("No post of the library has the address {url}.", url=url)


def _unpublished(target: PostSummary) -> str:
    return tr("“{title}” is not published.", title=target.title)


def _twice(target: PostSummary) -> str:
    return tr("“{title}” is linked to twice.", title=target.title)


def _moved(target: PostSummary) -> str:
    return tr("The address of “{title}” is {url}.", title=target.title, url=target.url)


def _renamed(target: PostSummary) -> str:
    return tr("The title of the post is “{title}” today.", title=target.title)


def _dated(target: PostSummary) -> str:
    return tr("“{title}” is of {day}.", title=target.title, day=target.day)
