"""The words in Latin letters that a post shows, each with its place. Japanese beside them ends a word as a space does.

Left out is what no dictionary knows for good reason: code and addresses (passages have none), names of files and
domains, tags, anything with digits or signs in it, acronyms and names with capitals inside.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from editor.core.checks.body import read_lines
from editor.core.checks.prose.inline import BLANK
from editor.core.checks.prose.passages import Positions, passages
from editor.core.post import Fields

LONGEST = 50
"""Letters of the longest word that is looked up."""
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_MARKS = "\u0300-\u036f"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and characters without width, which a page may leave
_APOSTROPHES = "'’"
_LETTER = f"[{_LETTERS}][{_MARKS}{_UNSEEN}]*"
_WORD = re.compile(f"(?:{_LETTER})+(?:[{_APOSTROPHES}](?:{_LETTER})+)*")
_SIGNS = r"@#/\\&+%$=~_<>|^*`"
_FULL_WIDTH = "０-９Ａ-Ｚａ-ｚ"
_CHUNK = re.compile(f"[{_LETTERS}{_MARKS}{_UNSEEN}{_APOSTROPHES}{_SIGNS}{_FULL_WIDTH}{BLANK}0-9.:-]+")
_NO_WORDS = re.compile(
    f"[0-9{_SIGNS}{_FULL_WIDTH}{BLANK}]|[{_LETTERS}][.:][{_LETTERS}]|(?:^|[^{_LETTERS}.])\\.[{_LETTERS}]|^--?[{_LETTERS}]"
)
"""Signs, in what stands between spaces, of a figure, a tag, a name of a file or domain, an option, an abbreviation."""


class LatinWord(NamedTuple):
    """A word as a dictionary has it, its 1-based `line` in the text (0: in a field) and `column` in characters, what
    stands there (`shown`), and the `field` of the header ("" in the text)."""

    word: str
    line: int
    column: int
    shown: str
    field: str


def latin_words(body: str, fields: Fields) -> Iterator[LatinWord]:
    """The words to be looked up of a post, in the order in which it is read."""
    lines = read_lines(body, 1)
    positions = Positions(lines)
    for passage in passages(lines, fields):
        source = _field_text(fields, passage.field) if passage.field else body
        for start, end in _spans(passage.words):
            places = passage.places[start:end]
            first, behind = places[0], places[-1] + 1
            if source[first:behind] != passage.words[start:end]:
                continue  # markup within the word, which a suggestion would take away
            word = plain_word(passage.words[start:end])
            if not _is_looked_up(word):
                continue
            line, column = (0, first + 1) if passage.field else positions.line_and_column(first)
            yield LatinWord(word, line, column, source[first:behind], passage.field)


def plain_word(shown: str) -> str:
    """A word as dictionaries have it: composed, with straight apostrophes, without what nobody sees."""
    return unicodedata.normalize("NFC", re.sub(f"[{_UNSEEN}]", "", shown)).replace("’", "'")


def word_at(text: str, index: int) -> str:
    """The word in Latin letters of a line that stands at, or ends at, its character `index`; "" where none does."""
    found = (one for one in _WORD.finditer(text) if one.start() <= index <= one.end())
    return next((one[0] for one in found), "")


def _spans(words: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word in Latin letters in the visible `words`."""
    for chunk in _CHUNK.finditer(words):
        if not _NO_WORDS.search(chunk[0]):
            for found in _WORD.finditer(words, *chunk.span()):
                yield found.span()


def _is_looked_up(word: str) -> bool:
    """Whether `word` is one: more than a letter, and no acronym (NATO, NGOs) or name with a capital inside (iPhone)."""
    stem = re.sub("'s$", "", word)
    return 1 < len(stem) <= LONGEST and not any(letter.isupper() for letter in stem[1:])


def _field_text(fields: Fields, path: str) -> str:
    part, name, *row = path.split(".")
    value = getattr(getattr(fields, part), name)
    return str(value[int(row[0])] if row else value)
