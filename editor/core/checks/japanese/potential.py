"""ら抜き: potential forms of verbs of one row with れる where the standard has られる (見れる for 見られる)."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.lists import word_list
from editor.core.checks.prose.reading import Hit, Prose
from editor.core.words import tr

_STEMS = frozenset(word_list("one_row_verbs"))
_LENGTHS = sorted({len(stem) for stem in _STEMS}, reverse=True)
_END = re.compile(r"れ(?:る(?!れ)|な[いくかけきさ]|ま[すせし]|た(?!め)|て|そう|ず(?!に済)|ん(?:だ|な|ぞ|で)|よう)")
_PART_OF_A_WORD = frozenset("出得着居来経")
"""One letter that is a stem by itself only where no kanji stands before it."""
_IN_KANA = frozenset({"み", "おき", "ね", "で"})
_BEGINS = re.compile("(?:^|[をがはもに、。「（( \u3000]|から|て)$")
"""The text before a stem of `_IN_KANA`: within a word (血まみれ, 重ねれば, 死んでれば) it is no stem."""
_HABIT = 4


def find(prose: Prose) -> Iterator[Hit]:
    """Each such form; nothing where the author writes so."""
    hits: list[Hit] = []
    for passage in prose.passages:
        text = passage.unquoted
        for found in _END.finditer(text):
            stem = _stem(text, found.start())
            if stem:
                form = f"{stem}ら{found[0]}"
                message = tr("The standard form is “{form}”.", form=form)
                hits.append(Hit(passage, found.start() - len(stem), found.end(), message, form))
    if len(hits) < _HABIT:
        yield from hits


def _stem(text: str, end: int) -> str:
    """The stem of a verb of one row that ends at `end`; "" where there is none."""
    for length in _LENGTHS:
        start = end - length
        stem = text[max(0, start) : end]
        if start < 0 or stem not in _STEMS:
            continue
        if stem in _IN_KANA and not _BEGINS.search(text[max(0, start - 2) : start]):
            continue
        if not (stem[0] in _PART_OF_A_WORD and start and "一" <= text[start - 1] <= "鿿"):
            return stem
    return ""
