"""A post as running text: passages (paragraph, heading, item, caption …), each character with its place in the file.

Rules for words read these, so that markup, code, addresses and other people's words need no guard in each rule.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import accumulate

from editor.core.checks.body import BodyLine, LineKind
from editor.core.checks.facts.days import Day, days
from editor.core.checks.prose.inline import BLANK, Words, plain, read
from editor.core.post import Fields
from editor.core.text.link_definitions import ADDRESS
from editor.core.text.parts import is_divider


class PassageKind(Enum):
    """The kind of a passage, by its place in Markdown or in the fields."""

    PARAGRAPH = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTATION = auto()
    CAPTION = auto()
    CELLS = auto()  # a row of a table
    NOTE = auto()  # a footnote
    HEADLINE = auto()  # a field
    BULLET = auto()  # a row of a まとめ


class PostPart(Enum):
    """The half of the post that a passage stands in."""

    NEWS = auto()
    COMMENTARY = auto()


@dataclass(frozen=True)
class Passage:
    """`words` as a reader sees them, `places` where each character stands in `source`: the body, or the field's text.

    `foreign` are spans of somebody else's words: headlines that are links, lists of sources.
    """

    kind: PassageKind
    part: PostPart
    words: str
    places: Sequence[int]
    foreign: tuple[tuple[int, int], ...] = ()
    field: str = ""

    @cached_property
    def text(self) -> str:
        """The words with full-width digits, letters and brackets made ordinary ones."""
        return plain(self.words)

    @cached_property
    def own(self) -> str:
        """`text` with other people's words blanked out, as long as it is."""
        if self.kind is PassageKind.QUOTATION:
            return BLANK * len(self.words)
        return blanked(self.text, self.foreign) if self.foreign else self.text

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days that the author names in it."""
        return tuple(days(self.own))

    @cached_property
    def unquoted(self) -> str:
        """`own` without what stands between 「」, 『』 or “”: said by somebody else, in his way."""
        return _QUOTED.sub(lambda found: BLANK * len(found[0]), self.own) if _QUOTES.search(self.own) else self.own


_QUOTES = re.compile("[「『“]")
_QUOTED = re.compile(r"「[^「」]{0,400}(?:「[^「」]{0,400}」[^「」]{0,400})*」|『[^『』]{0,400}』|“[^“”]{0,400}”")


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """`text` with each of `spans` replaced by as many blanks."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = BLANK * (end - start)
    return "".join(letters)


_QUOTE = re.compile(r" {0,3}(?:>[ \t]?){1,20}")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+")
_ITEM = re.compile(r"\s{0,20}(?:[-*+・]|\d{1,9}[.)])[ \t]+|\s{0,3}・")
_NOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,100}\]:[ \t]*")
_DEFINITION = re.compile(rf" {{0,3}}\[(?!\^)[^\]\n]{{1,200}}\]:[ \t]*{ADDRESS}\S")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$|[\s|:-]*-{3,}[\s|:-]*$")
_FIGURE = re.compile(r"\s{0,3}!\[[^\[\]]{0,1000}\]\([^\n]{0,2000}\)\s*$")
_SOURCES = re.compile(
    r"[\s【《〈\[［■◆●▼▽○◎＊*#]*(?:関連(?:記事|リンク|ニュース|投稿|エントリー?|情報)|参考(?:文献|記事|資料|リンク|サイト)?|出典"
    r"|引用元?|情報元|ソース|ブックマーク|あわせて読みたい|合わせて読みたい|こちらもどうぞ)[一覧]{0,2}[】》〉\]］:：\s*]*$"
)
_SOURCE_LINE = re.compile(
    r"[\s(（〔【\[*]*(?:出典|引用元?|情報元|参考|ソース|Source|写真|画像|提供)\s*[:：=＝]", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"[\s*]*(?:©|\(c\)|（c）|copyright)", re.IGNORECASE)
_QUOTATION_TAG = re.compile(r"<(/?)(blockquote|pre|script|style|table)(?=[\s>])", re.IGNORECASE)


def passages(lines: Sequence[BodyLine], fields: Fields) -> tuple[Passage, ...]:
    """All passages of a post: the news with its fields, then the commentary."""
    body = list(_body(lines))
    news = [passage for passage in body if passage.part is PostPart.NEWS]
    commentary = [passage for passage in body if passage.part is PostPart.COMMENTARY]
    return (
        *_fields("news", PostPart.NEWS, fields.news.headline, fields.news.summary),
        *news,
        *_fields("commentary", PostPart.COMMENTARY, fields.commentary.headline, fields.commentary.summary),
        *commentary,
    )


def _fields(name: str, part: PostPart, headline: str, summary: Sequence[str]) -> Iterator[Passage]:
    if headline.strip():
        words = Words()
        words.copy(headline, 0, len(headline))
        yield Passage(PassageKind.HEADLINE, part, words.text(), words.places, (), f"{name}.headline")
    for number, bullet in enumerate(summary):
        if bullet.strip():
            words = Words()
            read(bullet, 0, len(bullet), words)
            yield Passage(PassageKind.BULLET, part, words.text(), words.places, (), f"{name}.summary.{number}")


