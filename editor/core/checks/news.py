"""The source of the news: a quotation needs its outlet and its address."""

from collections.abc import Iterator

from editor.core.checks.addresses import is_web_address
from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.words import tr


def rule(subject: Subject) -> Iterator[Problem]:
    """Outlet and address of the news are given together."""
    news = subject.fields.news
    if news.url.strip() and not news.source.strip():
        message = tr("The news has a URL, but its source is not named.")
        yield subject.on_field("source-missing", Severity.WARNING, message, "news.source")
    if news.source.strip() and not news.url.strip():
        message = tr("The news has a source, but no URL.")
        yield subject.on_field("source-url", Severity.ADVICE, message, "news.url")
    if news.url.strip() and not is_web_address(news.url):
        message = tr("“{url}” is not a web URL (http or https).", url=news.url)
        yield subject.on_field("source-url", Severity.ERROR, message, "news.url")
