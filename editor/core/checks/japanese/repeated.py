"""Sentences, paragraphs and bullets that stand twice: what a paste or an undone move leaves behind."""

import re
from collections.abc import Iterator

from editor.core.checks.prose.inline import BLANK
from editor.core.checks.prose.reading import Hit, Passage, PassageKind, Prose
from editor.core.words import tr

_SENTENCE = re.compile("(?:^|(?<=[。！？!?\n]))[^。！？!?\n]++[。！？!?]++")
_KANJI = re.compile("[一-鿿]")
_LEAST_OF_SENTENCE, _LEAST_OF_PARAGRAPH, _LEAST_OF_BULLET = 15, 60, 8
"""Letters. Shorter ones may be said twice on purpose: thanks, a call, a refrain."""
_HABIT = 3


def find(prose: Prose) -> Iterator[Hit]:
    """The second of two sentences in a row, of two paragraphs, and of two bullets of one summary that are the same.

    Of paragraphs that are repeated together the first is told. Where they are repeated in several places, the author
    repeats on purpose.
    """
    seen: set[str] = set()
    blocks: list[Hit] = []
    goes_on = False
    for passage in prose.passages:
        text = passage.own
        if passage.kind is PassageKind.BULLET:
            name, _dot, _number = passage.field.rpartition(".")
            if _is_again(f"{name} {text.strip()}", _LEAST_OF_BULLET + len(name) + 1, seen):
                yield Hit(passage, 0, len(text), tr("This bullet stands there twice."))
            continue
        if passage.kind is not PassageKind.PARAGRAPH:
            continue
        if _is_again(text.strip(), _LEAST_OF_PARAGRAPH, seen):
            first = _SENTENCE.match(text)
            if not goes_on:
                blocks.append(
                    Hit(passage, 0, first.end() if first else len(text), tr("This paragraph stands here twice."))
                )
            goes_on = True
        else:
            goes_on = False
            yield from _sentences(passage)
    if len(blocks) < _HABIT:
        yield from blocks


def _is_again(text: str, least: int, seen: set[str]) -> bool:
    if len(text) < least or BLANK in text or not _KANJI.search(text):
        return False
    again = text in seen
    seen.add(text)
    return again


def _sentences(passage: Passage) -> Iterator[Hit]:
    before = None
    for found in _SENTENCE.finditer(passage.unquoted):
        sentence = found[0].strip()
        if (
            before is not None
            and sentence == before[0].strip()
            and found.start() == before.end()
            and len(sentence) >= _LEAST_OF_SENTENCE
            and BLANK not in sentence
            and _KANJI.search(sentence)
        ):
            once = passage.words[before.start() : before.end()]
            yield Hit(passage, before.start(), found.end(), tr("This sentence stands here twice."), once)
            before = None
        else:
            before = found
