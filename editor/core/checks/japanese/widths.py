"""Full-width and ordinary letters mixed in one number, in one word, or for one word."""

import re
from collections import Counter
from collections.abc import Iterator

from editor.core.checks.prose.inline import plain
from editor.core.checks.prose.passages import blanked
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.words import tr

_NUMBERS = re.compile(r"[0-9０-９][0-9０-９，．,.]*+")
_LETTERS = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]{2,}+")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
_ORDINARY = re.compile(r"[0-9A-Za-z]")
_WIDE_WORD = re.compile(r"[Ａ-Ｚａ-ｚ]{2,40}")
_WORD = re.compile("[A-Za-z]++")
_WIDE_NUMBER = re.compile(r"(?<![０-９0-9])[０-９]{2,12}(?![０-９0-9])")
_NUMBER = re.compile(r"(?<![0-9.])[0-9]{2,12}(?![0-9])")
_HALF_KANA = re.compile(r"[ｦ-ﾟ]{2,20}|(?<=[ァ-ヴー])[ｦ-ﾟ]|[ｦ-ﾝ](?=[ァ-ヴー])")
_FACE = re.compile(r"[(（][^()（）\n]{0,12}[ｦ-ﾟ][^()（）\n]{0,12}[)）]|(?<![ﾊ-ﾎ])[ﾟдД∀ω´｀`]{1,3}")
_FEW, _MANY = 2, 16
_FEW_KANA = 3


def find(prose: Prose) -> Iterator[Hit]:
    """Numbers and words of two widths, then words and numbers that are mostly written in the other width."""
    whole = prose.own_text  # in ordinary widths
    written = [(passage, _own_words(passage)) for passage in prose.passages]
    for passage, text in written:
        if _WIDE.search(text):
            for pattern in (_NUMBERS, _LETTERS):
                for found in pattern.finditer(text):
                    if _WIDE.search(found[0]) and _ORDINARY.search(found[0]):
                        yield _hit(passage, found.span(), plain(found[0]))
    wide = [(passage, found) for passage, text in written for found in _WIDE_NUMBER.finditer(text)]
    ordinary = sum(len(_NUMBER.findall(text)) for _passage, text in written)
    if 0 < len(wide) <= _FEW and ordinary >= _MANY:
        for passage, found in wide:
            yield _hit(passage, found.span(), plain(found[0]))
    yield from _words(written, whole)
    kana = [
        (passage, found)
        for passage, text in written
        for found in _HALF_KANA.finditer(_FACE.sub(lambda face: " " * len(face[0]), text))
    ]
    if len(kana) <= _FEW_KANA:
        import unicodedata

        for passage, found in kana:
            yield _hit(passage, found.span(), unicodedata.normalize("NFKC", found[0]))


def _words(written: list[tuple[Passage, str]], whole: str) -> Iterator[Hit]:
    """Words in full-width letters that are also, and more often, written in ordinary ones."""
    wide = [(passage, found) for passage, text in written for found in _WIDE_WORD.finditer(text)]
    if not wide:
        return
    counts = Counter(found[0] for _passage, found in wide)
    everywhere = Counter(_WORD.findall(whole))
    for passage, found in wide:
        word = plain(found[0])
        ordinary = everywhere[word] - counts[found[0]]
        if ordinary > counts[found[0]]:
            yield _hit(passage, found.span(), word)


def _own_words(passage: Passage) -> str:
    """The words as they are written, other people's blanked."""
    if passage.own == passage.text:
        return passage.words
    spans = [
        (place, place + 1)
        for place, (own, any_) in enumerate(zip(passage.own, passage.text, strict=True))
        if own != any_
    ]
    return blanked(passage.words, spans)


def _hit(passage: Passage, span: tuple[int, int], right: str) -> Hit:
    written = passage.words[span[0] : span[1]]
    message = tr("“{words}” mixes full-width and ordinary letters; “{right}” is meant.", words=written, right=right)
    return Hit(passage, *span, message, right)
