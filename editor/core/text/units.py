"""Units of text: grapheme clusters, and words of one kind of writing.

Japanese has no spaces, so a word here is a run of kanji, of hiragana, of katakana, of letters or of digits; everything
else is a word by itself. No cut goes through a grapheme cluster. All of it is linear in the text.
"""

import re
import unicodedata
from functools import lru_cache

from editor.core.text.line_ends import END

_JOINER = "\u200d"
# What belongs to the character before it beside the marks of Unicode: half-width voicing, vowels of Thai and Lao, skin
# colours, tags, jamo.
_EXTENDS = "\u200c\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_BEFORE = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
"""Signs that belong to the character behind them."""
_VIRAMA = 9  # the combining class of what joins two consonants of an Indic script
_JAMO = "\u1160-\u11ff\ud7b0-\ud7fb"
_LINE = re.compile("[^\r\n\u2029]*(?:\r\n|[\r\n\u2029])|[^\r\n\u2029]+")
_KINDS = (
    ("k", re.compile("[々〆〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff]")),
    ("h", re.compile("[ぁ-ゖゝ-ゟ]")),
    ("t", re.compile("[ァ-ヺヽ-ヿㇰ-ㇿｦ-ｯｱ-ﾝ]")),
    ("p", re.compile("[ーｰ]")),
    ("d", re.compile(r"\d")),
    ("c", re.compile("[,.，．]")),
    ("q", re.compile("['’_-]")),
    ("n", END),
    ("s", re.compile(r"\s")),
    ("l", re.compile(r"\w")),
)
_WORD = re.compile(r"k+|h[hp]*|t[tp]*|l(?:l|d|q(?=[ld]))*|d(?:d|c(?=d))*|s+|.", re.DOTALL)
_KINDS_REMEMBERED = 4096


def lines(text: str) -> list[str]:
    """The lines of `text`, each with its line end."""
    return _LINE.findall(text)


def clusters(text: str) -> list[str]:
    """The grapheme clusters of `text`, which people see as its characters: a letter with its marks, a flag, an emoji of
    several parts."""
    if text.isascii():
        return re.findall("(?s)\r\n|.", text)
    return _cluster_pattern(_marks(text)).findall(text)


def words(text: str) -> list[str]:
    """The words of `text`, made of whole clusters; a line end is a word by itself."""
    parts = clusters(text)
    kinds = "".join([_kind(part[0]) for part in parts])
    return ["".join(parts[match.start() : match.end()]) for match in _WORD.finditer(kinds)]


def is_whole(word: str) -> bool:
    """Whether a word is read as one sign: of two numbers or Latin words, it says little that some letters agree."""
    return (_kind(word[0]) in "dl" and word[0] < "\u0600") or "\uff00" <= word[0] <= "\uff5e"


def is_telling(word: str) -> bool:
    """Whether a word carries meaning by itself: particles, endings, signs and spaces stand everywhere."""
    return _kind(word[0]) in "ktld"


def _marks(text: str) -> str:
    """The combining characters that `text` has, for a pattern."""
    found = (character for character in set(text) if character > "\u02ff" and unicodedata.category(character)[0] == "M")
    return "".join(sorted(found))


@lru_cache(maxsize=64)
def _cluster_pattern(marks: str) -> re.Pattern[str]:
    extend = f"[{_EXTENDS}{_JAMO}{_JOINER}{re.escape(marks)}]"
    joiners = _JOINER + "".join(mark for mark in marks if unicodedata.combining(mark) == _VIRAMA)
    return re.compile(
        f"\r\n|[\r\n\u2029]"
        f"|[{_BEFORE}]*(?:[\U0001f1e6-\U0001f1ff]{{2}}|[\u1100-\u115f\ua960-\ua97c]+[\uac00-\ud7a3]?|[^\r\n\u2029]){extend}*"
        f"(?:(?<=[{joiners}])[^\\s]{extend}*)*"
    )


@lru_cache(maxsize=_KINDS_REMEMBERED)
def _kind(character: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(character)), "o")
