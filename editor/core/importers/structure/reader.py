"""All parts of a commentary, each read for itself; what no part took is left for the body, in its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.core.from_html.blocks import Block, Paragraph
from editor.core.importers.structure.headlines import Headline, find_commentary, find_news, find_title
from editor.core.importers.structure.items import LineOrBlock, broken_tables, items_of, link_line, rebuilt
from editor.core.importers.structure.labels import Labels
from editor.core.importers.structure.related import find_related
from editor.core.importers.structure.source import find_source
from editor.core.importers.structure.summary import find_summary
from editor.core.post import Commentary, News, Related


@dataclass(frozen=True, slots=True)
class Wanted:
    """The parts that are read; the headline of the commentary always is. `headline_alone`: that of the news is one
    also without a summary or a source."""

    summaries: bool = True
    related: bool = True
    news: bool = True
    source: bool = True
    headline_alone: bool = False


@dataclass(slots=True)
class Reading:
    """The parts that were read of a post: its fields, and the blocks that are left before and behind the commentary's
    headline."""

    news: News
    commentary: Commentary
    related: tuple[Related, ...]
    before: list[Block] = field(default_factory=list)
    behind: list[Block] = field(default_factory=list)
    divided: bool = True

    @property
    def has_fields(self) -> bool:
        """Whether anything was read into a field."""
        return self.news != News() or bool(self.related) or self.commentary != Commentary()


def read_parts(blocks: Sequence[Block], title: str, labels: Labels, wanted: Wanted) -> Reading | None:
    """The parts of a post with `title`; None where neither the title nor a line speaks of a commentary. Raises
    RenderError."""
    closed: set[int] = set()
    while True:  # ends: each turn closes one more table
        items = items_of(blocks, closed)
        taken: set[int] = set()
        reading = _read(items, title, labels, wanted, taken)
        broken = broken_tables(items, taken)
        if not broken:
            return reading
        closed |= broken


def _read(items: list[LineOrBlock], title: str, labels: Labels, wanted: Wanted, taken: set[int]) -> Reading | None:
    headline = find_commentary(items, title, labels)
    if headline is None:
        return _without_commentary(items, title, labels, wanted, taken)
    taken.update(index for index in range(headline.start, headline.end) if not items[index].is_silent)
    news, more = _news(items[: headline.start], title, labels, wanted, taken)
    before = [*more, *rebuilt(items[: headline.start], taken)]
    summary, related = _commentary(items, headline, labels, wanted, taken)
    lost = [address for address in headline.links if address]
    behind = rebuilt(items[headline.start :], {index - headline.start for index in taken if index >= headline.start})
    return Reading(news, Commentary(headline.text, summary), related, before, [*_lines(lost), *behind])


def _without_commentary(
    items: list[LineOrBlock], title: str, labels: Labels, wanted: Wanted, taken: set[int]
) -> Reading | None:
    """The parts of a post without a line for the commentary: its title speaks of one, or the post has none and begins
    with its title, and says its source or sums up, or is known to have that headline alone."""
    if any(labels.split_title(title)):
        return _news_alone(items, title, labels, wanted, taken)
    headline = find_title(items, title) if wanted.news else None
    if headline is None:
        return None
    reading = _news_alone(items, title, labels, wanted, taken, headline)
    return reading if wanted.headline_alone or reading.news.summary or reading.news.source else None


def _news_alone(
    items: list[LineOrBlock],
    title: str,
    labels: Labels,
    wanted: Wanted,
    taken: set[int],
    headline: Headline | None = None,
) -> Reading:
    """The parts of a post of which nobody can say where the commentary begins: its title stays as it is. `headline` is
    that of the news, None: it is to be found."""
    news, more = _news(items, title, labels, wanted, taken, headline)
    related, said = find_related(items, labels) if wanted.related else ((), set())
    if said & taken:
        related, said = (), set()
    taken |= said
    return Reading(news, Commentary(), related, [*more, *rebuilt(items, taken)], divided=False)


def _news(
    items: list[LineOrBlock],
    title: str,
    labels: Labels,
    wanted: Wanted,
    taken: set[int],
    headline: Headline | None = None,
) -> tuple[News, list[Block]]:
    """The fields of the news, and the blocks for what its headline's line holds beside them."""
    if not wanted.news:
        return News(), []
    mine: set[int] = set()
    headline = headline or find_news(items, title, labels)
    if headline is not None:
        mine.update(index for index in range(headline.start, headline.end) if not items[index].is_silent)
    bullets: tuple[str, ...] = ()
    if wanted.summaries:
        bullets, said = find_summary(items, headline.end if headline else 0, labels)
        mine |= said
    source = find_source(items, mine, labels) if wanted.source else None
    if headline is not None and labels.is_commentary_alone(title) and not (bullets or source or headline.links):
        return News(), []  # the title says that the post has no news: the heading is the text's own
    outlet, url, accessed = "", "", ""
    linked = list(dict.fromkeys(headline.links)) if headline else []
    if source is not None and (not linked or not source.url or source.url in linked):
        outlet, url, accessed = source.outlet, source.url or (linked[0] if linked else ""), source.accessed
        mine |= source.items
    elif linked:
        url = linked[0]
    taken |= mine
    left = _lines([address for address in linked if address != url])
    if headline is not None and headline.rest:
        left.append(Paragraph((headline.rest,)))
    return News(headline.text if headline else "", outlet, url, "", accessed, bullets), left


def _commentary(
    items: list[LineOrBlock], headline: Headline, labels: Labels, wanted: Wanted, taken: set[int]
) -> tuple[tuple[str, ...], tuple[Related, ...]]:
    start = headline.end
    summary: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    if wanted.summaries:
        summary, said = find_summary(items[start:], 0, labels)
        taken |= {index + start for index in said}
    if wanted.related:
        related, said = find_related(items[start:], labels)
        said = {index + start for index in said}
        if said & taken:
            related = ()
        else:
            taken |= said
    return summary, related


def _lines(addresses: list[str]) -> list[Block]:
    """Paragraphs with links that a headline had and no field keeps."""
    return [Paragraph((link_line(address),)) for address in dict.fromkeys(addresses)]
