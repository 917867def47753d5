"""A diff laid out as two columns of lines: which old line stands beside which new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from editor.core.text.diff import ChangeKind, DiffPiece
from editor.core.text.line_ends import END
from editor.core.text.units import lines

Line = tuple[DiffPiece, ...]


@dataclass(frozen=True, slots=True)
class LinePair:
    """One line of the old text and its counterpart in the new one, each in pieces; None: there is no such line."""

    old: Line | None
    new: Line | None

    @property
    def changed(self) -> bool:
        """Whether the two differ: of a line that was parted by a new line end, no piece need have changed."""
        texts = {None if line is None else "".join(piece.text for piece in line) for line in (self.old, self.new)}
        return len(texts) > 1 or any(
            piece.kind is not ChangeKind.SAME for line in (self.old, self.new) for piece in line or ()
        )


def rows(pieces: Sequence[DiffPiece]) -> tuple[LinePair, ...]:
    """The lines of both texts, side by side. Lines that share text stand beside each other."""
    old: list[list[DiffPiece]] = [[]]
    new: list[list[DiffPiece]] = [[]]
    shared: dict[tuple[int, int], int] = {}
    for piece in pieces:
        for text in lines(piece.text):
            part = DiffPiece(piece.kind, text)
            sides = [
                side for side, other in ((old, ChangeKind.ADDED), (new, ChangeKind.REMOVED)) if piece.kind is not other
            ]
            if piece.kind is ChangeKind.SAME:
                place = (len(old) - 1, len(new) - 1)
                shared[place] = shared.get(place, 0) + len(text)
            for side in sides:
                side[-1].append(part)
                if END.match(text[-1]):
                    side.append([])
    for side in (old, new):
        if not side[-1]:
            side.pop()
    return tuple(_beside(old, new, _partners(shared)))


def _partners(shared: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs of lines, ascending on both sides, that share the most text. `shared` ascends on both sides already."""
    places = list(shared)
    best: list[int] = []  # what the best row of pairs that ends with this one shares
    before: list[int] = []
    most: list[int] = []  # the number of the pair, of all up to this one, whose row is the best
    free = 0
    for number, (index, other) in enumerate(places):
        while free < number and places[free][0] < index and places[free][1] < other:
            free += 1
        previous = most[free - 1] if free else -1
        best.append(shared[index, other] + (best[previous] if previous >= 0 else 0))
        before.append(previous)
        most.append(number if number == 0 or best[number] > best[most[-1]] else most[-1])
    chain: list[tuple[int, int]] = []
    number = most[-1] if most else -1
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain[::-1]


def _beside(old: list[list[DiffPiece]], new: list[list[DiffPiece]], partners: list[tuple[int, int]]) -> list[LinePair]:
    found: list[LinePair] = []
    at = other_at = 0
    for index, other in [*partners, (len(old), len(new))]:
        for line, counterpart in zip_longest(old[at:index], new[other_at:other]):
            found.append(LinePair(tuple(line) if line else None, tuple(counterpart) if counterpart else None))
        if index < len(old):
            found.append(LinePair(tuple(old[index]), tuple(new[other])))
        at, other_at = index + 1, other + 1
    return found
