"""The day on which the news was published, which an export of ours says without showing it: `<time datetime="…">`
around the name of the source, or around the headline where there is no source."""

import re
from dataclasses import replace
from html import unescape

from editor.core.post import News

_TIME = re.compile(
    r"<time\b[^<>]{0,200}?\sdatetime\s{0,3}=\s{0,3}(?:\"([^\"<>]{1,100})\"|'([^'<>]{1,100})')[^<>]{0,200}>"
    r"((?:[^<>]|</?span\b[^<>]{0,500}>){1,1000}?)</time\s{0,3}>",
    re.IGNORECASE,
)
_SPAN = re.compile(r"</?span\b[^<>]{0,500}>", re.IGNORECASE)  # around a label at the beginning of a headline


def with_news_day(news: News, html: str) -> News:
    """`news` as it was read of a post's `html`, with the day that this says of its source or headline."""
    if news.date or "<time" not in html.lower():
        return news
    names = {_squeezed(name) for name in (news.source or news.url, news.headline) if name.strip()}
    for found in _TIME.finditer(html):
        if _squeezed(unescape(_SPAN.sub("", found[3]))) in names:
            return replace(news, date=unescape(found[1] or found[2]).strip())
    return news


def is_headline_of_ours(headline: str, html: str) -> bool:
    """Whether `html` says a day of `headline`, as an export of ours does of news without a source."""
    return bool(headline.strip() and with_news_day(News(headline), html).date)


def _squeezed(text: str) -> str:
    return "".join(text.split())
