"""Sentences of Japanese and other text, with their places."""

from collections.abc import Iterator
from typing import NamedTuple

from editor.core.text.patterns import pattern

_SENTENCE = pattern(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)】]*|\n|$)|[^\n]+")
_ENGLISH = pattern(r"(?<=[.!?]) +(?=[A-Z0-9“\"'])")


class Sentence(NamedTuple):
    """A sentence without the white space around it; `start` is its place."""

    start: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text` in order: they end at 。！？ and the brackets behind them, at line ends, and in English
    at a full stop before a capital."""
    for match in _SENTENCE.finditer(text):
        at = match.start()
        for piece in _ENGLISH.split(match[0]):
            at = text.index(piece, at) if piece else at
            if bare := piece.strip():
                yield Sentence(at + len(piece) - len(piece.lstrip()), bare)
            at += len(piece)