@dataclass(slots=True)
class _OpenPassage:
    """A passage that is being read: its kind, and the spans of the source that it is made of."""

    kind: PassageKind
    spans: list[tuple[int, int]]


class _PassageReader:
    """Reads lines into passages; `lead` is the heading under which they stand."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: _OpenPassage | None = None
        self._part = PostPart.NEWS
        self._sources = False  # below a heading such as 関連記事: all lists are other posts' titles
        self._in_comment = False  # a comment over several lines
        self._inside = ""  # the element of raw HTML whose lines are no prose, or a quotation

    def line(self, text: str, start: int, is_text: bool) -> Iterator[Passage]:
        """Take one line of the body, which begins at `start` of the source."""
        stripped = text.strip()
        if is_text and self._in_comment:
            self._in_comment = "-->" not in text
            return
        if is_text and text.rfind("<!--") > text.rfind("-->"):
            yield from self.end()
            self._in_comment = True
            return
        if not is_text or not stripped or (text.startswith(("    ", "\t")) and self._open is None):
            yield from self.end()
            return
        if is_divider(text):
            yield from self.end()
            self._part, self._sources = PostPart.COMMENTARY, False
            return
        if tags := _QUOTATION_TAG.findall(text):
            yield from self.end()
            self._inside = "" if tags[-1][0] else tags[-1][1].lower()
            if not self._inside or _ONLY_TAGS.match(text):
                return  # its words, if there are any, are told apart from the rest by nothing that is sure
        if self._inside not in ("", "blockquote") or (stripped.startswith("<!--") and stripped.endswith("-->")):
            yield from self.end()
            return
        yield from self._words(text, start)

    def _words(self, text: str, start: int) -> Iterator[Passage]:
        end = start + len(text)
        if self._inside == "blockquote":
            yield from self._begin(PassageKind.QUOTATION, start, end)
        elif found := _QUOTE.match(text):
            kind, place = PassageKind.QUOTATION, start + found.end()
            if self._open is not None and self._open.kind is kind:
                self._open.spans.append((place, end))
            else:
                yield from self._begin(kind, place, end)
        elif _RULE.match(text) or _DEFINITION.match(text):
            yield from self.end()
        elif found := _HEADING.match(text):
            yield from self._begin(PassageKind.HEADING, start + found.end(), end)
            yield from self.end()
        elif _FIGURE.match(text):
            yield from self._begin(PassageKind.CAPTION, start, end)
            yield from self.end()
        elif text.lstrip().startswith("|"):
            yield from self._begin(PassageKind.CELLS, start, end)
        elif found := _NOTE.match(text):
            yield from self._begin(PassageKind.NOTE, start + found.end(), end)
        elif found := _ITEM.match(text):
            yield from self._begin(PassageKind.ITEM, start + found.end(), end)
        elif self._open is not None and self._open.kind is not PassageKind.CELLS:
            self._open.spans.append((start + len(text) - len(text.lstrip()), end))
        else:
            yield from self._begin(PassageKind.PARAGRAPH, start, end)

    def _begin(self, kind: PassageKind, start: int, end: int) -> Iterator[Passage]:
        yield from self.end()
        self._open = _OpenPassage(kind, [(start, end)])

    def end(self) -> Iterator[Passage]:
        """Finish the passage that is being read."""
        opened, self._open = self._open, None
        if opened is None:
            return
        words = Words()
        for number, (start, end) in enumerate(opened.spans):
            if number:
                words.put("\n", start)
            read(self._source, start, end, words)
        text = words.text()
        if opened.kind in (PassageKind.HEADING, PassageKind.PARAGRAPH) and _SOURCES.match(text):
            self._sources = True
            whole = True
        elif opened.kind is PassageKind.HEADING:
            self._sources = False
            whole = False
        else:
            whole = self._sources and opened.kind is PassageKind.ITEM
        if whole or _SOURCE_LINE.match(text) or _COPYRIGHT.match(text):
            words.foreign = [(0, len(text))]
        yield Passage(opened.kind, self._part, text, words.places, tuple(words.foreign))


def _body(lines: Sequence[BodyLine]) -> Iterator[Passage]:
    reader = _PassageReader("\n".join(line.text for line in lines))
    start = 0
    for line in lines:
        yield from reader.line(line.text, start, line.kind is LineKind.TEXT)
        start += len(line.text) + 1
    yield from reader.end()


_ONLY_TAGS = re.compile(r"\s*(?:<[^<>]{0,300}>\s*)+$")


class Positions:
    """Lines and columns of places in the body."""

    def __init__(self, lines: Sequence[BodyLine]) -> None:
        self._first = lines[0].number if lines else 1
        self._starts = list(accumulate((len(line.text) + 1 for line in lines), initial=0))

    def line_and_column(self, place: int) -> tuple[int, int]:
        """The 1-based line of the file and the 1-based column, in characters, of the `place`-th character."""
        line = bisect_right(self._starts, place) - 1
        return self._first + line, place - self._starts[line] + 1
