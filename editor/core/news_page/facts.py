"""Facts of a news page before anything is concluded from them: tree, head, linked data, headings, lines."""

from dataclasses import dataclass, field
from datetime import date

from lxml import html

from editor.core.news_page.lines import Line
from editor.core.news_page.linked_data import Article
from editor.core.news_page.metas import Head


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`address` is where the page was, "" where nobody knows; `root` its tree, `head` its head, `linked` the article
    that its linked data describe. `headings` are its h1, in order; `lines` all of its text. `today` is the day of
    reading; `language` that of the page."""

    root: html.HtmlElement
    head: Head
    linked: Article
    address: str
    today: date
    language: str = ""
    headings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=())
