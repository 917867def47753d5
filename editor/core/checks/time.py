"""Dates: they must be there and be dates."""

from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.text.dates import parse_date
from editor.core.words import tr


def rule(subject: Subject) -> Iterator[Problem]:
    """The date of the post, and the days on which the news was published and read."""
    date, accessed = subject.fields.date.strip(), subject.fields.news.accessed.strip()
    if not date:
        message = tr("The post has no date.")
        yield subject.on_field("date-missing", Severity.WARNING, message, "date")
    elif parse_date(date) is None:
        message = tr("“{text}” is not a date.", text=date)
        yield subject.on_field("date-unreadable", Severity.WARNING, message, "date")
    if (published := subject.fields.news.date.strip()) and parse_date(published) is None:
        message = tr("“{text}” is not a date.", text=published)
        yield subject.on_field("news-date-unreadable", Severity.WARNING, message, "news.date")
    if accessed and parse_date(accessed) is None:
        message = tr("“{text}” is not a date.", text=accessed)
        yield subject.on_field("news-accessed-unreadable", Severity.WARNING, message, "news.accessed")
