"""Pieces of an original and blocks of the post that was made of it, laid side by side.

Both show the same words, but cut at other places, and one may show what the other does not: a caption, hidden text, a
label of the blog profile. What shows the same is matched first; between two matches the next places are looked for up
to which both show the same; what is left there belongs together as a whole.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from editor.core.text.matching import Matcher


class PieceGroup(NamedTuple):
    """The pieces `first` to `last` (without it) stand for the blocks `block` to `last_block`. One of both is empty
    where the other side has nothing of it."""

    first: int
    last: int
    block: int
    last_block: int


def grouped(pieces: Sequence[str], blocks: Sequence[str]) -> list[PieceGroup]:
    """The groups, in order, that all pieces and blocks are in. Both are given by what they show."""
    groups: list[PieceGroup] = []
    at = at_block = 0
    ends = [*Matcher().matches(pieces, blocks, unique_first=True), None]
    for match in ends:
        until, until_block = (match.old, match.new) if match else (len(pieces), len(blocks))
        groups += _between(pieces, blocks, PieceGroup(at, until, at_block, until_block))
        if match:
            pairs = range(match.length)
            groups += [PieceGroup(until + n, until + n + 1, until_block + n, until_block + n + 1) for n in pairs]
            at, at_block = until + match.length, until_block + match.length
    return groups


def _between(pieces: Sequence[str], blocks: Sequence[str], gap: PieceGroup) -> Iterator[PieceGroup]:
    begin, begin_block = gap.first, gap.block
    while begin < gap.last and begin_block < gap.last_block:
        found = _shortest(pieces, blocks, gap._replace(first=begin, block=begin_block))
        if found is None:
            break
        yield found
        begin, begin_block = found.last, found.last_block
    behind: list[PieceGroup] = []
    end, end_block = gap.last, gap.last_block
    while begin < end and begin_block < end_block:
        found = _shortest_at_end(pieces, blocks, PieceGroup(begin, end, begin_block, end_block))
        if found is None:
            break
        behind.append(found)
        end, end_block = found.first, found.block
    if begin < end or begin_block < end_block:
        yield PieceGroup(begin, end, begin_block, end_block)
    yield from reversed(behind)


def _shortest(pieces: Sequence[str], blocks: Sequence[str], gap: PieceGroup) -> PieceGroup | None:
    """The fewest pieces and blocks, from the beginning of `gap` on, that show the same."""
    at, at_block = gap.first + 1, gap.block + 1
    text, other = pieces[gap.first], blocks[gap.block]
    while text != other:
        if len(text) < len(other):
            if at == gap.last or not other.startswith(text):
                return None
            text, at = text + pieces[at], at + 1
        else:
            if at_block == gap.last_block or not text.startswith(other):
                return None
            other, at_block = other + blocks[at_block], at_block + 1
    return PieceGroup(gap.first, at, gap.block, at_block)


def _shortest_at_end(pieces: Sequence[str], blocks: Sequence[str], gap: PieceGroup) -> PieceGroup | None:
    at, at_block = gap.last - 1, gap.last_block - 1
    text, other = pieces[at], blocks[at_block]
    while text != other:
        if len(text) < len(other):
            if at == gap.first or not other.endswith(text):
                return None
            at -= 1
            text = pieces[at] + text
        else:
            if at_block == gap.block or not text.endswith(other):
                return None
            at_block -= 1
            other = blocks[at_block] + other
    return PieceGroup(at, gap.last, at_block, gap.last_block)
