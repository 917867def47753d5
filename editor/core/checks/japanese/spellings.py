"""One word spelt in two ways in one post."""

import re
from collections.abc import Iterator

from editor.core.checks.facts.words import spelling_key
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.text.house_spelling import STABLE, count, word_pattern
from editor.core.words import tr

PAIRS = tuple(pair for pair in STABLE if not pair[1].startswith(pair[0]))
"""Spellings between which one author does not change; those with ー at the end are found by their words."""
_FEW = 2
"""Places up to which the rarer of two spellings is a slip."""
_NO_LONG_END = frozenset("ンッ")
_OTHER_WORDS = frozenset({"ドラマ"})  # ドラマー plays the drums
_KATAKANA = re.compile("(?<![ァ-ヴー])[ァ-ヴ][ァ-ヴー]{2,30}")


def find(prose: Prose) -> Iterator[Hit]:
    """Each place of the spelling that is the rarer one in the post, where both are there."""
    texts = [(passage, passage.unquoted) for passage in prose.passages]
    whole = "\n".join(text for _passage, text in texts)
    for one, other in PAIRS:
        if one in whole and other in whole:
            yield from _rarer(texts, whole, one, other)
    yield from _long_vowels(texts)


def _rarer(texts: list[tuple[Passage, str]], whole: str, one: str, other: str) -> Iterator[Hit]:
    here, there = count(whole, one), count(whole, other)
    rare, often = (one, other) if here < there else (other, one)
    if not 0 < min(here, there) <= _FEW:
        return  # there is one alone, or the author uses both
    for passage, text in texts:
        if rare in text:
            for found in word_pattern(rare).finditer(text):
                yield _hit(passage, found.start(), rare, often)


def _long_vowels(texts: list[tuple[Passage, str]]) -> Iterator[Hit]:
    """Words that end with ー in one place and without it in another: サーバ and サーバー."""
    places: dict[str, list[tuple[Passage, int]]] = {}
    for passage, text in texts:
        for found in _KATAKANA.finditer(text):
            places.setdefault(found[0], []).append((passage, found.start()))
    for word, found_places in places.items():
        longer = places.get(f"{word}ー")
        if longer is None or len(word) < 3 or spelling_key(word) != spelling_key(f"{word}ー"):
            continue
        is_right = len(found_places) > len(longer) or word[-1] in _NO_LONG_END
        rare, often, there = (f"{word}ー", word, longer) if is_right else (word, f"{word}ー", found_places)
        if len(there) > _FEW or word in _OTHER_WORDS:
            continue
        for passage, place in there:
            yield _hit(passage, place, rare, often)


def _hit(passage: Passage, place: int, rare: str, often: str) -> Hit:
    message = tr("“{rare}” is spelt “{often}” elsewhere in this post.", rare=rare, often=often)
    return Hit(passage, place, place + len(rare), message, often)
