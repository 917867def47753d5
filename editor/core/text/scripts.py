"""The scripts of Japanese text, and the words that a change of script parts: 米国 and が, ガス and 田 in ガス田.

Japanese has no spaces between words, so that "whole words" means: the neighbours are of another script, or of none
(white space, punctuation). Latin letters and digits are one script, as for `\\b` of regular expressions.
"""

import unicodedata
from functools import lru_cache

from editor.core.text.folding import IGNORED, extends

_HAN, _HIRAGANA, _KATAKANA, _LATIN, _OTHER = "han", "hiragana", "katakana", "latin", "other"
_NONE: frozenset[str] = frozenset()
_SPECIAL = {
    "ー": frozenset({_HIRAGANA, _KATAKANA}),  # らーめん, ラーメン
    "ヶ": frozenset({_HAN, _KATAKANA}),  # 三ヶ月
    "ヵ": frozenset({_HAN, _KATAKANA}),
    "々": frozenset({_HAN}),
    "〆": frozenset({_HAN}),
    "〇": frozenset({_HAN}),
    "_": frozenset({_LATIN}),
}


@lru_cache(maxsize=5_000)
def scripts_of(character: str) -> frozenset[str]:
    """The scripts that `character` can belong to; none for white space, punctuation and signs."""
    plain = unicodedata.normalize("NFKC", character)[:1] or character
    if plain in _SPECIAL:
        return _SPECIAL[plain]
    code = ord(plain)
    if 0x3041 <= code <= 0x3096 or plain in "ゝゞゟ":
        return frozenset({_HIRAGANA})
    if 0x30A1 <= code <= 0x30FA or 0x31F0 <= code <= 0x31FF or plain in "ヽヾヿ":
        return frozenset({_KATAKANA})
    if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF:
        return frozenset({_HAN})
    if unicodedata.category(plain)[0] not in "LN":
        return _NONE
    latin = plain.isdigit() or unicodedata.name(plain, "").startswith("LATIN")
    return frozenset({_LATIN if latin else _OTHER})


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether the characters from `start` to `end` of `text` are whole words: no word runs over either end."""
    if start >= end:
        return True
    first = next((index for index in range(start, end) if not _hangs_on(text[index])), start)
    last = next((index for index in range(end - 1, start - 1, -1) if not _hangs_on(text[index])), start)
    before = next((index for index in range(start - 1, -1, -1) if not _hangs_on(text[index])), -1)
    behind = next((index for index in range(end, len(text)) if not _hangs_on(text[index])), len(text))
    joins_before = before >= 0 and _is_one_word(text[before], text[first])
    joins_behind = behind < len(text) and _is_one_word(text[last], text[behind])
    return not joins_before and not joins_behind


def _is_one_word(one: str, next_one: str) -> bool:
    return not scripts_of(one).isdisjoint(scripts_of(next_one))


def _hangs_on(character: str) -> bool:
    """Whether `character` has no script of its own: a mark, a selector, or one that nobody sees."""
    return extends(character) or IGNORED.match(character) is not None
