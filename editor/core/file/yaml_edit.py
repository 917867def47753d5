"""Editing YAML by splicing: the smallest pieces of text that make a tree of nodes say something else.

Scalars are replaced in place in the author's own quotes, items of a list are kept, moved and removed with their
comments, new keys go where POST_FORMAT has them. Nothing here is trusted: `YamlHeader` reads the result again.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from editor.core.file import schema
from editor.core.file.values import Data, Fault, Path, Value, align
from editor.core.file.yaml_comments import block_head
from editor.core.file.yaml_places import CannotSpliceError, YamlPlaces
from editor.core.file.yaml_tree import Alias, Mapping, Scalar, Sequence, YamlNode, value_of
from editor.core.file.yaml_write import STEP, write_block, write_flow, write_item, write_pair, write_pairs, write_scalar
from editor.core.text.patterns import pattern

_COLON = pattern(r"[ \t]*:")
_NOTHING = pattern(r"(?:[\s\x85]|(?<=\s)#[^\r\n\x85\u2028\u2029]*)*")


@dataclass(frozen=True, slots=True)
class YamlSplice:
    """The text from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class YamlEdit:
    """Collects the splices on `text`. `copy(start, end)` gives the author's own text of a place, for what is moved;
    `mended` are the starts of the values whose quotes are not the author's.
    """

    text: str
    newline: str
    copy: Callable[[int, int], str]
    mended: frozenset[int] = frozenset()
    splices: list[YamlSplice] = field(default_factory=list)
    at: YamlPlaces = field(init=False)

    def __post_init__(self) -> None:
        self.at = YamlPlaces(self.text)

    def mapping(self, node: Mapping, new: Data, path: Path, only: str | None = None) -> None:
        """Make the mapping `node` say `new`, or only its key `only`. Raises CannotSpliceError."""
        pairs, old = node.named(), value_of(node)
        assert isinstance(old, dict)
        if not new and not node.flow:
            raise CannotSpliceError
        for name, (key, value) in pairs.items():
            if only not in (None, name):
                continue
            if name not in new:
                self._remove(node, name)
            elif old[name] != new[name]:
                self._value(node, key, value, new[name], (*path, name))
        added = [name for name in new if old.get(name) != new[name] and name not in pairs and only in (None, name)]
        if added:
            self._add(node, list(pairs), {name: new[name] for name in added}, path)

    def rewrite(self, node: Mapping, name: str, new: Data) -> None:
        """Write the whole entry `name` of the top mapping anew. Raises CannotSpliceError."""
        pair = node.named().get(name)
        if pair is None or node.flow:
            raise CannotSpliceError
        start, end = self.at.line_start(pair[0].start), self.at.line_end(self.at.content_end(pair[1]))
        indent = self.at.indent(pair[0].start)
        self._put(start, end, write_pair(name, new[name], indent, (name,), self.newline))

    # values

    def _value(self, parent: Mapping, key: YamlNode, node: YamlNode, new: Value, path: Path) -> None:
        if isinstance(new, str):
            self._scalar(parent, key, node, new)
        elif isinstance(new, list) and isinstance(node, Sequence) and node.items and (new or node.flow):
            self._sequence(node, new, path)
        elif isinstance(new, dict) and isinstance(node, Mapping) and node.pairs and (new or node.flow):
            self.mapping(node, new, path)
        elif parent.flow or isinstance(node, Alias):
            raise CannotSpliceError
        else:
            self._collection(key, node, new, path)

    def _scalar(self, parent: Mapping | Sequence, key: YamlNode | None, node: YamlNode, new: str) -> None:
        start, end = node.start, node.end
        style = node.style if isinstance(node, Scalar) and start not in self.mended else ""
        if isinstance(node, (Mapping, Sequence)) and not node.flow:
            raise CannotSpliceError
        if style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip("\r\n\x85\u2028\u2029 \t"))
            block = write_block(new, style, self.at.indent(key.start) if key else "", self.newline) if key else None
            first, rest = _first_line(block or write_scalar(new))
            self._put(start, end, f"{first}{block_head(self.text, start)}{rest}")
            return
        text = write_scalar(new, flow=parent.flow, style=style)
        glued = start == end and start > 0 and not self.text[start - 1].isspace()
        self._put(start, end, " " + text if glued else text)

    def _collection(self, key: YamlNode, node: YamlNode, new: Value, path: Path) -> None:
        """A list or mapping where there was none, an empty one, or one that is to be empty."""
        colon = _COLON.match(self.text, key.end)
        if colon is None or not _NOTHING.fullmatch(self.text, colon.end(), max(colon.end(), node.start)):
            raise CannotSpliceError
        block = isinstance(node, (Mapping, Sequence)) and not node.flow
        indent = self.at.indent(key.start)
        if not new or (isinstance(new, list) and schema.is_inline(path)):
            self._put(colon.end(), colon.end() if block else node.end, " " + write_flow(new))
            if block:
                if self.at.line_start(node.start) == self.at.line_start(key.start):
                    raise CannotSpliceError
                self._put(self.at.line_start(node.start), self.at.line_end(self.at.content_end(node)), "")
            return
        if block or self.at.line_start(node.start) != self.at.line_start(key.start):
            raise CannotSpliceError
        self._put(colon.end(), node.end, "")
        if isinstance(new, dict):
            lines = write_pairs(new, indent + STEP, path, self.newline)
        else:
            lines = "".join(write_item(item, indent + STEP, path, self.newline) for item in new)
        self._insert_line(self.at.line_end(node.end), lines)

    # lists

    def _sequence(self, node: Sequence, new: list[Value], path: Path) -> None:
        if node.flow:
            self._flow_items(node, new, path)
            return
        starts = self.at.item_starts(node)
        end = self.at.line_end(self.at.content_end(node.items[-1]))
        bounds = list(zip(starts, [*starts[1:], end], strict=True))
        indent = self.at.indent(self.at.dash(node))
        plan = align([value_of(item) for item in node.items], new)
        kept = _rising([index for index, _ in plan if index is not None])
        for number, (start, stop) in enumerate(bounds):
            if number not in kept:
                self._put(start, stop, "")
        place = starts[0]
        for value, (index, equal) in zip(new, plan, strict=True):
            if index is not None and index in kept:
                if not equal:
                    self._item(node, node.items[index], value, path)
                place = bounds[index][1]
            elif index is not None and equal:
                self._insert_line(place, self.copy(*bounds[index]))
            else:
                self._insert_line(place, write_item(value, indent, path, self.newline))

    def _item(self, parent: Sequence, node: YamlNode, new: Value, path: Path) -> None:
        if isinstance(new, dict) and isinstance(node, Mapping):
            self.mapping(node, new, (*path, "*"))
        elif isinstance(new, str) and not isinstance(node, (Mapping, Sequence)):
            self._scalar(parent, None, node, new)
        elif isinstance(node, Scalar) and not node.style and not node.null and isinstance(new, dict):
            self._put(node.start, node.end, write_flow(new))
        else:
            raise CannotSpliceError

    def _flow_items(self, node: Sequence, new: list[Value], path: Path) -> None:
        """Unchanged items keep their notation, and all keep their comments if the number of items stays the same."""
        plan = align([value_of(item) for item in node.items], new)
        kept = [index for index, _ in plan if index is not None]
        if kept and kept == sorted(kept):
            self._flow_gaps(node, new, plan, path)
            return
        items = [
            self.copy(node.items[index].start, node.items[index].end)
            if index is not None and equal
            else write_flow(value)
            for value, (index, equal) in zip(new, plan, strict=True)
        ]
        self._put(node.start, node.end, "[" + ", ".join(items) + "]")

    def _flow_gaps(self, node: Sequence, new: list[Value], plan: list[tuple[int | None, bool]], path: Path) -> None:
        """Items that stay in their order: what is gone is cut out, what is new is put in, the rest is not touched."""
        items = node.items
        kept = [index for index, _ in plan if index is not None]
        for gone in set(range(kept[-1])) - set(kept):
            self._put(items[gone].start, items[gone + 1].start, "")
        self._put(items[kept[-1]].end, items[-1].end, "")
        place = -1
        for value, (index, equal) in zip(new, plan, strict=True):
            if index is None:
                text = write_flow(value)
                first = items[kept[0]].start
                self._put(*((first, first, f"{text}, ") if place < 0 else (place, place, f", {text}")))
                continue
            if not equal:
                self._item(node, items[index], value, path)
            place = items[index].end

    # keys

    def _add(self, node: Mapping, present: list[str], added: Data, path: Path) -> None:
        names = schema.in_order(list(added), path)
        if node.flow:
            pairs = write_flow({name: added[name] for name in names})[1:-1]
            if not node.pairs:
                self._put(node.start, node.end, "{" + pairs + "}")
            else:
                last = max(self.at.content_end(value) for _, value in node.pairs)
                self._put(last, last, ", " + pairs)
            return
        if not present:
            raise CannotSpliceError
        first = node.pairs[0][0].start
        indent = self.at.indent(first)
        for name in names:
            neighbour, after = schema.place(name, present, path)
            key, value = node.named()[neighbour]
            if not after and self.text[self.at.line_start(key.start) : key.start] != indent:
                after = True  # the first key of `- title: …`
            lines = write_pair(name, added[name], indent, (*path, name), self.newline)
            place = self.at.after(value, len(indent)) if after else self.at.above(key.start)
            self._insert_line(place, lines)

    def _remove(self, node: Mapping, name: str) -> None:
        key, value = node.named()[name]
        if node.flow:
            raise CannotSpliceError
        start = self.at.line_start(key.start)
        if self.text[start : key.start].strip():
            raise CannotSpliceError
        self._put(start, self.at.line_end(self.at.content_end(value)), "")

    def _put(self, start: int, end: int, text: str) -> None:
        if text or start != end:
            self.splices.append(YamlSplice(start, end, text))

    def _insert_line(self, place: int, lines: str) -> None:
        if place > 0 and self.at.line_start(place) != place:  # the last line has no end
            lines = self.newline + lines
        self._put(place, place, lines)


def _first_line(text: str) -> tuple[str, str]:
    end = next((at for at, sign in enumerate(text) if sign in "\r\n"), len(text))
    return text[:end], text[end:]


def _rising(indexes: list[int]) -> set[int]:
    """A longest rising run of `indexes` (each once): the items that need not move."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for index in indexes:
        rank = bisect_left(tails, index)
        before[index] = tails[rank - 1] if rank else None
        tails[rank:] = [index, *tails[rank + 1 :]]
    run: set[int] = set()
    last = tails[-1] if tails else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


def spliced(text: str, splices: list[YamlSplice]) -> str:
    """`text` with the splices done; of several at one place the first given comes first. Raises Fault where
    they overlap."""
    parts: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < done:
            raise Fault("header-syntax", "")
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])
