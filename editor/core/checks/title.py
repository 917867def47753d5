"""The title and the two headlines it is composed of."""

import re
from collections.abc import Iterator

from editor.core.checks.registry import Subject
from editor.core.problem import Problem, Severity
from editor.core.words import tr

# Hyphens, dashes, minus signs, rules and the long vowel mark: what stands where U+2015 was meant.
_DASHES = re.compile("[-\u2010-\u2015\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d\uff70]+")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def rule(subject: Subject) -> Iterator[Problem]:
    """A post needs a title, each part that is there its headline, and the blog one spelling of its dash."""
    fields = subject.fields
    if not (fields.title.strip() or fields.news.headline.strip() or fields.commentary.headline.strip()):
        message = tr("The post has no title yet: give the news or the commentary a headline.")
        yield subject.on_field("title-missing", Severity.ERROR, message, "news.headline")
        return
    # Under a title of its own, or without a divider, a text needs no headline above it.
    needed = not fields.title.strip() and subject.parts.commentary is not None
    news, commentary = fields.news, fields.commentary
    news_text = needed and subject.parts.news.strip()
    if not news.headline.strip() and (news_text or news.summary or news.source or news.url):
        message = tr("The news has no headline.")
        yield subject.on_field("news-headline-missing", Severity.WARNING, message, "news.headline")
    commentary_text = needed and (subject.parts.commentary or "").strip()
    if not commentary.headline.strip() and (commentary_text or commentary.summary):
        message = tr("The commentary has no headline.")
        yield subject.on_field("commentary-headline-missing", Severity.WARNING, message, "commentary.headline")
    yield from _dash(subject)


def _dash(subject: Subject) -> Iterator[Problem]:
    """The title that was typed by hand has the pattern's words, but with another dash."""
    title = subject.fields.title
    for fixed in _PLACEHOLDER.split(subject.profile.title):
        dashes = _DASHES.search(fixed)
        if len(fixed) < 2 or not dashes or fixed in title:
            continue
        if _DASHES.sub(dashes[0], fixed) in _DASHES.sub(dashes[0], title):
            message = tr("The dash in the title is not the blog's “{dash}”.", dash=dashes[0])
            yield subject.on_field("title-dash", Severity.WARNING, message, "title")
