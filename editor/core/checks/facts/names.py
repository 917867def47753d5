"""Names that differ by one letter from one that stands more often."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from editor.core.checks.facts.alike import is_swapped, one_letter_apart
from editor.core.checks.facts.words import KATAKANA, LATIN, TITLED, is_ordinary, spelling_key
from editor.core.checks.prose.lists import word_list
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.words import tr

_ENDS = frozenset("ラリルレロムマトスンタカナサヤガグ")
"""Last letters by which words of one family differ: プログラマ and プログラム."""
_SURE = 3  # times that the other name stands there
_SHORT = 4  # letters
_LONG = 6  # letters
_DROPPED = 5  # letters
_MOST = 1000
"""Different words of one kind in a post; in more no slip is looked for."""


_BETWEEN = r"[^、。\s]{0,4}(?:と|や|、|・|および|及び|対|,\s?|\sand\s|[／/])"


@cache
def _known() -> frozenset[str]:
    """Names of countries, cities and persons."""
    return frozenset(word_list("names"))


def _are_told_apart(one: str, other: str, text: str) -> bool:
    """Whether two names are known as two, or stand side by side somewhere as two do: ドバイとドハ, 田中氏と田村氏."""
    if one in _known() and other in _known():
        return True
    one, other = re.escape(one), re.escape(other)
    return re.search(rf"{one}{_BETWEEN}{other}|{other}{_BETWEEN}{one}", text) is not None


def find(prose: Prose) -> Iterator[Hit]:
    """Each name that stands once and that another one, which stands twice or more, is but for one letter."""
    passages = [(passage, passage.own) for passage in prose.passages]
    kinds: tuple[tuple[re.Pattern[str], Callable[[str, str, int], bool]], ...] = (
        (KATAKANA, _katakana),
        (LATIN, _latin),
    )
    for pattern, differ in kinds:
        places: dict[str, list[tuple[Passage, int]]] = {}
        for passage, text in passages:
            for found in pattern.finditer(text):
                places.setdefault(found[0], []).append((passage, found.start()))
        counts = Counter({word: len(found) for word, found in places.items()})
        for rare, often in _pairs(counts, differ):
            passage, start = places[rare][0]
            if not _are_told_apart(rare, often, passage.own):
                yield _hit(passage, start, rare, often)
    yield from _titled(passages)


def _pairs(counts: Counter[str], differ: Callable[[str, str, int], bool]) -> Iterator[tuple[str, str]]:
    """Pairs of a word that stands once and one that stands more often, one letter apart."""
    if len(counts) > _MOST:
        return
    often: dict[str, list[str]] = {}
    for word, count in counts.items():
        if count > 1:
            for key in _keys(word):
                often.setdefault(key, []).append(word)
    for rare, count in counts.items():
        if count == 1 and often:
            found = (word for key in _keys(rare) for word in often.get(key, ()))
            right = next((word for word in found if differ(rare, word, counts[word])), None)
            if right is not None:
                yield rare, right


def _keys(word: str) -> tuple[str, str]:
    """Keys of which two words of four letters and more share one, if they are one letter apart."""
    return f"{word[:2]}-", f"-{word[-2:]}"


def _katakana(rare: str, often: str, count: int) -> bool:
    place = one_letter_apart(rare, often)
    if place is None:
        return is_swapped(rare, often) and len(rare) > _DROPPED
    if spelling_key(rare) == spelling_key(often) or is_ordinary(rare):
        return False
    if len(rare) == len(often):
        last = place == len(rare) - 1
        if last and rare[-1] in _ENDS and often[-1] in _ENDS:
            return False
        if place == 0 and len(rare) < _LONG:
            return False
        return len(rare) > _SHORT or count >= _SURE
    longest = max(len(rare), len(often))
    return longest > _DROPPED and 0 < place < longest - 1 and len(rare) < len(often)


def _latin(rare: str, often: str, _count: int) -> bool:
    place = one_letter_apart(rare, often)
    if place is None:
        return is_swapped(rare, often) and len(rare) >= _LONG
    return (
        max(len(rare), len(often)) >= _LONG
        and 0 < place < min(len(rare), len(often)) - 1
        and (rare.lower() != often.lower())
    )


def _hit(passage: Passage, start: int, rare: str, often: str) -> Hit:
    message = tr("“{rare}” stands here once, “{often}” more often.", rare=rare, often=often)
    return Hit(passage, start, start + len(rare), message, often)


def _titled(passages: list[tuple[Passage, str]]) -> Iterator[Hit]:
    """Names in kanji: the same title, another letter; and whole names of three letters and more without a title."""
    places: dict[tuple[str, str], list[tuple[Passage, int]]] = {}
    for passage, text in passages:
        for found in TITLED.finditer(text):
            places.setdefault((found["name"], found["title"]), []).append((passage, found.start("name")))
    if not places:
        return
    whole = "\n".join(text for _passage, text in passages)
    said: set[tuple[int, int]] = set()
    known = sorted({name for name, _title in places if whole.count(name) > 1}, key=len, reverse=True)[:200]
    for (name, title), found_places in places.items():
        if whole.count(name) > 1:
            continue
        right = next(
            (
                other
                for other in known
                if len(other) == len(name) and (other, title) in places and one_letter_apart(name, other) is not None
            ),
            None,
        )
        if right is not None:
            passage, start = found_places[0]
            said.add((id(passage), start))
            if _are_told_apart(name, right, passage.own):
                continue
            yield _hit(passage, start, name, right)
    for name in (name for name in known if len(name) >= 3):
        pattern = _slips(name)
        for passage, text in passages:
            for found in pattern.finditer(text):
                if _are_told_apart(found[0], name, text):
                    continue
                if found[0] != name and (id(passage), found.start()) not in said and whole.count(found[0]) == 1:
                    said.add((id(passage), found.start()))
                    yield _hit(passage, found.start(), found[0], name)


def _slips(name: str) -> re.Pattern[str]:
    """A pattern of `name` with one of its letters another kanji, nothing of kanji around it."""
    ways = "|".join(f"{re.escape(name[:place])}[一-鿿]{re.escape(name[place + 1 :])}" for place in range(len(name)))
    return re.compile(rf"(?<![一-鿿])(?:{ways})(?![一-鿿])")
