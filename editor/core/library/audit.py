"""The audit of a post's links to other posts of its own blog: are they right, as the library is today?

Each finding is a problem as the checks have them, with what mends it; `mended` makes all that can be mended right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import tzinfo
from typing import Any, NamedTuple

from editor.core.file.places import field_line
from editor.core.file.postfile import PostFile
from editor.core.library.body_links import BodyLink, line_and_column, written_like
from editor.core.library.body_links import body_links as links_of
from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold, tidy
from editor.core.library.index import Index
from editor.core.library.own_pages import OwnPages
from editor.core.library.texts import PostSummary
from editor.core.post import Fields, Related
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


class BulletEdit(NamedTuple):
    """The same in a bullet: that `number`, from 0, of the `part` "news" or "commentary"."""

    part: str
    number: int
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
    edit: BodyEdit | BulletEdit | RowEdit | None

    def as_json(self) -> dict[str, Any]:
        """The problem as checks print it, with its edit: its kind and its parts; None where there is none."""
        edit = self.edit
        kind = {BodyEdit: "body", BulletEdit: "bullet", RowEdit: "row"}.get(type(edit), "")
        parts = edit._asdict() if edit is not None else {}
        if isinstance(edit, RowEdit):
            parts["row"] = edit.row and asdict(edit.row)
        return {**self.problem.as_json(), "edit": {"kind": kind, **parts} if edit is not None else None}


class _Text(NamedTuple):
    """A text with links: the body, or a bullet of a part."""

    file: PostFile
    text: str
    part: str = ""
    number: int = 0

    @property
    def field(self) -> str:
        """The field that it stands in; "" for the body."""
        return f"{self.part}.summary.{self.number}" if self.part else ""

    def edit(self, start: int, end: int, text: str) -> "BodyEdit | BulletEdit":
        """Puts `text` in the place of a span of it."""
        return BulletEdit(self.part, self.number, start, end, text) if self.part else BodyEdit(start, end, text)


def _texts(file: PostFile) -> Iterator[_Text]:
    """The bullets, then the body."""
    for part, bullets in (("news", file.fields.news.summary), ("commentary", file.fields.commentary.summary)):
        for number, bullet in enumerate(bullets):
            yield _Text(file, bullet, part, number)
    yield _Text(file, file.body)


def audit(index: Index, file: PostFile, draft: DraftPost, zone: tzinfo | None = None) -> list[Finding]:
    """The findings on the links of `file` to its own blog: those of the bullets, of the text, then the related
    posts."""
    pages = OwnPages(index, draft)
    in_texts = [finding for text in _texts(file) for finding in _in_text(pages, text)]
    return [*in_texts, *_in_rows(pages, file, zone)]


def mended(file: PostFile, findings: Sequence[Finding]) -> PostFile:
    """`file` with all edits of `findings` made. Raises HeaderError, FieldError where the header cannot be edited."""
    body = file.body
    edits = sorted({edit for one in findings if isinstance(edit := one.edit, BodyEdit)}, reverse=True)
    for start, end, text in edits:
        body = body[:start] + text + body[end:]
    fields = file.fields
    for edit in sorted({one.edit for one in findings if isinstance(one.edit, BulletEdit)}, reverse=True):
        fields = with_bullet_edited(fields, edit)
    rows: list[Related | None] = list(fields.related)
    for one in findings:
        if isinstance(one.edit, RowEdit) and rows[one.edit.number] is not None:
            rows[one.edit.number] = one.edit.row and _merged(rows[one.edit.number], one.edit.row)
    kept = tuple(row for row in rows if row is not None)
    fields = replace(fields, related=kept)
    if fields != file.fields:
        file = file.with_fields(fields)
    return file.with_body(body) if body != file.body else file


def with_bullet_edited(fields: Fields, edit: BulletEdit) -> Fields:
    """`fields` with `edit` made; as they are where there is no such bullet."""
    part = fields.news if edit.part == "news" else fields.commentary
    if not 0 <= edit.number < len(part.summary):
        return fields
    bullet = part.summary[edit.number]
    bullet = bullet[: edit.start] + edit.text + bullet[edit.end :]
    summary = (*part.summary[: edit.number], bullet, *part.summary[edit.number + 1 :])
    if edit.part == "news":
        return replace(fields, news=replace(fields.news, summary=summary))
    return replace(fields, commentary=replace(fields.commentary, summary=summary))


def _merged(row: Related | None, wanted: Related) -> Related:
    """`row` with the parts that `wanted` has."""
    row = row or Related()
    return Related(wanted.title or row.title, wanted.url or row.url, wanted.date or row.date)


# -- in the text -----------------------------------------------------------------------------------------------------


def _in_text(pages: OwnPages, place: _Text) -> Iterator[Finding]:
    seen: set[int] = set()
    for link in links_of(place.text):
        if not pages.is_own(link.url):
            continue
        text = place.text[slice(*link.text)]
        unlinked = place.edit(*link.whole, text) if link.plain and text.strip() else None
        target = pages.find(link.url)
        if pages.is_itself(link.url):
            yield _link(place, link.whole, "link-self", Severity.WARNING, _itself(), unlinked)
        elif target is None:
            other = pages.guess(tidy(text), link.url)
            edit = place.edit(*link.address, other.url) if other else unlinked
            yield _link(place, link.address, "link-unknown", Severity.ERROR, _unknown(link.url), edit)
        elif target.status != "published":
            yield _link(place, link.address, "link-unpublished", Severity.WARNING, _unpublished(target), unlinked)
        else:
            if target.id in seen:
                yield _link(place, link.whole, "link-twice", Severity.ADVICE, _twice(target), unlinked)
            seen.add(target.id)
            yield from _of_target(place, link, target, tidy(text))


def _of_target(place: _Text, link: BodyLink, target: PostSummary, text: str) -> Iterator[Finding]:
    if _spelled_otherwise(link.url, target):
        edit = place.edit(*link.address, target.url + "#" * ("#" in link.url) + link.url.partition("#")[2])
        yield _link(place, link.address, "link-address", Severity.ADVICE, _moved(target), edit)
    if _is_old_title(text, target.title):
        edit = place.edit(*link.text, _escaped(target.title))
        yield _link(place, link.text, "link-title", Severity.WARNING, _renamed(target), edit)
    if link.date and target.day and link.day != target.day:
        edit = place.edit(*link.date, written_like(place.text[slice(*link.date)], target.day))
        yield _link(place, link.date, "link-date", Severity.WARNING, _dated(target), edit)


def _link(
    place: _Text,
    span: tuple[int, int],
    rule: str,
    severity: Severity,
    message: str,
    edit: BodyEdit | BulletEdit | None,
) -> Finding:
    start, end = (edit.start, edit.end) if edit else span
    line, column = line_and_column(place.text, start)
    line = field_line(place.file, place.field) if place.field else place.file.body_line + line
    words, mend = place.text[start:end], edit.text if edit else None
    return Finding(Problem(rule, severity, message, line, place.field, column, words, mend), edit)


def _is_old_title(text: str, title: str) -> bool:
    """Whether the words of a link are meant as the title of its post, and are not what that is today."""
    one, other = fold(text), fold(tidy(title))
    if not one or not other or one == other:
        return False
    from difflib import SequenceMatcher

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
    return tr("No post in the library has the URL {url}.", url=url)


def _unpublished(target: PostSummary) -> str:
    return tr("“{title}” is not published.", title=target.title)


def _twice(target: PostSummary) -> str:
    return tr("“{title}” is linked to twice.", title=target.title)


def _moved(target: PostSummary) -> str:
    return tr("The URL of “{title}” is {url}.", title=target.title, url=target.url)


def _renamed(target: PostSummary) -> str:
    return tr("The title of the post is now “{title}”.", title=target.title)


def _dated(target: PostSummary) -> str:
    return tr("The date of “{title}” is {day}.", title=target.title, day=target.day)
