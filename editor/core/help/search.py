"""Searching the pages of the help: words that stand in one section, folded as in the library."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from editor.core.help.pages import HelpPage
from editor.core.text.folding import fold

_HEADING = re.compile(r'<h[23] id="(s\d+)">(.*?)</h[23]>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_AROUND = 40
"""Characters of a hit's line before and behind it."""


@dataclass(frozen=True)
class HelpSection:
    """A part of a page below one heading: its page and anchor ("" at the top), heading and text."""

    page: str
    anchor: str
    title: str
    heading: str
    text: str

    @cached_property
    def folded(self) -> str:
        """The text as it is searched, heading and title first."""
        return fold(f"{self.title}\n{self.heading}\n{self.text}")


@dataclass(frozen=True, slots=True)
class HelpHit:
    """A section that was found, and some words of it round the first place."""

    section: HelpSection
    words: str


def sections(page: HelpPage, made: str) -> tuple[HelpSection, ...]:
    """The sections of a page, in their order; `made` is its HTML."""
    starts = list(_HEADING.finditer(made))
    ends = [start.start() for start in starts[1:]] + [len(made)]
    first = starts[0].start() if starts else len(made)
    return (
        HelpSection(page.id, "", page.title, page.title, _plain(made[:first])),
        *(
            HelpSection(page.id, start[1], page.title, _plain(start[2]), _plain(made[start.end() : end]))
            for start, end in zip(starts, ends, strict=True)
        ),
    )


def find(query: str, known: Iterable[HelpSection]) -> list[HelpHit]:
    """The sections that have all words of `query`, those with a word in their heading first; none for an empty one."""
    words = [word for word in fold(query).split() if word]
    if not words:
        return []
    hits = []
    for number, section in enumerate(known):
        if all(word in section.folded for word in words):
            head = fold(f"{section.title} {section.heading}")
            rank = -sum(word in head for word in words)
            hits.append((rank, number, HelpHit(section, _around(section, words))))
    return [hit for _rank, _number, hit in sorted(hits, key=lambda one: one[:2])]


def _around(section: HelpSection, words: list[str]) -> str:
    """The words of the section round the first hit, or its beginning."""
    folded = fold(section.text)
    if len(folded) != len(section.text):
        return section.text[: 2 * _AROUND]
    at = min((place for word in words if (place := folded.find(word)) >= 0), default=0)
    start = max(0, at - _AROUND)
    cut = section.text[start : at + _AROUND]
    return ("…" if start else "") + cut + ("…" if at + _AROUND < len(section.text) else "")


def _plain(made: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", made))).strip()
