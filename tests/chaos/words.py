"""Words that can be told from all others, and the places in which each of them must be found again."""

import re
import zlib
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from editor.app.safety import journal
from editor.core.history import journal_files
from editor.core.history.versions import versions_folder

_WORD = re.compile(r"(?=(qz[a-z]{5}zq))")  # two may share a letter where one was typed over the end of another

COMPOSED = "みかくてい"
"""What an input method composes and somebody else ends."""


class Words:
    """Hands out words, and knows which of them the person has taken back: undone, or typed over."""

    def __init__(self) -> None:
        self._numbers = count()
        self.typed: set[str] = set()
        self.taken_back: set[str] = set()

    def new(self) -> str:
        """A word that was never used: letters only, so that no input method and no field changes it."""
        number = next(self._numbers)
        return "qz" + "".join(chr(97 + number // 26**place % 26) for place in range(5)) + "zq"

    def missing(self, places: Iterable[str]) -> set[str]:
        """Which typed words are in none of `places`."""
        found: set[str] = set()
        for place in places:
            found |= in_text(place)
        return self.typed - self.taken_back - found


def in_text(text: str) -> set[str]:
    """The words in `text`, also those whose letters are all there in their order with a `COMPOSED` between two of them:
    it is put into the text by whatever ends the composition (a save, another post), and not by an action of its own."""
    while COMPOSED in text:  # one may have been composed inside another
        text = text.replace(COMPOSED, "")
    return set(_WORD.findall(text))


def in_a_word(text: str, place: int) -> bool:
    """Whether what is written at `place` of `text` divides a word."""
    return in_text(text) != in_text(f"{text[:place]} {text[place:]}")


def on_disk(library: Path) -> Iterable[str]:
    """All text in the person's folders: posts and what lies beside them, versions, journals that nobody writes."""
    for file in library.rglob("*"):
        if file.is_file():
            yield file.read_text(encoding="utf-8", errors="replace")
    for file in versions_folder().rglob("*.z"):
        try:
            yield zlib.decompress(file.read_bytes()).decode("utf-8", "replace")
        except (OSError, zlib.error):  # thinned, or being written, at this moment
            continue
    for left in journal_files.left_behind(journal.folder()):
        if (contents := left.account.contents) is not None:
            yield f"{contents.text}{contents.fields!r}"
