"""The writing of a merge: pieces of the original, and edited blocks in the places and frames of those before."""

import re
from collections.abc import Callable, Sequence

from editor.core.originals.dress import dressed
from editor.core.originals.groups import PieceGroup
from editor.core.originals.merged import PARAGRAPH, Merged, ShownBlock
from editor.core.originals.pieces import Piece, PieceKind

_HEADING = re.compile(r"<(h[1-6])\b[^<>]*>(.*)</\1>\s*", re.DOTALL)
_ID = re.compile(r"""\s+(?:id|name)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_HANDLER = re.compile(r"""[\s/]+on[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_BLOCK_FRAMES = frozenset(["div", "center", "section", "article", "main"])
_CLASS = re.compile(r"\bclass\s*=", re.IGNORECASE)
_BREAK = re.compile(r"<br\b|<(?:p|div)\b", re.IGNORECASE)


class MergeWriter:
    """Writes the pieces of one merge, once. `kept` has the new place of the first block of each group that stays."""

    def __init__(
        self,
        pieces: list[Piece],
        groups: list[PieceGroup],
        ranges: dict[int, tuple[int, int]],
        kept: dict[int, int],
        before: Sequence[ShownBlock],
        after: Sequence[ShownBlock],
        write: Callable[[int], str],
    ) -> None:
        self._pieces, self._groups, self._ranges, self._kept = pieces, groups, ranges, kept
        self._before, self._after, self._write = before, after, write
        self._made = Merged(groups=groups)
        self._gap_ends = False  # the end of what is written is white space of the original

    def written(self) -> Merged:
        """The HTML and its parts."""
        at = 0
        for number, takes, added in self._plan():
            first, last = self._extent(number)
            self._pass(at, first)
            if number < 0:
                self._add(added, None)
                at = first
                continue
            if number in self._kept:
                self._keep(number, first, last)
            elif takes:
                self._replace(number, first, last, takes)
            else:
                last = self._remove(number, first, last)
            at = last + 1
            self._add(added, number)
        self._pass(at, len(self._pieces))
        return self._made

    def _plan(self) -> list[tuple[int, list[int], list[int]]]:
        """For each group with pieces, in order: which new blocks take its place, and which stand behind it. The number
        -1 is what stands before all of them."""
        plan: list[tuple[int, list[int], list[int]]] = [(-1, [], [])]
        passed = {
            self._kept[number] + n
            for number, group in enumerate(self._groups)
            if number in self._kept and number not in self._ranges
            for n in range(group.last_block - group.block)
        }
        at, dropped = 0, list[int]()
        for number in [*self._ranges, len(self._groups)]:
            if number in self._ranges and number not in self._kept:
                dropped.append(number)
                continue
            until = self._kept.get(number, len(self._after))
            pending = [n for n in range(at, until) if n not in passed]
            for position, gone in enumerate(dropped):
                wanted = self._groups[gone].last_block - self._groups[gone].block
                share = len(pending) if position == len(dropped) - 1 else min(wanted, len(pending))
                plan.append((gone, pending[:share], []))
                pending = pending[share:]
            plan[-1][2].extend(pending)
            dropped = []
            if number in self._ranges:
                group = self._groups[number]
                plan.append((number, [], []))
                at = until + group.last_block - group.block
        return plan

    def _extent(self, number: int) -> tuple[int, int]:
        """The pieces of a group with the frames that hold nothing else."""
        if number < 0:
            numbers = list(self._ranges)
            return (self._extent(numbers[0])[0], 0) if numbers else (len(self._pieces), 0)
        first, last = self._ranges[number]
        while (around := self._frame_around(first, last)) is not None:
            first, last = around
        return first, last

    def _frame_around(self, first: int, last: int) -> tuple[int, int] | None:
        begin, end = first - 1, last + 1
        passing = (PieceKind.GAP, PieceKind.UNSEEN)
        while begin >= 0 and self._pieces[begin].kind in passing:
            begin -= 1
        while end < len(self._pieces) and self._pieces[end].kind in passing:
            end += 1
        if begin < 0 or end == len(self._pieces):
            return None
        pair = self._pieces[begin], self._pieces[end]
        fits = pair[0].kind is PieceKind.OPEN and pair[1].kind is PieceKind.CLOSE and pair[0].frame == pair[1].frame
        return (begin, end) if fits else None

    def _pass(self, at: int, until: int) -> None:
        """Write the pieces between two groups."""
        for piece in self._pieces[at:until]:
            self._made.parts.append(piece.html)
            self._gap_ends = piece.kind is PieceKind.GAP

    def _say(self, html: str) -> None:
        self._made.parts.append(html)
        self._gap_ends = False

    def _keep(self, number: int, first: int, last: int) -> None:
        html = "".join(piece.html for piece in self._pieces[first : last + 1])
        self._made.kept[number] = html
        self._say(html)

    def _remove(self, number: int, first: int, last: int) -> int:
        """Leave out a group, and the white space before it or behind it. The last piece that is done with."""
        ends = list(range(first, self._ranges[number][0])) + list(range(self._ranges[number][1] + 1, last + 1))
        left = [self._pieces[at].html for at in ends if self._pieces[at].kind is PieceKind.UNSEEN]
        left += self._loose_ends(number)
        if self._gap_ends:
            gap = self._gap_before(first)
            del self._made.parts[len(self._made.parts) - gap :]
        else:
            while last + 1 < len(self._pieces) and self._pieces[last + 1].kind is PieceKind.GAP:
                last += 1
        for html in left:
            self._say(html)
        return last

    def _gap_before(self, first: int) -> int:
        """The number of pieces of white space right before a piece."""
        count = 0
        while first - count > 0 and self._pieces[first - count - 1].kind is PieceKind.GAP:
            count += 1
        return min(count, len(self._made.parts))

    def _loose_ends(self, number: int) -> list[str]:
        """The HTML in the range of a group that cannot go with it: single ends of frames, names."""
        first, last = self._ranges[number]
        inside = self._pieces[first : last + 1]
        ends = [piece.frame for piece in inside if piece.frame >= 0]
        return [
            piece.html
            for piece in inside
            if piece.kind is PieceKind.UNSEEN or (piece.frame >= 0 and ends.count(piece.frame) == 1)
        ]

    def _replace(self, number: int, first: int, last: int, takes: list[int]) -> None:
        """Put blocks where a group stood."""
        begin, end = self._ranges[number]
        group = self._groups[number]
        old = self._before[group.block : group.last_block]
        came = "".join(piece.html for piece in self._pieces[first : last + 1])
        texts = [dressed(self._text(at), came) for at in takes]
        opens, closes = self._pieces[first:begin], self._pieces[end + 1 : last + 1]
        inner = [PARAGRAPH.fullmatch(text) for text in texts]
        if all(inner) and all(block.is_paragraph for block in old):
            between = self._between(first, last)
            shells = _closed(opens) + between + _opened(opens) if opens else between or "<br /><br />"
            for piece in opens:
                self._say(_harmless(piece))
            self._say(shells.join(found[1] for found in inner if found))
            for html in (*self._loose_ends(number), *(piece.html for piece in closes)):
                self._say(html)
            return
        heading = _HEADING.fullmatch(texts[0]) if len(texts) == 1 else None
        is_heading = heading is not None and any(piece.tag == heading[1] for piece in opens)
        stay = {
            piece.frame
            for piece in opens
            if is_heading or (piece.tag in _BLOCK_FRAMES and not _CLASS.search(piece.html))
        }
        said = heading[2] if heading is not None and is_heading else "".join(texts)
        for piece in opens:
            if piece.frame < 0 or piece.frame in stay:
                self._say(_harmless(piece))
        self._say(said)
        for html in self._loose_ends(number):
            self._say(html)
        for piece in closes:
            if piece.frame < 0 or piece.frame in stay:
                self._say(piece.html)

    def _between(self, first: int, last: int) -> str:
        """The white space that parts a group from the next one, or from the one before."""
        behind, before = last + 1, first - 1
        gap = ""
        while behind < len(self._pieces) and self._pieces[behind].kind is PieceKind.GAP:
            gap, behind = gap + self._pieces[behind].html, behind + 1
        if gap.strip() and behind < len(self._pieces):
            return gap
        gap = ""
        while before >= 0 and self._pieces[before].kind is PieceKind.GAP:
            gap, before = self._pieces[before].html + gap, before - 1
        return gap if before >= 0 else ""

    def _add(self, added: list[int], behind: int | None) -> None:
        """Put new blocks behind a group; behind none they stand before the first one."""
        if not added:
            return
        near = behind if behind is not None else next(iter(self._ranges), None)
        opens, between, as_near = list[Piece](), "", False
        if near is not None:
            first, last = self._extent(near)
            opens = self._pieces[first : self._ranges[near][0]]
            between = self._between(first, last)
            group = self._groups[near]
            is_line = any(piece.tag in _BLOCK_FRAMES or piece.tag == "p" for piece in opens) or _BREAK.search(between)
            as_near = bool(is_line) and all(
                block.is_paragraph for block in self._before[group.block : group.last_block]
            )
        for at in added:
            text = self._text(at)
            inner = PARAGRAPH.fullmatch(text)
            if inner and as_near:
                text = _opened(opens) + inner[1] + _closed(opens)
                text = between + text if behind is not None else text + between
            self._say(text)

    def _text(self, at: int) -> str:
        text = self._write(at)
        self._made.written[at] = text
        return text


def _opened(opens: Sequence[Piece]) -> str:
    return "".join(_ID.sub("", _harmless(piece)) for piece in opens if piece.frame >= 0)


def _harmless(piece: Piece) -> str:
    """The beginning of a frame without what runs in it: the text in it is another one now."""
    return _HANDLER.sub("", piece.html) if piece.frame >= 0 else piece.html


def _closed(opens: Sequence[Piece]) -> str:
    return "".join(f"</{piece.tag}>" for piece in reversed(opens) if piece.frame >= 0)
