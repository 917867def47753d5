"""The tasks of the process that checks spelling: each is a frozen value with all that it needs, its result is JSON."""

import time
from dataclasses import dataclass, field
from typing import Any

from editor.core.errors import DictionaryError
from editor.core.post import Fields
from editor.core.spelling.dictionaries import DictionaryFiles
from editor.core.spelling.latin_words import latin_words
from editor.core.spelling.speller import Speller, load
from editor.core.words import tr

MOST_FOUND = 100
"""Words that are found wrong in a post: who has more does not look for them one by one."""
_SECONDS = 1.5
"""Seconds after which no other word is looked up for the first time: what is found by then is answered."""


@dataclass(slots=True)
class SpellState:
    """The state of the process: the dictionary that is loaded, once one is."""

    speller: Speller | None = None

    @property
    def loaded(self) -> Speller:
        """The dictionary. Raises DictionaryError where none is."""
        if self.speller is None:
            raise DictionaryError(tr("Your text is safe. No dictionary is loaded."))
        return self.speller


@dataclass(frozen=True, slots=True)
class CheckTask:
    """Find the words of a post that no dictionary knows; count `accepted` words as right from now on, and `ignored`
    ones this time. `files` are those of the dictionary that is to be loaded first; None: the loaded one is asked."""

    body: str
    fields: Fields = field(default_factory=Fields)
    accepted: tuple[str, ...] = ()
    files: DictionaryFiles | None = None
    ignored: frozenset[str] = frozenset()

    def run(self, state: SpellState) -> dict[str, Any]:
        """The words as [line, column, shown, field], and whether there was no time for all. Raises DictionaryError."""
        if self.files is not None:
            state.speller = None
            state.speller = load(self.files)
        speller, found = state.loaded, []
        speller.accept(self.accepted)
        end, late = time.monotonic() + _SECONDS, False
        for one in latin_words(self.body, self.fields):
            if one.word in self.ignored:
                continue
            if not speller.knows(one.word) and (late := late or time.monotonic() > end):
                continue
            if not speller.is_right(one.word):
                found.append([one.line, one.column, one.shown, one.field])
                if len(found) == MOST_FOUND:
                    break
        return {"found": found, "unfinished": late}


@dataclass(frozen=True, slots=True)
class SuggestTask:
    """Propose other words for `word`, which is spelled as dictionaries have it."""

    word: str

    def run(self, state: SpellState) -> dict[str, Any]:
        """The words, the likeliest first. Raises DictionaryError."""
        return {"suggestions": state.loaded.suggestions(self.word)}
