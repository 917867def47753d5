"""Grams: the tokens of the index, and the expression that finds a word wherever it stands in a text.

There is a token for each character: the character and the next one; in a run of Latin letters and digits the next
three, because pairs of those are too common to tell texts apart. So a phrase of tokens is a run of characters, and what
the index finds is what a plain scan finds, no more and no less. Beside these tokens a post has others, told apart by a
mark: its title once more, its bullets and labels, the addresses behind its text, its words, and one for each single
character.
"""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from editor.core.library.fold import GROUP, ITEM
from editor.core.library.terms import whole_words
from editor.core.text.patterns import pattern
from editor.core.text.spellings import LONGEST_END, RUN, WordForm, backwards, endings

TITLE, HEAD, LINK, CLIP = "\ue000", "\ue001", "\ue002", "\ue009"
"""Marks of the tokens of the title; of bullets and labels; of addresses; of clips. Folding leaves these in no text."""

_SIGN, _LABEL, _STATUS, _DATE, _WORD_MARK = "\ue003", "\ue004", "\ue005", "\ue006", "\ue008"
_ENDING = "\ue00a"  # before katakana words from their ends
ALL = '"\ue007"'
"""The expression that finds every post."""

TOKEN_SIGNS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"
"""Characters that the tokeniser leaves inside tokens; white space and quotation marks are replaced."""

_WIDTH = 4  # of a token in a run of Latin letters and digits
_LONGEST = 64  # tokens of one phrase
_LONGEST_ADDRESS = 500
_SCHEME = pattern(r"^(?:[a-z]{2,10}:)?/*(?:www\.)?")
_RUN = pattern("[0-9a-z]+")
_SPACE = " ".encode("utf-32-le")
_WORD = 12  # characters of a run that may come again and is remembered; longer ones are addresses and numbers
_NO_SIGNS = frozenset(map(ord, (ITEM, GROUP, "\u3000")))


class Phrase(NamedTuple):
    """An expression; `whole` is False where it finds more than the word, which was too long for it."""

    expression: str
    whole: bool = True


def tokens(stream: str, status: str, day: str) -> str:
    """The tokens of the folded texts of a post (`texts.Texts.stream`), separated by spaces."""
    stream = _replaced(stream)
    title, heads, labels, _rest, body, links, clip = stream.split(GROUP)
    shown = stream[: len(stream) - len(links) - len(clip) - 2]
    runs = [(run.start(), run.end()) for run in _RUN.finditer(shown)]
    parts = (
        _joined_grams(shown, runs),
        _marked(TITLE, _grams(title)),
        _marked(HEAD, _grams(heads + GROUP + labels)),
        _joined_signs(shown, runs),
        _marked(LINK, filter(None, map(address, links.split(ITEM)))),
        _marked(CLIP, _grams(clip)),
        _marked(_LABEL, filter(None, labels.split(ITEM))),
        _STATUS + status,
        _marked(_DATE, (day[:4], day[:7], day) if day else ()),
        _marked(_ENDING, endings(shown)),
        _marked(TITLE + _ENDING, endings(title)),
        _marked(HEAD + _ENDING, endings(heads + GROUP + labels)),
        _marked(CLIP + _ENDING, endings(clip)),
        _marked(_WORD_MARK, {*whole_words(title), *whole_words(heads + GROUP + labels), *whole_words(body)}),
        ALL[1:-1],
    )
    return " ".join(parts)


def address(text: str) -> str:
    """The folded address `text` as one token: without its scheme and what else people leave out."""
    return _SCHEME.sub("", text).rstrip("/")[:_LONGEST_ADDRESS]


def link(word: str) -> str:
    """The expression for posts with an address that begins as the folded `word` does."""
    return f'"{LINK}{address(_replaced(word))}" *'


def phrase(word: str, mark: str = "") -> Phrase:
    """The expression for the folded `word` anywhere in a post, or in the column that `mark` stands for."""
    word = _replaced(word)
    if not mark and (len(word) == 1 or (len(word) == 2 and _RUN.fullmatch(word))):
        return Phrase(f'"{_SIGN}{word}"')
    found: list[str] = []
    covered = 0
    for at, gram in enumerate(_grams(word)):
        run = _RUN.match(word, at)
        if at + 1 == len(word) or (run and run.end() == len(word) and len(gram) < _WIDTH):
            break  # what follows in the text is not known
        found.append(gram)
        covered = at + len(gram)
        if len(found) == _LONGEST:
            return Phrase(_quoted(found, mark), covered >= len(word))
    if covered >= len(word):
        return Phrase(_quoted(found, mark))
    return Phrase(_quoted([*found, word[len(found) :]], mark) + " *")


