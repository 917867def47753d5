"""Differences between two texts, in the units in which Japanese is read.

First lines are compared, then words (runs of kanji, of kana, of letters, of digits) inside what changed, then
characters inside changed words. What only agrees by chance between two changes - a particle, a comma - is counted as
changed with them, and a change that could stand at several places stands where a sentence or a line begins. Time is
bounded for any texts: 100 kB take some hundredths of a second when they are two states of one post, at most about a
second otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from editor.core.text.line_ends import END
from editor.core.text.matching import Matcher
from editor.core.text.units import clusters, is_telling, is_whole, lines, words

_SMALL = 400
"""Changed words of more characters than this are not compared character by character."""
_FURTHEST = 200
"""The most words by which a change is moved to stand at a better place."""
_SENTENCE_ENDS = "。！？!?．"
_CLOSING = "」』）)】》”’"
_OPENING = "「『（(【《“‘"


class ChangeKind(StrEnum):
    """The kind of a change of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A piece of text that is in both, in the old one only, or in the new one only."""

    kind: ChangeKind
    text: str


@dataclass(slots=True)
class _Hop:
    """A common stretch, and then a differing one, as units of text."""

    same: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def diff(old: str, new: str) -> tuple[DiffPiece, ...]:
    """The pieces of which `old` (without the added ones) and `new` (without the removed ones) are made, in order.

    No piece is empty, no two of a kind stand side by side; what was removed stands before what was added in its place.
    No cut goes through a grapheme cluster, a number or a Latin word.
    """
    matcher = Matcher()
    hops: list[_Hop] = []
    for hop in _compared(matcher, lines(old), lines(new), unique_first=True):
        hops.append(_Hop(same=hop.same))
        hops += _by_words(matcher, hop)
    return _pieces(hops)


def removed_and_added(pieces: Sequence[DiffPiece]) -> tuple[int, int]:
    """Number of characters removed and number added."""
    removed, added = (
        sum(len(clusters(piece.text)) for piece in pieces if piece.kind is kind)
        for kind in (ChangeKind.REMOVED, ChangeKind.ADDED)
    )
    return removed, added


def _by_words(matcher: Matcher, hop: _Hop) -> list[_Hop]:
    if not hop.removed or not hop.added:
        return [_Hop([], hop.removed, hop.added)] if _changes(hop) else []
    old, new = words("".join(hop.removed)), words("".join(hop.added))
    fine: list[_Hop] = []
    for part in _without_chance(_compared(matcher, old, new, unique_first=False)):
        fine += _by_characters(matcher, part)
    fine = _without_chance(fine)
    _slide_changes(fine)
    return fine


def _by_characters(matcher: Matcher, hop: _Hop) -> list[_Hop]:
    """`hop` with its changed words compared character by character, where enough of them is the same."""
    old, new = (_characters(side) for side in (hop.removed, hop.added))
    if not old or not new or max(len(old), len(new)) > _SMALL:
        return [hop]
    fine = _without_chance(_compared(matcher, old, new, unique_first=False))
    kept = sum(_weight(part.same) for part in fine)
    if 2 * kept < min(_weight(old), _weight(new)) or kept == 0:
        return [hop]
    fine[0].same[:0] = hop.same
    return fine


def _characters(side: list[str]) -> list[str]:
    return [part for word in side for part in ([word] if is_whole(word) else clusters(word))]


def _compared(matcher: Matcher, old: list[str], new: list[str], *, unique_first: bool) -> list[_Hop]:
    hops: list[_Hop] = []
    at = other_at = 0
    same: list[str] = []
    for match in [*matcher.matches(old, new, unique_first=unique_first), None]:
        end, other_end = (match.old, match.new) if match else (len(old), len(new))
        if end > at or other_end > other_at or match is None:
            hops.append(_Hop(same, old[at:end], new[other_at:other_end]))
            same = []
        if match:
            at, other_at = match.old + match.length, match.new + match.length
            same = same + old[match.old : at]
    return hops


def _without_chance(hops: list[_Hop]) -> list[_Hop]:
    """`hops` with each agreement that is smaller than the changes on both sides counted as changed."""
    kept: list[_Hop] = []
    for hop in hops:
        kept.append(_Hop(list(hop.same), list(hop.removed), list(hop.added)))
        while len(kept) > 1 and _is_chance(kept[-2], kept[-1]):
            last = kept.pop()
            kept[-1].removed += [*last.same, *last.removed]
            kept[-1].added += [*last.same, *last.added]
    return kept


def _is_chance(before: _Hop, hop: _Hop) -> bool:
    if not hop.same:
        return True
    if not _changes(hop) or not _changes(before) or any(map(END.search, hop.same)):
        return False
    least = min(max(_weight(side.removed), _weight(side.added)) for side in (before, hop))
    return _weight(hop.same) * (2 if any(map(is_telling, hop.same)) else 1) <= least


def _changes(hop: _Hop) -> bool:
    return bool(hop.removed or hop.added)


def _weight(units: list[str]) -> int:
    return sum(map(len, units))


def _slide_changes(hops: list[_Hop]) -> None:
    """Move each change that only adds or only removes to the best of the places where it could as well stand."""
    for hop, after in pairwise(hops):
        if bool(hop.removed) == bool(hop.added):
            continue
        edit = hop.removed or hop.added
        before, behind = hop.same[-_FURTHEST:], after.same[:_FURTHEST]
        row = [*before, *edit, *behind]
        start, length = len(before), len(edit)
        first = last = start
        while first > 0 and row[first - 1] == row[first - 1 + length]:
            first -= 1
        while last + length < len(row) and row[last] == row[last + length]:
            last += 1
        best = max(range(first, last + 1), key=lambda at: (_cut(row, at) + _cut(row, at + length), -abs(at - start)))
        kept = hop.same[: len(hop.same) - len(before)]
        hop.same[:] = [*kept, *row[:best]]
        edit[:] = row[best : best + length]
        after.same[:] = [*row[best + length :], *after.same[len(behind) :]]


def _cut(row: list[str], at: int) -> int:
    """The quality of a cut before the unit `at`: between lines, sentences, clauses, words."""
    if at in (0, len(row)):
        return 5
    before, behind = row[at - 1], row[at]
    if END.match(before[-1]):
        return 6
    if before[-1] in _SENTENCE_ENDS and behind[0] not in _CLOSING:
        return 5
    if END.match(behind[0]):
        return 4
    if before[-1] in "、，," + _CLOSING or behind[0] in _OPENING:
        return 3
    if before[-1].isspace():
        return 2
    return 1 if behind[0].isspace() else 0


def _pieces(hops: list[_Hop]) -> tuple[DiffPiece, ...]:
    pieces: list[DiffPiece] = []
    same: list[str] = []
    removed: list[str] = []
    added: list[str] = []

    def put_changes() -> None:
        for kind, parts in ((ChangeKind.REMOVED, removed), (ChangeKind.ADDED, added)):
            if parts:
                pieces.append(DiffPiece(kind, "".join(parts)))
                parts.clear()

    for hop in hops:
        if hop.same:
            put_changes()
            same += hop.same
        if _changes(hop):
            if same:
                pieces.append(DiffPiece(ChangeKind.SAME, "".join(same)))
                same.clear()
            removed += hop.removed
            added += hop.added
    put_changes()
    if same:
        pieces.append(DiffPiece(ChangeKind.SAME, "".join(same)))
    return tuple(pieces)
