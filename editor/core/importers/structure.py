"""The shape of a commentary, recognised in the blocks of a post: headlines, summaries, source, and related posts.

Nothing is guessed: what was read is rendered by the profile again, and only counts if that shows the same text, links
and pictures. Where a part is not as the profile would write it, it stays in the body.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from editor.core.html.blocks import (
    Block,
    Bullets,
    Heading,
    JumpBreak,
    Paragraph,
    texts,
)
from editor.core.html.check import features, visible_text
from editor.core.html.convert import Converted
from editor.core.html.inline import Atom, Form, Line, Words, shows
from editor.core.post import Commentary, Fields, News, Post, Related
from editor.core.profile import load_profile
from editor.core.profile_values import Profile
from editor.core.related import iso_date
from editor.core.render.page import Renderer
from editor.core.render.parts import DIVIDER

_LONGEST_HEADLINE = 300
_DASHES = "―—–‐-ー─"
_DATE = re.compile(
    r"[\s　]*[（(\[]?\s*(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[）)\]]?\s*$"
)


@dataclass(slots=True)
class Structured:
    """What was read into fields, and the body that is left."""

    news: News
    commentary: Commentary
    related: tuple[Related, ...]
    body: str

    def put_into(self, fields: Fields, profile: Profile) -> Fields:
        """`fields` with these; the title only where the headlines do not make it."""
        made = replace(fields, news=self.news, commentary=self.commentary, related=self.related, title="")
        return made if profile.compose_title(made) == fields.title else replace(made, title=fields.title)


@lru_cache(maxsize=1)
def profile() -> Profile:
    """The blog's profile."""
    return load_profile()[0]


@lru_cache(maxsize=1)
def _renderer() -> Renderer:
    return Renderer(profile())


def read_structure(made: Converted, title: str) -> Structured | None:
    """The structure of a post; None if it has none, or would not be shown as it is."""
    words = profile().words
    if words.commentary not in made.reference or not made.exact or made.kept["whole"]:
        return None
    blocks = list(_split(made.blocks, [words.summary, words.related, words.commentary, words.source]))
    for parts in (_Parts(blocks, title, True), _Parts(blocks, title, False)):
        found = parts.read()
        if found is not None and _is_true(found, made):
            return found
    return None


def _is_true(found: Structured, made: Converted) -> bool:
    fields = found.put_into(Fields(), profile())
    try:
        html = _renderer().render(Post(fields, found.body)).post_html
    except Exception:  # then the body stays as it was
        return False
    if visible_text(html) != made.reference:
        return False
    own = features("".join(block.html() for block in made.blocks))
    shown = features(html)
    wanted = {feature for feature in own if feature[0] in ("link", "picture")}
    return wanted <= set(shown)


# --- lines and their text ---------------------------------------------------------------------------------------------


def _plain(line: Line) -> str:
    """The text of a line, if it is nothing but text; else ""."""
    if not all(isinstance(atom, Words) or not _seen(atom) for atom in line):
        return ""
    return "".join(atom.text for atom in line if isinstance(atom, Words)).strip(" \xa0　")


def _seen(atom: Atom) -> bool:
    return shows([atom])


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_all_bold(line: Line) -> bool:
    return all(any(mark.kind == "bold" for mark in atom.marks) or not _seen(atom) for atom in line)


def _links(line: Line) -> set[int]:
    return {mark.number for atom in line for mark in atom.marks if mark.kind == "link"}


def _headline(block: Block, *, bold: bool) -> str:
    """The text of a block that may be a headline; `bold`: a paragraph must be bold."""
    if isinstance(block, Heading):
        line = [atom for part in block.lines for atom in part]
    elif isinstance(block, Paragraph) and len(block.lines) == 1:
        line = block.lines[0]
        if bold and not _is_all_bold(line):
            return ""
    else:
        return ""
    text = _plain(line)
    return text if len(text) <= _LONGEST_HEADLINE and not _links(line) else ""


def _split(blocks: list[Block], words: list[str]) -> Iterator[Block]:
    """The blocks, with the lines that are headings of a part made paragraphs of their own."""
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.lines) == 1:
            yield block
            continue
        group: list[Line] = []
        for line in block.lines:
            text = _squeezed(_plain(line))
            if any(text.startswith(word) for word in words) or (not group and _is_all_bold(line)):
                if group:
                    yield Paragraph(tuple(group))
                    group = []
                yield Paragraph((line,))
            else:
                group.append(line)
        if group:
            yield Paragraph(tuple(group))


# --- the parts --------------------------------------------------------------------------------------------------------