def spelling(one: WordForm, mark: str = "") -> Phrase:
    """The expression for one spelling of a word; of one that must end and is more than a katakana word, it finds
    more."""
    found = phrase(one.text, mark)
    if not one.ends:
        return found
    last = RUN.findall(one.text)[-1]
    ended = f'"{mark}{_ENDING}{backwards(last)}" *'
    if last == one.text and len(last) <= LONGEST_END:
        return Phrase(ended)
    return Phrase(f"({found.expression} AND {ended})", whole=False)


def term(text: str, whole: bool) -> str:
    """The expression for posts with a term (`terms.Spelled`) in title, bullets, labels or body; a pair anywhere."""
    return f'"{_WORD_MARK}{text}"' if whole else f'"{text}"'


def label(name: str) -> str:
    """The expression for the folded name of a label."""
    return f'"{_LABEL}{_replaced(name)}"'


def status(name: str) -> str:
    """The expression for a status."""
    return f'"{_STATUS}{name}"'


def dated(day: str) -> str:
    """The expression for a year, month or day: "2024", "2024-05", "2024-05-31"."""
    return f'"{_DATE}{day}"'


def _quoted(grams: Iterable[str], mark: str) -> str:
    return f'"{_marked(mark, grams)}"'


def _marked(mark: str, grams: Iterable[str]) -> str:
    joined = f" {mark}".join(grams)
    return mark + joined if joined else ""


def _replaced(text: str) -> str:
    return text.replace(" ", "\u3000").replace('"', "\uff02").replace("'", "\uff07")


def _grams(text: str) -> list[str]:
    """The token at each character of `text`."""
    grams = list(map(add, text, text[1:] + ITEM))
    for run in _RUN.finditer(text):
        start, end = run.span()
        grams[start:end] = _in_run(text, start, end)
    return grams


def _in_run(text: str, start: int, end: int) -> list[str]:
    return [text[at : min(at + _WIDTH, end + 1)] for at in range(start, end)]


def _joined_grams(text: str, runs: list[tuple[int, int]]) -> str:
    """ " ".join(_grams(text)), made of numbers: a text for each character would take four times as long.

    `runs` are the (start, end) of the runs of Latin letters and digits in `text`.
    """
    once = array("I", (text + ITEM).encode("utf-32-le"))
    threes = array("I", _SPACE) * (3 * len(text))
    threes[0::3], threes[1::3] = once[:-1], once[1:]
    joined = threes.tobytes().decode("utf-32-le")
    parts: list[str] = []
    done = 0
    for start, end in runs:
        parts += (joined[3 * done : 3 * start], _run_grams(text[start : end + 1], end - start))
        done = end
    return "".join(parts) + joined[3 * done :]


def _joined_signs(text: str, runs: list[tuple[int, int]]) -> str:
    """The marked tokens of the single characters of `text`, and of the pairs in its runs."""
    signs = array("I", set(array("I", text.encode("utf-32-le"))) - _NO_SIGNS)
    threes = array("I", f"{_SIGN}x ".encode("utf-32-le")) * len(signs)
    threes[1::3] = signs
    pairs = set().union(*map(_run_pairs, {text[start:end] for start, end in runs}))
    return threes.tobytes().decode("utf-32-le") + " ".join(pairs)


def _run_grams(text: str, length: int) -> str:
    """The tokens of a run of this `length`, with the character behind it in `text`, each with a space behind it."""
    return _word_grams(text, length) if length <= _WORD else _new_grams(text, length)


def _new_grams(text: str, length: int) -> str:
    return "".join(f"{gram} " for gram in _in_run(text, 0, length))


def _run_pairs(run: str) -> frozenset[str]:
    return _word_pairs(run) if len(run) <= _WORD else _new_pairs(run)


def _new_pairs(run: str) -> frozenset[str]:
    return frozenset(_SIGN + a + b for a, b in pairwise(run))


_word_grams = lru_cache(maxsize=5_000)(_new_grams)
_word_pairs = lru_cache(maxsize=5_000)(_new_pairs)
