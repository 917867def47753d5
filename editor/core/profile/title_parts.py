"""A composed title taken apart again: the headline of the news, and that of the commentary."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TitleParts:
    """The two headlines; `second_at` is where the second begins in the title, in characters. A title that no pattern
    made is all first."""

    first: str
    second: str = ""
    second_at: int = 0


def title_parts(title: str, patterns: Iterable[str]) -> TitleParts:
    """Cut `title` where one of the `patterns` of blog profiles joins its parts: "{news}―【私の論評】{commentary}"."""
    for pattern in patterns:
        _before, has_news, rest = pattern.partition("{news}")
        between, has_commentary, _after = rest.partition("{commentary}")
        if not (has_news and has_commentary and between.strip()):
            continue
        at = title.find(between)
        if at > 0 and at + len(between) < len(title):
            return TitleParts(title[:at], title[at + len(between) :], at + len(between))
    return TitleParts(title)
