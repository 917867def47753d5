"""The extent of a text in Markdown: characters, words in Latin letters, manuscript sheets, minutes to read."""

from dataclasses import dataclass

from editor.core.text.counts import count, latin_words, plain_text

LINE, LINES = 20, 20
"""Squares of a line of a manuscript sheet, and lines of a sheet (四百字詰原稿用紙)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """`characters` without markup and white space, Latin `words`, lines of manuscript paper, `minutes` to read."""

    characters: int = 0
    words: int = 0
    lines: int = 0
    minutes: int = 0

    @property
    def sheets(self) -> float:
        """Manuscript sheets of 400 characters, to a tenth, rounded up: none is begun for nothing."""
        return -(-self.lines * 10 // LINES) / 10


def extent(markdown: str) -> Extent:
    """The extent of `markdown`. Linear in the text."""
    counted = count(markdown)
    text = plain_text(markdown)
    lines = sum(_lines(paragraph.strip()) for paragraph in text.split("\n"))
    return Extent(counted.characters, len(latin_words(text)), lines, counted.minutes)


def _lines(paragraph: str) -> int:
    """The lines that a paragraph takes on manuscript paper: its first square is empty, two Latin letters or digits
    share one."""
    if not paragraph:
        return 0
    latin = sum(character.isascii() for character in paragraph)
    squares = 1 + (len(paragraph) - latin) + (latin + 1) // 2
    return -(-squares // LINE)
