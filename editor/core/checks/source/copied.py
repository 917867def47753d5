"""Words of the clip that stand in the post outside of a quotation, and sections that are mostly quotation.

Japan's law lets one quote where the quotation can be told apart, the own text is the main thing, and the source is
named (Copyright Act, article 32, as the Agency for Cultural Affairs explains it).
"""

import re
import unicodedata
from collections.abc import Iterator

from editor.core.checks.prose.inline import plain
from editor.core.checks.prose.reading import Hit, Passage, PassageKind, PostPart, Prose
from editor.core.words import tr

LENGTH = 25
"""Letters in a row that are no chance: 2 in 400 pairs of texts that have nothing to do with each other share 20."""
_MOST_CLIP = 400_000  # characters
_QUOTED = re.compile("「([^「」]{15,2000})」|『([^『』]{15,2000})』|“([^“”]{15,2000})”")
_SECTION = 300  # letters
_SHARE = 0.6


def copied(prose: Prose) -> Iterator[Hit]:
    """Each run of `LENGTH` letters and more that the clip has too, signs and white space aside."""
    windows = _windows(prose.subject.context.clips)
    if not windows:
        return
    for passage in prose.body:
        if passage.kind in (PassageKind.QUOTATION, PassageKind.CAPTION):
            continue
        for start, end in _runs(passage.unquoted, windows):
            count = sum(1 for letter in passage.text[start:end] if letter.isalnum())
            message = tr("{count} characters are the source's, word for word, outside of a quotation.", count=count)
            yield Hit(passage, start, end, message)


def _windows(clips: tuple[str, ...]) -> frozenset[str]:
    """All stretches of `LENGTH` letters of the clips."""
    found: set[str] = set()
    for text in clips:
        letters = _letters(unicodedata.normalize("NFC", text[:_MOST_CLIP]))[0]
        found.update(letters[place : place + LENGTH] for place in range(len(letters) - LENGTH + 1))
    return frozenset(found)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of `text` in ordinary widths, and where each stands."""
    places = [place for place, letter in enumerate(text) if letter.isalnum()]
    return "".join(plain(text[place]) for place in places), places


def _runs(text: str, windows: frozenset[str]) -> Iterator[tuple[int, int]]:
    letters, places = _letters(text)
    place = 0
    while place + LENGTH <= len(letters):
        if letters[place : place + LENGTH] not in windows:
            place += 1
            continue
        start = place
        while place + LENGTH <= len(letters) and letters[place : place + LENGTH] in windows:
            place += 1
        end = place + LENGTH - 1
        yield places[start], places[end - 1] + 1
        place = end


def share(prose: Prose) -> Iterator[Hit]:
    """A part of the post that is quotation for more than `_SHARE` of its letters."""
    for part in PostPart:
        passages = prose.part(part)
        quoted = sum(_quoted_letters(passage) for passage in passages)
        letters = sum(_count(passage.text) for passage in passages)
        if letters < _SECTION or quoted <= _SHARE * letters:
            continue
        first = next(passage for passage in passages if _quoted_letters(passage))
        message = tr(
            "{percent} % of this part is quotation; your own words should be the main thing.",
            percent=round(100 * quoted / letters),
        )
        yield Hit(first, 0, min(len(first.text), 1), message)


def _count(text: str) -> int:
    """The number of letters and digits of a text."""
    return sum(map(str.isalnum, text))


def _quoted_letters(passage: Passage) -> int:
    if passage.kind is PassageKind.QUOTATION:
        return _count(passage.text)
    return sum(_count(found[0]) for found in _QUOTED.finditer(passage.text))


def headline(prose: Prose) -> Iterator[Hit]:
    """A headline of the commentary that is the news' own, or nearly."""
    news = _letters(prose.subject.fields.news.headline)[0]
    for passage in prose.passages:
        if passage.field == "commentary.headline" and news:
            own = _letters(passage.text)[0]
            if len(own) >= 10 and (own in news or news in own):
                message = tr("The headline of the commentary is that of the news.")
                yield Hit(passage, 0, len(passage.text), message)
