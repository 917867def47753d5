"""The sentences of a clip, and which of them a post has used already."""

from collections.abc import Iterable
from dataclasses import dataclass

from editor.core.text.folding import fold
from editor.core.text.patterns import pattern

_ENDS = pattern(
    r"[。！？!?]+(?:[」』）)】\]”’\"']+(?![と、。がはをにでのもなだ])|(?![」』）)】\]”’\"'。！？!?]))|(?<=[A-Za-z0-9\"”’)])[.!?]+[\"”’)]*(?=\s+[A-Z\"“‘(0-9]|\s*$)|\n+"
)
_SIGNS = pattern(r"[\W_]+")
_SHORT = 6  # letters from which on a sentence is recognised wherever it stands
_RUN = 25
"""Letters in a row that count as used where only a part of a sentence was taken."""


@dataclass(frozen=True, slots=True)
class ClipSentence:
    """A sentence by its place in the clip's text: `text[start:end]`."""

    start: int
    end: int
    used: bool = False


def sentences(text: str) -> list[ClipSentence]:
    """The sentences of `text` in order; white space around them is in none. A quotation is not cut within 「」."""
    found: list[ClipSentence] = []
    start = 0
    for end in [*_breaks(text), len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            found.append(ClipSentence(start + left, start + len(piece.rstrip())))
        start = end
    return found


def used_sentences(text: str, parts: Iterable[str]) -> list[ClipSentence]:
    """The sentences of `text`, those marked as used that stand in one of `parts`, the body and the bullets of a post.

    Signs, width and case do not count: a sentence that was made a bullet has lost its full stop.
    """
    written = "\0".join(_plain(part) for part in parts)
    return [
        ClipSentence(one.start, one.end, _is_used(_plain(text[one.start : one.end]), written))
        for one in sentences(text)
    ]


def _is_used(sentence: str, written: str) -> bool:
    if not sentence or len(sentence) < _SHORT:
        return False
    if sentence in written:
        return True
    return any(sentence[at : at + _RUN] in written for at in range(0, len(sentence) - _RUN + 1, 5))


def _plain(text: str) -> str:
    return _SIGNS.sub("", fold(text))


def _breaks(text: str) -> list[int]:
    """The ends of sentences: behind a full stop that is in no brackets, and at line breaks."""
    found, depth, at = [], 0, 0
    for match in _ENDS.finditer(text):
        before = text[at : match.end()]
        depth = max(0, depth + sum(map(before.count, "「『（")) - sum(map(before.count, "」』）")))
        at = match.end()
        if "\n" in match[0] or not depth:
            found.append(match.end())
            depth = 0
    return found
