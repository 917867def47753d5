"""The values of a blog profile: what the blog calls things and how its page looks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import lru_cache
from pathlib import Path

from editor.core import paths
from editor.core.disk import regular
from editor.core.post import Fields
from editor.core.text.dates import era_year, parse_date
from editor.core.text.zones import in_zone, named_zone

_RULE = re.compile(r"([\w-]+:[^:;{}!]+)([;}])")
_LARGEST = 64 * 1024  # bytes of a file of ours
_NAME = re.compile(r"\{([a-z_]+)\}")


@lru_cache
def _of_themes(name: str) -> str:
    """A file of the program's own about pages that wear a theme."""
    return regular.read(paths.resources() / "preview" / name, _LARGEST).decode()


@lru_cache(maxsize=4)
def _themed(theme: str, export: str) -> str:
    """The style of a page that wears a theme; asked for with each key.

    The theme comes last: what is not closed in it would swallow the rest.
    """
    own = _RULE.sub(r"\1 !important\2", export.replace(".post ", ".post-body "))
    return "\n".join([_of_themes("theme.css"), own, theme])


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """`pattern` with each `{name}` that is in `values` replaced; values are not read as patterns, other text stays."""
    return _NAME.sub(lambda found: values.get(found[1], found[0]), pattern)


@dataclass(frozen=True, slots=True)
class BlogWords:
    """The blog's own words. `credit` holds `{credit}`, `accessed` holds `{date}`; `byline` holds `{author}` and stands
    behind the outlet in the source of news whose page names who wrote it; "": the blog names outlets alone."""

    summary: str = "まとめ"
    commentary: str = "【私の論評】"
    related: str = "【関連記事】"
    source: str = "出典："
    byline: str = ""
    accessed: str = "、{date}閲覧"
    credit: str = "（{credit}）"
    labels: str = "ラベル："
    footnote_back: str = "本文へ戻る"
    read_more: str = "続きを読む »"


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """The additions to Markdown that the blog uses."""

    tables: bool = True
    footnotes: bool = True
    abbreviations: bool = True
    strikethrough: bool = True
    ruby: bool = True
    bare_links: bool = True
    figures: bool = True
    quotation_sources: bool = True
    join_lines: bool = True


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """The settings of a blog profile: its words, dates and title. Patterns hold names in braces.

    `title` holds {news} and {commentary}, `title_news` and `title_commentary` serve posts with one headline only.
    `date` and `date_short` hold {year} {month} {day} {weekday} {month_name} {era} and, with two digits, {mm} {dd}.
    `time_zone` is the blog's, in which moments with a zone of their own (2025-04-01T22:30Z) are shown; "": as they are.
    `address` is the blog's front page, https://example.blogspot.com; "": not known.
    """

    name: str = ""
    label: str = ""
    language: str = "ja"
    title: str = "{news}―【私の論評】{commentary}"
    title_news: str = "{news}"
    title_commentary: str = "【私の論評】{commentary}"
    date: str = "{year}年{month}月{day}日{weekday}"
    date_short: str = "{year}年{month}月{day}日"
    time_zone: str = "Asia/Tokyo"
    address: str = ""
    weekdays: tuple[str, ...] = ("月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日")
    months: tuple[str, ...] = tuple(f"{month}月" for month in range(1, 13))
    words: BlogWords = field(default_factory=BlogWords)
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)

    def compose_title(self, fields: Fields) -> str:
        """The post's title: the author's own, or the one made of its headlines; "" where there is none yet."""
        if own := fields.title.strip():
            return own
        news, commentary = fields.news.headline.strip(), fields.commentary.headline.strip()
        if not news and not commentary:
            return ""
        pattern = self.title if news and commentary else self.title_news if news else self.title_commentary
        return fill(pattern, {"news": news, "commentary": commentary})

    def source_of(self, outlet: str, author: str) -> str:
        """The source of news as the blog names it: the outlet, and who wrote it where the blog wants that said."""
        byline = fill(self.words.byline, {"author": author}) if author.strip() else ""
        return outlet + byline if outlet.strip() else outlet

    @property
    def zone(self) -> tzinfo | None:
        """The blog's time zone; None where the profile names none that is known."""
        return named_zone(self.time_zone) if self.time_zone.strip() else None

    def now(self) -> datetime:
        """This moment, to the second, in the blog's time zone; in the machine's where the blog names none."""
        moment = datetime.now().astimezone()
        return moment.astimezone(self.zone or moment.tzinfo).replace(microsecond=0)

    def format_date(self, text: str) -> str:
        """The date `text` as the head of a post shows it; what is no date is returned as it is."""
        return self._format(self.date, text)

    def format_short_date(self, text: str) -> str:
        """The date `text` as a list of posts shows it; what is no date is returned as it is."""
        return self._format(self.date_short, text)

    def _format(self, pattern: str, text: str) -> str:
        moment = parse_date(text)
        if moment is None:
            return text
        moment = in_zone(moment, self.zone)
        day = date(moment.year, moment.month, moment.day)
        values = {
            "year": str(day.year),
            "month": str(day.month),
            "day": str(day.day),
            "mm": f"{day.month:02}",
            "dd": f"{day.day:02}",
            "weekday": self.weekdays[day.weekday()],
            "month_name": self.months[day.month - 1],
            "era": era_year(day),
        }
        return fill(pattern, values)


@dataclass(frozen=True, slots=True)
class Profile(ProfileSettings):
    """A blog profile with its page. Templates are those of `render.template`.

    `theme` is the style of the blog's own theme, which the page wears then; "": it has the profile's style.
    `sample_images` are the files that the sample post shows, by their path in it.
    """

    page_template: str = ""
    post_template: str = ""
    stylesheet: str = ""
    export_stylesheet: str = ""
    theme: str = ""
    sample: str = ""
    sample_images: tuple[tuple[str, Path], ...] = ()

    @property
    def shown_page(self) -> str:
        """The template of the page as it is shown."""
        return _of_themes("theme.html") if self.theme else self.page_template

    @property
    def shown_style(self) -> str:
        """The style of the page as it is shown. On a blog the styles of the export stand in the elements: they go
        before all rules of a theme, but not before the important ones."""
        return _themed(self.theme, self.export_stylesheet) if self.theme else self.stylesheet
