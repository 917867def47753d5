"""The tolerant second reading: lines that give a known text field something other than one YAML scalar.

`title: 首相: 増税せず`, `headline: [速報] 記事` and `- 「A」: B` under `summary` are what authors write, and what
YAML refuses or takes for something else. Here such values are put into quotes in a copy of the header, which is read
instead; `Repaired` knows the way back to the places of the author's own text, which stays as it is.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.file import schema
from editor.core.file.values import Fault, Path
from editor.core.file.yaml_tree import Mapping, Scalar, Sequence, YamlNode, read_tree, resolved
from editor.core.file.yaml_write import write_scalar
from editor.core.text.patterns import pattern

_LINE = pattern(r"[^\r\n\x85\u2028\u2029]+")
_DASH = pattern(r"-(?:[ \t]+|$)")
_KEY = pattern(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#\[\]{}&*!|>%@`,](?:[^:#]|:(?!\s|$)|(?<=\S)\#)*):(?=\s|$)"""
)
_BLOCK = pattern(r"[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_COMMENT = pattern(r"(?<![ \t])[ \t]+#.*$")
_ITEM = pattern(r"[^,]+")
_MOST_LOOKS = 200  # at single values, each of which takes 0.1 ms; a header with more of them is not mended


@dataclass(frozen=True, slots=True)
class Repair:
    """The value from `start` to `end` of the author's text stands in quotes from `new_start` to `new_end`."""

    path: Path
    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """A header fit for reading, and the repairs that made it so."""

    text: str
    repairs: tuple[Repair, ...] = ()

    def place(self, offset: int) -> int:
        """The place in the author's text of the place `offset` here; raises Fault inside of what was repaired."""
        index = bisect_right([repair.new_start for repair in self.repairs], offset) - 1
        if index < 0:
            return offset
        repair = self.repairs[index]
        if offset >= repair.new_end:
            return repair.end + offset - repair.new_end
        if offset > repair.new_start:
            raise Fault("header-syntax", "", repair.start)
        return repair.start


def repair(text: str, *, quotes: bool = False) -> Repaired:
    """`text` with its unreadable text values in quotes; `quotes`: those too that begin a quote and do not end it."""
    parts: list[str] = []
    repairs: list[Repair] = []
    done = size = 0
    for path, start, end in _unreadable(text, quotes):
        quoted = write_scalar(text[start:end], style='"')
        parts += [text[done:start], quoted]
        size += start - done
        repairs.append(Repair(path, start, end, size, size + len(quoted)))
        size += len(quoted)
        done = end
    return Repaired("".join([*parts, text[done:]]), tuple(repairs))


def needs_repair(root: YamlNode | None) -> bool:
    """Whether the tree has something other than a text where POST_FORMAT has one."""
    return root is not None and _needs_repair(root, ())


def _needs_repair(node: YamlNode, path: Path) -> bool:
    node = resolved(node)
    if isinstance(node, Scalar) or len(path) > 3:
        return False
    if schema.is_text(path):
        return True
    if isinstance(node, Mapping):
        return any(_needs_repair(value, (*path, name)) for name, (_, value) in node.named().items())
    return isinstance(node, Sequence) and any(_needs_repair(item, (*path, "*")) for item in node.items)


class _Outline:
    """The keys and items that the current line lies in, by their indentation."""

    def __init__(self) -> None:
        self.levels: list[tuple[int, str, int]] = []

    @property
    def path(self) -> Path:
        """With "*" for an item."""
        return tuple(name for _, name, _ in self.levels)

    @property
    def place(self) -> Path:
        """With its number for an item, as problems name it."""
        return tuple(str(index) if name == "*" else name for _, name, index in self.levels)

    def item(self, indent: int) -> None:
        """A dash at `indent`; it may stand right below the key whose list it is in."""
        index = 0
        while self.levels and (self.levels[-1][0] > indent or self.levels[-1][:2] == (indent, "*")):
            level = self.levels.pop()
            index = level[2] + 1 if level[:2] == (indent, "*") else 0
        self.levels.append((indent, "*", index))

    def key(self, indent: int, name: str) -> None:
        """A key at `indent`."""
        while self.levels and self.levels[-1][0] >= indent:
            self.levels.pop()
        self.levels.append((indent, name, 0))


def _unreadable(text: str, quotes: bool) -> Iterator[tuple[Path, int, int]]:
    outline = _Outline()
    block = -1
    looks = 0
    for match in _LINE.finditer(text):
        line = match[0]
        at = indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (block >= 0 and indent > block):
            continue
        block = -1
        if line.startswith("#", at):
            continue
        while dash := _DASH.match(line, at):
            outline.item(at)
            indent, at = at, dash.end()
            if schema.is_text(outline.path):
                break
        if not (indent < at and schema.is_text(outline.path)):
            key = _KEY.match(line, at)
            if key is None:
                continue
            outline.key(at, key["key"].strip().strip("\"'"))
            indent, at = at, key.end()
        value = line[at:]
        at += len(value) - len(value.lstrip())
        value = value.strip()
        start = match.start() + at
        if _BLOCK.match(value):
            block = indent
        elif schema.is_text(outline.path):
            looks += 1
            if looks <= _MOST_LOOKS and not _reads(value, text, quotes):
                value = _COMMENT.sub("", value)
                yield outline.place, start, start + len(value)
        elif schema.is_inline(outline.path) and value.startswith("[") and value.endswith("]") and not _one_node(value):
            for index, item in enumerate(_ITEM.finditer(value, 1, len(value) - 1)):
                looks += 1
                label = item[0].strip()
                if label and looks <= _MOST_LOOKS and not _reads(label, text, quotes, flow=True):
                    place = start + item.start() + len(item[0]) - len(item[0].lstrip())
                    yield (*outline.place, str(index)), place, place + len(label)


def _reads(value: str, text: str, quotes: bool, flow: bool = False) -> bool:
    """Whether `value` alone is one scalar, or the beginning of a quoted one that may go on below."""
    if not value or value.startswith("#"):
        return not flow
    if value.startswith("*"):
        return f"&{value[1:]}" in text
    if value[0] in "\"'" and not quotes and value.count(value[0]) == 1:
        return True
    try:
        root = read_tree(f"[{value}]" if flow else value).root
    except Fault:
        return False
    if flow:
        return isinstance(root, Sequence) and len(root.items) == 1 and isinstance(root.items[0], Scalar)
    return isinstance(root, Scalar)


def _one_node(value: str) -> bool:
    try:
        return isinstance(read_tree(value).root, Sequence)
    except Fault:
        return False
