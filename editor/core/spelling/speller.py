"""A dictionary that is loaded: whether it knows a word, and what it proposes instead.

The files may be anybody's. They are read bounded and by contents alone; what spylls raises over a damaged one is no
fault of the program (it has no errors of its own, version 0.1.7), so each of its calls is a door behind which any
error means: this dictionary cannot be used. Time and memory are bounded by who calls, in a process of its own.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any, Protocol

from editor.core.disk import regular
from editor.core.disk.causes import cause
from editor.core.errors import DictionaryError
from editor.core.spelling.dictionaries import LARGEST_AFF, LARGEST_DIC, DictionaryFiles
from editor.core.words import tr

MOST_SUGGESTIONS = 6
_MOST_KNOWN = 50_000
"""Words whose answer is kept; beyond that all are looked up anew."""


class WordList(Protocol):
    """A loaded dictionary: spylls calls it Dictionary."""

    def lookup(self, word: str) -> bool:
        """Whether `word` is in it."""

    def suggest(self, word: str) -> Iterable[str]:
        """Words like `word`, the likeliest first."""


class Speller:
    """Answers for one dictionary, each word looked up once. `own` are words that the person counts as right."""

    def __init__(self, dictionary: WordList, name: str, own: Iterable[str] = ()) -> None:
        self._dictionary = dictionary
        self._name = name
        self._own = set(own)
        self._answers: dict[str, bool] = {}

    def accept(self, words: Iterable[str]) -> None:
        """Count `words` as right from now on."""
        self._own.update(words)

    def knows(self, word: str) -> bool:
        """Whether it was looked up before: then the next answer takes no time."""
        return word in self._answers or self._is_own(word)

    def is_right(self, word: str) -> bool:
        """Whether `word` is spelled as it is anywhere known. Raises DictionaryError."""
        if self._is_own(word):
            return True
        answer = self._answers.get(word)
        if answer is None:
            if len(self._answers) >= _MOST_KNOWN:
                self._answers.clear()
            try:
                answer = bool(self._dictionary.lookup(word))
            except Exception as error:
                raise unusable(self._name) from error
            self._answers[word] = answer
        return answer

    def suggestions(self, word: str) -> list[str]:
        """Words that may be meant instead of `word`, the likeliest first. Raises DictionaryError."""
        found: list[str] = []
        try:
            for one in self._likely(word):
                if one not in found and one != word and one.isprintable() and len(one) <= 2 * len(word) + 20:
                    found.append(one)
                if len(found) == MOST_SUGGESTIONS:
                    break
        except Exception as error:
            raise unusable(self._name) from error
        return found

    def _likely(self, word: str) -> Iterator[str]:
        """Words like `word`. Of a word with a capital first letter or of capitals alone, those like its small letters
        take turns with the others and come first: spylls 0.1.7 finds words with the same capitals alone, and has no
        The for Teh."""
        capitals = str.capitalize if word == word.capitalize() else str.upper
        small = word.lower()
        if small == word or capitals(word) != word:
            yield from self._dictionary.suggest(word)
            return
        for likely, other in zip_longest(self._dictionary.suggest(small), self._dictionary.suggest(word)):
            if likely is not None:
                yield likely if likely != likely.lower() else capitals(likely)
            if other is not None:
                yield other

    def _is_own(self, word: str) -> bool:
        stem = word.removesuffix("'s")
        return any(one in self._own for one in (word, stem, word[:1].lower() + word[1:], stem[:1].lower() + stem[1:]))


def load(files: DictionaryFiles, own: Iterable[str] = ()) -> Speller:
    """The speller of the dictionary in `files`. Takes about a second. Raises DictionaryError."""
    try:
        aff, dic = regular.read(files.aff, LARGEST_AFF), regular.read(files.dic, LARGEST_DIC)
    except OSError as error:
        raise DictionaryError(
            tr(
                "Your text is safe. The dictionary {name} could not be read: {cause}",
                name=files.dic,
                cause=cause(error),
            )
        ) from error
    try:
        dictionary = _read(aff, dic)
    except Exception as error:
        raise unusable(files.name) from error
    return Speller(dictionary, files.name, own)


def unusable(name: str) -> DictionaryError:
    """The error for a dictionary that is damaged."""
    return DictionaryError(
        tr("Your text is safe. The dictionary {name} is damaged; choose another one in the settings.", name=name)
    )


def _read(aff: bytes, dic: bytes) -> WordList:
    from spylls.hunspell import Dictionary, readers

    rules, context = readers.read_aff(_reader(aff))
    words = readers.read_dic(_reader(dic, context.encoding), aff=rules, context=context)
    loaded: WordList = Dictionary(rules, words)
    return loaded


def _reader(data: bytes, encoding: str = "Windows-1252") -> Any:
    """A reader of spylls over `data` instead of a file that it opens by itself. Errors are let through as there: the
    Hungarian dictionary has single bytes in UTF-8."""
    from spylls.hunspell.readers.file_reader import BaseReader

    class BytesReader(BaseReader):  # type: ignore[misc]  # it has no types
        """Lines of `data`."""

        def reset_encoding(self, encoding: str) -> None:
            """Go on from the same line in another encoding."""
            self.reset_io(_lines(data, encoding))

    return BytesReader(_lines(data, encoding))


def _lines(data: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="surrogateescape")