@dataclass
class _Parts:
    """Reads the parts of a post from its `blocks`, which stay as they are. `all`: the summaries too."""

    blocks: list[Block]
    title: str
    all: bool
    breaks: list[Block] = field(default_factory=list)

    def read(self) -> Structured | None:
        """The parts; None where there is no commentary with a headline."""
        at, headline = self._commentary()
        if at < 0:
            return None
        news_blocks, rest = self.blocks[:at], self.blocks[at + 1 :]
        news_headline, news_blocks = self._news_headline(news_blocks)
        news_summary, news_blocks = self._summary(news_blocks)
        source, url, news_blocks = self._source(news_blocks)
        summary, rest = self._summary(rest)
        related, rest = self._related(rest)
        news = News(news_headline, source, url, "", news_summary)
        body = f"\n{DIVIDER}\n\n".join(_markdown(part) for part in (news_blocks, rest))
        return Structured(news, Commentary(headline, summary), related, body)

    def _commentary(self) -> tuple[int, str]:
        """Where the headline of the commentary is, and its text."""
        word = profile().words.commentary
        wanted = _squeezed(self.title.partition(word)[2])
        found = []
        for index, block in enumerate(self.blocks):
            text = _headline(block, bold=False)
            if text.startswith(word) and (headline := text[len(word) :].strip(" 　")):
                found.append((index, headline))
        exact = [item for item in found if _squeezed(item[1]) == wanted]
        marked = [item for item in found if _headline(self.blocks[item[0]], bold=True)]
        return next(iter(exact or marked or found), (-1, ""))

    def _news_headline(self, blocks: list[Block]) -> tuple[str, list[Block]]:
        if not blocks:
            return "", blocks
        wanted = _squeezed(self.title.partition(profile().words.commentary)[0]).rstrip(_DASHES)
        text = _headline(blocks[0], bold=False)
        if text and (_squeezed(text) == wanted or _headline(blocks[0], bold=True)):
            return text, blocks[1:]
        return "", blocks

    def _summary(self, blocks: list[Block]) -> tuple[tuple[str, ...], list[Block]]:
        """The bullets under the word for a summary at the beginning of `blocks`."""
        breaks = [block for block in blocks[:3] if isinstance(block, JumpBreak)]
        visible = [block for block in blocks[:3] if not isinstance(block, JumpBreak)]
        if not self.all or len(visible) < 2:
            return (), blocks
        words, bullets = visible[0], visible[1]
        if _headline(words, bold=False).strip() != profile().words.summary or not isinstance(bullets, Bullets):
            return (), blocks
        if bullets.start is not None:
            return (), blocks
        items = [self._bullet(item) for item in bullets.items]
        if not all(items):
            return (), blocks
        behind = next(index for index, block in enumerate(blocks) if block is bullets) + 1
        return tuple(items), [*breaks, *blocks[behind:]]

    @staticmethod
    def _bullet(item: tuple[Block, ...]) -> str:
        if len(item) != 1 or not isinstance(item[0], Paragraph) or len(item[0].lines) != 1:
            return ""
        line = item[0].lines[0]
        return "" if _links(line) else _plain(line)  # a field is plain text: emphasis in it is not kept

    def _source(self, blocks: list[Block]) -> tuple[str, str, list[Block]]:
        """The source at the end of the news: the word for it, and one link."""
        if not blocks or not isinstance(blocks[-1], Paragraph) or len(blocks[-1].lines) != 1:
            return "", "", blocks
        line = blocks[-1].lines[0]
        text, word = _plain(line), profile().words.source
        if not text.startswith(word) or len(_links(line)) != 1:
            return "", "", blocks
        linked = "".join(atom.text for atom in line if isinstance(atom, Words) and _links([atom])).strip()
        url = next(mark.value for atom in line for mark in atom.marks if mark.kind == "link")
        if _squeezed(text) != _squeezed(word + linked):
            return "", "", blocks
        return ("" if linked == url else linked), url, blocks[:-1]

    def _related(self, blocks: list[Block]) -> tuple[tuple[Related, ...], list[Block]]:
        """The list of earlier posts at the end, under the word for it."""
        word = profile().words.related
        at = next((i for i, block in enumerate(blocks) if _headline(block, bold=False) == word), -1)
        if at < 0:
            return (), blocks
        entries: list[Related] = []
        for line in _lines(blocks[at + 1 :]):
            entry = _related_entry(line) if line is not None else None
            if entry is None:
                return (), blocks
            if not entry.title and not entry.url and entries and not entries[-1].date:
                entries[-1] = replace(entries[-1], date=entry.date)
            elif entry.title:
                entries.append(entry)
            else:
                return (), blocks
        return (tuple(entries), blocks[:at]) if entries else ((), blocks)


def _lines(blocks: list[Block]) -> Iterator[Line | None]:
    """The lines of a list of posts; None for anything that is in no such list."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.lines
        elif isinstance(block, Bullets) and block.start is None:
            for item in block.items:
                for child in item:
                    if isinstance(child, Paragraph):
                        yield from child.lines
                    else:
                        yield None
        elif not isinstance(block, JumpBreak):
            yield None


def _related_entry(line: Line) -> Related | None:
    """A line with one link, and the date of the post in it or behind it; or with a date alone."""
    text = _plain(line)
    dated = _DATE.search(text)
    date = iso_date(dated[1]) if dated else ""
    if dated and profile().format_short_date(date) != _squeezed(text[dated.start() :]):
        dated, date = None, ""  # another spelling than the profile's would not be shown again
    title = text[: dated.start()].strip(" \xa0　") if dated else text
    if not title:
        return Related("", "", date) if date else None
    if len(_links(line)) != 1 or any(mark.kind not in ("link", "bold") for atom in line for mark in atom.marks):
        return None
    linked = "".join(atom.text for atom in line if isinstance(atom, Words) and _links([atom]))
    if _squeezed(linked) not in (_squeezed(title), _squeezed(text)):
        return None
    return Related(title, next(mark.value for atom in line for mark in atom.marks if mark.kind == "link"), date)


def _markdown(blocks: list[Block]) -> str:
    made = [text for text in texts(blocks, Form.SIGNS) if text.strip()]
    return "\n\n".join(made) + "\n" if made else ""
