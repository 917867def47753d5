"""Searches in texts as values: words or a regular expression with options, hits, and what each is replaced by."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.errors import PatternError
from editor.core.text.find import find_all
from editor.core.text.replacement import template
from editor.core.text.scripts import is_whole
from editor.core.words import tr

LONGEST_PATTERN = 2_000
"""Characters of a regular expression."""
MOST_HITS = 100_000
"""Hits of a regular expression that are held, in all texts of one search."""
_MOST_WRITTEN = 16 * 1024 * 1024  # characters of all that takes the place of these hits


@dataclass(frozen=True, slots=True)
class TextSearch:
    """Words to look for, and how: `exact` tells width, case and forms of characters apart, `whole` finds whole words,
    `kana` takes hiragana for katakana. `pattern`: the words are a regular expression, which folds nothing but case.
    `as_written` finds no other spellings (サーバ for サーバー): for what is to be replaced."""

    words: str
    exact: bool = False
    whole: bool = False
    kana: bool = False
    pattern: bool = False
    as_written: bool = False

    def is_sure(self, found: str) -> bool:
        """Whether a hit is spelled as the words are, so that it may be replaced without being looked at."""
        is_sure = self.exact or self.pattern or self.as_written
        return is_sure or bool(find_all(found, self.words, kana=self.kana, as_written=True))


class TextHit(NamedTuple):
    """The characters from `start` to `end` of a text, and `text`, which is to take their place."""

    start: int
    end: int
    text: str


def find_hits(texts: Iterable[str], search: TextSearch, replacement: str = "") -> list[list[TextHit]]:
    """The hits in each of the `texts`, in order, none overlapping.

    A regular expression may take for ever: a process with a deadline runs it (`core/workers/find_worker.py`). Raises
    PatternError for one that cannot be read, for a `replacement` with groups that it does not have, and where there are
    more hits than are held.
    """
    if not search.words:
        return [[] for _text in texts]
    find = _of_pattern(search, replacement) if search.pattern else _of_words(search, replacement)
    found: list[list[TextHit]] = []
    for text in texts:
        hits = find(text)
        found.append([hit for hit in hits if is_whole(text, hit.start, hit.end)] if search.whole else hits)
    return found


def replaced(text: str, hits: Iterable[TextHit]) -> str:
    """`text` with the hits replaced; they ascend and do not overlap."""
    pieces: list[str] = []
    at = 0
    for hit in hits:
        pieces += (text[at : hit.start], hit.text)
        at = hit.end
    return "".join((*pieces, text[at:]))


def _of_words(search: TextSearch, replacement: str) -> Callable[[str], list[TextHit]]:
    def find(text: str) -> list[TextHit]:
        found = find_all(text, search.words, search.exact, search.kana, as_written=search.as_written)
        return [TextHit(start, end, replacement) for start, end in found]

    return find


def _of_pattern(search: TextSearch, replacement: str) -> Callable[[str], list[TextHit]]:
    pattern = compiled(search)
    put = template(replacement, pattern)
    held = written = 0

    def find(text: str) -> list[TextHit]:
        nonlocal held, written
        hits: list[TextHit] = []
        for match in pattern.finditer(text):
            hit = TextHit(match.start(), match.end(), put(match))
            held += 1
            written += len(hit.text)
            if held > MOST_HITS or written > _MOST_WRITTEN:
                raise PatternError(tr("Nothing was changed. The pattern has more than {n} hits.", n=f"{MOST_HITS:,}"))
            hits.append(hit)
        return hits

    return find


def compiled(search: TextSearch) -> re.Pattern[str]:
    """The regular expression of `search`; `^` and `$` are the ends of lines. Raises PatternError."""
    if len(search.words) > LONGEST_PATTERN:
        raise PatternError(tr("The pattern is longer than {n} characters.", n=f"{LONGEST_PATTERN:,}"))
    try:
        return re.compile(search.words, re.MULTILINE | (re.NOFLAG if search.exact else re.IGNORECASE))
    except re.error as error:
        place = (error.pos or 0) + 1
        raise PatternError(
            tr("This is no complete pattern yet, at character {place}: {reason}", place=place, reason=error.msg)
        ) from error
    except (OverflowError, RecursionError, ValueError) as error:
        raise PatternError(tr("This pattern is too large.")) from error
