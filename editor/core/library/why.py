"""Reasons for a related post: the words that both posts say, as the author writes them."""

from collections.abc import Set
from functools import cached_property
from heapq import nlargest

from editor.core.library.candidates import Question
from editor.core.library.fold import fold
from editor.core.library.index import Index
from editor.core.library.terms import Terms, codes_of, is_kanji, runs

_MOST = 5  # words
_TERMS = 16  # the heaviest in common, of which the words are made
_LONGEST = 12  # characters of one of them


class Shown:
    """The words of a question, to be found in other posts."""

    def __init__(self, index: Index, question: Question) -> None:
        self._index = index
        self._question = question

    @cached_property
    def _places(self) -> dict[int, tuple[str, int]]:
        """The longest run of Chinese characters that each pair is in, and where."""
        found: dict[int, tuple[str, int]] = {}
        for run in sorted(set(filter(is_kanji, runs(self._question.text))), key=lambda run: (len(run), run)):
            for at, code in enumerate(codes_of(run)):
                found[code] = run, at
        return found

    @cached_property
    def _written(self) -> dict[int, str]:
        """The words by their terms, in the capitals and width that the draft has."""
        found: dict[int, str] = {}
        texts = self._question.draft.texts
        for text in (texts.title, *texts.heads, *texts.labels, texts.body):
            for run in runs(text):
                if not is_kanji(run):
                    for code in codes_of(fold(run)):
                        found.setdefault(code, run)
        return found

    def why(self, number: int, terms: Terms | None) -> tuple[str, ...]:
        """The most telling words in common with the post `number`, which has these `terms`; labels where it has
        none."""
        if terms is None:
            return self._labels(number)
        wanted = self._question.wanted
        shared = wanted.keys() & set(terms.codes)
        text = ""
        found: list[str] = []
        for code in nlargest(_TERMS, shared, key=lambda code: (wanted[code], code)):
            word, whole = self._question.spelled[code]
            if whole:
                word = self._written.get(code, word)
            elif len(longer := self._around(code, shared)) > 2:
                text = text or self._index.stream(number)
                word = longer if longer in text else word
            if not any(word in other for other in found):
                found = [*(other for other in found if other not in word), word]
            if len(found) == _MOST:
                break
        return tuple(found)

    def _around(self, code: int, shared: Set[int]) -> str:
        """The pair with what stands around it as far as all pairs are shared: a word of several characters."""
        run, at = self._places.get(code, ("", 0))
        codes = codes_of(run) if run else ()
        start = end = at
        while start > 0 and codes[start - 1] in shared and end - start < _LONGEST - 2:
            start -= 1
        while end + 1 < len(codes) and codes[end + 1] in shared and end - start < _LONGEST - 2:
            end += 1
        return run[start : end + 2]

    def _labels(self, number: int) -> tuple[str, ...]:
        have = self._question.draft.texts.labels
        return tuple(label for entry in self._index.entries([number]) for label in entry.labels if label in have)
