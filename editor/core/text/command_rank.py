"""The rank of a command for what is typed, by its names in both languages, its reading and its id."""

import unicodedata
from dataclasses import dataclass

from editor.core.text.romaji import romaji, typed

_OTHER, _READING, _SCATTERED, _SCATTERED_OTHER, _ID = 300, 600, 1000, 3000, 10_000
_LEAST = 2
"""Latin letters from which on a reading is looked at."""


@dataclass(frozen=True, slots=True)
class CommandNames:
    """The names of a command: as it is shown, in other languages, its reading in kana, and its id."""

    shown: str
    others: tuple[str, ...] = ()
    reading: str = ""
    id: str = ""


def rank(query: str, title: str) -> int | None:
    """The rank of `title` for `query`: 0 best, None not at all. Letters must come in order; width and case are
    alike."""
    wanted, there = _fold(query).replace(" ", ""), _fold(title)
    if not wanted:
        return 0
    if wanted in there:
        return there.index(wanted)
    if wanted in (close := there.replace(" ", "")):
        return close.index(wanted)
    place = -1
    for letter in wanted:
        place = there.find(letter, place + 1)
        if place < 0:
            return None
    return _SCATTERED + place


def best_rank(query: str, names: CommandNames) -> int | None:
    """The rank of a command by its best name; None if none fits.

    Names that have the words in a row come first (shown, other language, reading), then those that have its letters in
    order, then ids such as "format.bold".
    """
    found = [rank(query, names.shown)]
    for other in names.others:
        place = rank(query, other)
        found.append(None if place is None else place + (_OTHER if place < _SCATTERED else _SCATTERED_OTHER))
    found.append(_by_reading(query, names.reading))
    place = rank(query, names.id.partition(".")[2].replace("_", " "))
    found.append(None if place is None else _ID + place)
    return min((one for one in found if one is not None), default=None)


def _by_reading(query: str, reading: str) -> int | None:
    letters = typed(query)
    if len(letters) >= _LEAST:
        return _place(letters, romaji(reading))
    kana = _fold(query).replace(" ", "")
    hiragana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヴ" else one for one in kana)
    return _place(hiragana, reading) if hiragana and not hiragana.isascii() else None


def _place(wanted: str, there: str) -> int | None:
    place = there.find(wanted)
    return None if place < 0 else _READING + place


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
