"""The days that a page tells machines: in linked data, metas, `time` elements and its address."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice

from lxml import html

from editor.core.news_page.day_text import compact_day, days_in, plain
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.linked_data import text_of
from editor.core.text.dates import parse_date

_MOST = 200  # elements that are looked at
TOKYO = timezone(timedelta(hours=9))
_METAS = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "og:pubdate", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "publication_date",
    "publicationdate", "publish_time", "publish-time", "article.published", "article_date_original",
    "originalpublicationdate", "rnews:datepublished", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "iso-8601-publish-date", "dc.date.issued", "dcterms.issued", "dc.date.published",
    "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "datecreated", "article:create_time",
    "article.created", "bt:pubdate", "vr:published_time", "citation_publication_date", "citation_online_date",
    "citation_date", "epoch-publish-date", "published_at", "publishedat", "date_published", "ptime", "pub_date",
    "cre_date", "release_date", "releasedate", "firstpublished", "time", "date", "sailthru.date", "search_date",
)  # fmt: skip
PUBLISHED = re.compile(
    r"公開|掲載|配信|投稿|発表|初出|発行|등록|입력|송고|승인|发布|发表|發布|發表|published|posted|veröffentlicht|erstellt|publié|publicado|pubblicato|issued|created",
    re.IGNORECASE,
)
"""Words beside a day of publication."""

CHANGED = re.compile(
    r"更新|改訂|修正|最終|閲覧|アクセス日|수정|修改|更改|updated|modified|last\b"
    r"|aktualisiert|bearbeitet|mis à jour|modifié"
    r"|actualizado|aggiornato",
    re.IGNORECASE,
)
"""Words beside another day."""

_ELSEWHERE = frozenset(["nav", "aside", "footer", "li"])
_IN_PATH = re.compile(r"[/=_-]((?:19|20)\d{2})([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$|[^\d])")
_IN_NUMBER = re.compile(r"(?<!\d)(20\d{2})(0\d|1[0-2])([0-3]\d)\d{1,9}(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_PATH = re.compile(rf"/(20\d{{2}})/({'|'.join(_MONTHS)})/(\d{{1,2}})/", re.IGNORECASE)
_JOINED_PATH = re.compile(r"/((?:19|20)\d{2})/(\d{2})(\d{2})(?=[/_.-]|$)")
_SHORT_PATH = re.compile(r"/(?:articles|news)/(\d{2})(\d{2})/(\d{2})/")


def stamps(facts: PageFacts) -> Iterator[str]:
    """The days in data for machines, the most reliable first."""
    for name in ("datePublished", "dateCreated", "uploadDate"):
        value = facts.linked.get(name)
        if text := str(value) if type(value) is int else text_of(value):
            yield text
    yield from facts.head.every(_METAS)
    for element in facts.root.xpath(
        ".//*[@itemprop='datePublished' or @itemprop='dateCreated' or @property='datePublished']"
    ):
        yield from _values(element)
    yield from _times(facts.root)


def _values(element: html.HtmlElement) -> list[str]:
    values = [element.get("datetime"), element.get("content"), element.get("value"), element.get("title")]
    return [value for value in (*values, " ".join(element.text_content()[:200].split())) if value]


def _times(root: html.HtmlElement) -> Iterator[str]:
    """The moments of the page's `time` elements, those that say that they are the day of publication first."""
    found: list[tuple[int, int, str]] = []
    for number, element in enumerate(islice(root.iter("time", "abbr"), _MOST)):
        written = " ".join(element.text_content()[:200].split())
        value = element.get("datetime") or (element.get("title") if element.tag == "abbr" else "") or ""
        if not value:
            continue
        marks = " ".join(
            [
                element.get("class", ""),
                element.get("itemprop", ""),
                (parent.get("class", "") if (parent := element.getparent()) is not None else ""),
                written,
                _before(element),
            ]
        )
        if CHANGED.search(marks) and not PUBLISHED.search(marks):
            continue
        named = element.get("pubdate") is not None or "published" in marks.lower() or PUBLISHED.search(marks)
        around = [str(one.tag) for one in element.iterancestors()]
        if not _ELSEWHERE.isdisjoint(around) and not named:
            continue
        if "comment" in marks.lower() or any(is_of_others(one) for one in element.iterancestors()):
            continue
        found.append((0 if named and not _ELSEWHERE & set(around) else 1, number, value))
    yield from (value for _rank, _number, value in sorted(found))


def is_of_others(element: html.HtmlElement) -> bool:
    """Whether an element calls itself one of comments or of other articles."""
    words = re.split(r"[-_\s]+", f"{element.get('class', '')} {element.get('id', '')}".lower())
    return any(
        word in ("comment", "comments", "commentlist", "related", "sidebar", "widget", "ranking", "recommend")
        for word in words
    )


def _before(element: html.HtmlElement) -> str:
    """The few words before an element."""
    before, parent = element.getprevious(), element.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    return (text or "")[-20:]


def day_of(text: str, facts: PageFacts, printed: Sequence[date]) -> date | None:
    """The day that a value for machines names: a moment with a zone is one in Japan on a Japanese page.

    Some sites give Japan's time as UTC: where the page prints the day that stands there, it is that.
    """
    text = text.strip()
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        moment: date | datetime | None = datetime.fromtimestamp(int(text[:10]), UTC)
    else:
        moment = _moment(text)
    if moment is None:
        found = days_in(text, facts.today, facts.language, yearless=False)
        return found[0].day if found else None
    if not isinstance(moment, datetime):
        return moment
    if moment.tzinfo is None:
        return moment.date()
    try:
        there, here = moment.date(), moment.astimezone(TOKYO).date()
    except (OverflowError, ValueError):
        return moment.date()
    day = here if facts.language == "ja" else there
    if day not in printed and there != here:
        day = next((one for one in printed if one in (there, here)), day)
    return day


def _moment(text: str) -> date | datetime | None:
    text = plain(text)
    if re.match(r"[12]\d{3}-\d\d-\d\d", text):
        try:
            return datetime.fromisoformat(re.sub(r"\s+(?=[-+]\d)", "", text))
        except ValueError:
            pass
    if re.fullmatch(r"[12]\d{7}", text):
        return compact_day(text)
    return parse_date(text)


def day_in_address(address: str) -> date | None:
    """The day that an address of the web names, as many papers have it: /2025/04/02/, 20250402."""
    path = address.partition("://")[2].partition("/")[2]
    path = f"/{path}"
    if found := _IN_PATH.search(path):
        return _made(int(found[1]), int(found[3]), int(found[4]))
    if day := compact_day(path):
        return day
    if found := _IN_NUMBER.search(path.partition("?")[0]):
        return _made(*map(int, found.groups()))
    if found := _NAMED_PATH.search(path):
        return _made(int(found[1]), _MONTHS.index(found[2].lower()) + 1, int(found[3]))
    if found := _JOINED_PATH.search(path):
        return _made(*map(int, found.groups()))
    if found := _SHORT_PATH.search(path):
        return _made(2000 + int(found[1]), int(found[2]), int(found[3]))
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
