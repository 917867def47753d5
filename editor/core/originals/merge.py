"""An imported post that was edited: the HTML it was imported from, in which only the edited blocks are other ones.

The post as it was imported and as it is now are compared block by block; a block that is as it was keeps its original
HTML, byte by byte. An edited paragraph is put where the old one stood, into the frame that the old one had: centred
text stays centred. One that is new gets the frame of its neighbour.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from editor.core.markup.tags import Start, read_tags
from editor.core.originals.groups import grouped
from editor.core.originals.merge_writer import MergeWriter
from editor.core.originals.merged import Merged, ShownBlock
from editor.core.originals.pieces import PieceKind, pieces_of
from editor.core.text.matching import Matcher


class Merge:
    """The original and the two states of its post, laid side by side once. `places` are the ids of the original."""

    def __init__(self, original: str, before: Sequence[ShownBlock], after: Sequence[ShownBlock]) -> None:
        self._before, self._after = before, after
        self._pieces = pieces_of(original)
        self.places = frozenset(
            name
            for token in read_tags(original)
            if isinstance(token, Start)
            for name in (token.get("id"), token.get("name"))
            if name
        )
        contents = [number for number, piece in enumerate(self._pieces) if piece.kind is PieceKind.CONTENT]
        self.groups = grouped([self._pieces[number].seen for number in contents], [block.seen for block in before])
        self._ranges: dict[int, tuple[int, int]] = {}
        for number, group in enumerate(self.groups):
            if group.first < group.last:
                if group.block < group.last_block:
                    self._ranges[number] = contents[group.first], contents[group.last - 1]
                else:  # what the post never showed is nobody's to change
                    for at in contents[group.first : group.last]:
                        self._pieces[at] = replace(self._pieces[at], kind=PieceKind.UNSEEN)
        self._now: dict[int, int] = {}
        for match in Matcher().matches([b.key for b in before], [b.key for b in after], unique_first=True):
            self._now.update((match.old + n, match.new + n) for n in range(match.length))

    def merged(self, write: Callable[[int], str], refused: Collection[int] = ()) -> Merged:
        """The post; `write` gives the HTML of a block of the new state, by number. `refused` are groups that may not
        be kept."""
        kept = {number: place for number in range(len(self.groups)) if (place := self._kept_at(number, refused)) >= 0}
        return MergeWriter(self._pieces, self.groups, self._ranges, kept, self._before, self._after, write).written()

    @property
    def is_of_use(self) -> bool:
        """Whether the original holds anything of the post."""
        return bool(self._ranges)

    def group_of(self, after: int) -> int | None:
        """The group that the block `after` of the new state is in, unchanged; None where it is new."""
        place = next((old for old, new in self._now.items() if new == after), None)
        if place is None:
            return None
        return next(n for n, group in enumerate(self.groups) if group.block <= place < group.last_block)

    def _kept_at(self, number: int, refused: Collection[int]) -> int:
        """The place where the blocks of a group stand now, all of them unchanged and in a row; -1 where they do not."""
        group = self.groups[number]
        if number in refused or group.block == group.last_block:
            return -1
        first = self._now.get(group.block, -1)
        same = all(self._now.get(at, -1) == first + at - group.block for at in range(group.block, group.last_block))
        return first if first >= 0 and same else -1
