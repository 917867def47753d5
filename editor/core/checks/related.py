"""The list of earlier posts."""

from collections.abc import Iterator

from editor.core.checks.addresses import is_web_address, same_place
from editor.core.checks.registry import Subject
from editor.core.post import Related
from editor.core.problem import Problem, Severity
from editor.core.text.dates import parse_date
from editor.core.words import tr


def rule(subject: Subject) -> Iterator[Problem]:
    """Each entry has title, address and date; none is there twice; none is the post itself."""
    seen: dict[str, int] = {}
    own = same_place(subject.fields.blogger.url) if subject.fields.blogger.url.strip() else None
    for index, entry in enumerate(subject.fields.related):
        place = f"related.{index}"
        if not (entry.title.strip() or entry.url.strip() or entry.date.strip()):
            message = tr("Related post {number} is empty.", number=index + 1)
            yield subject.on_field("related-empty", Severity.WARNING, message, place)
            continue
        yield from _entry(subject, entry, index)
        key = same_place(entry.url) if entry.url.strip() else entry.title.strip()
        if key == own:
            message = tr("Related post {number} is this post itself.", number=index + 1)
            yield subject.on_field("related-self", Severity.WARNING, message, f"{place}.url")
        if key in seen:
            message = tr("Related post {number} is the same as {first}.", number=index + 1, first=seen[key] + 1)
            yield subject.on_field("related-duplicate", Severity.WARNING, message, place)
        seen.setdefault(key, index)


def _entry(subject: Subject, entry: Related, index: int) -> Iterator[Problem]:
    place, number = f"related.{index}", index + 1
    if not entry.title.strip():
        message = tr("Related post {number} has no title.", number=number)
        yield subject.on_field("related-title-missing", Severity.WARNING, message, f"{place}.title")
    if not entry.url.strip():
        message = tr("Related post {number} has no URL.", number=number)
        yield subject.on_field("related-url-missing", Severity.WARNING, message, f"{place}.url")
    elif not is_web_address(entry.url):
        message = tr("“{url}” is not a web URL (http or https).", url=entry.url)
        yield subject.on_field("related-url-scheme", Severity.ERROR, message, f"{place}.url")
    if not entry.date.strip():
        message = tr("Related post {number} has no date.", number=number)
        yield subject.on_field("related-date-missing", Severity.WARNING, message, f"{place}.date")
    elif parse_date(entry.date) is None:
        message = tr("“{text}” is not a date.", text=entry.date)
        yield subject.on_field("related-date-unreadable", Severity.WARNING, message, f"{place}.date")
