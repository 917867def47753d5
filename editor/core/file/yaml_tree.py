"""YAML as a tree of nodes that know their place in the text, read without ever recursing.

The tree is built from the parser's events, one by one, with the bounds counted on the way: libyaml's own composer
recurses in C and takes the process down at 25,000 opening brackets, and `yaml.load` expands merge keys for minutes.
Its scanner and parser keep their stack on the heap.
"""

from dataclasses import dataclass, field

import yaml

from editor.core.file.values import Data, Fault, Value
from editor.core.text.patterns import pattern
from editor.core.words import tr

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16
MAX_NODES = 5_000
MAX_ALIASES = 64

Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is built in: it accepts tabs that the parser written in Python refuses, and is far faster."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
MERGE = "<<"
_BELOW = pattern(r"(?:[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?(?:\r\n|[\n\r\x85\u2028\u2029]))+[ \t]*")
_ANCHOR = pattern(r"&[^\s,\[\]{}]+[ \t]*")


@dataclass(slots=True, eq=False)
class YamlNode:
    """`start` and `end` bound the node in the text. `size` and `depth` count its nodes with aliases expanded."""

    start: int
    end: int
    size: int = 1
    depth: int = 1


@dataclass(slots=True, eq=False)
class Scalar(YamlNode):
    """`style` is the first character of its notation: `'`, `"`, `|`, `>` or empty for a plain one."""

    value: str = ""
    style: str = ""

    @property
    def null(self) -> bool:
        """Whether nothing was written, or a word for nothing."""
        return not self.style and self.value in NULLS


@dataclass(slots=True, eq=False)
class Alias(YamlNode):
    """A node that stands for another one, which is written elsewhere."""

    target: YamlNode = field(default_factory=lambda: Scalar(0, 0))


@dataclass(slots=True, eq=False)
class Sequence(YamlNode):
    """A list; `flow`: in brackets."""

    flow: bool = False
    items: list[YamlNode] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping(YamlNode):
    """Keys and values in their order; `flow`: in braces."""

    flow: bool = False
    pairs: list[tuple[YamlNode, YamlNode]] = field(default_factory=list)

    def named(self) -> dict[str, tuple[YamlNode, YamlNode]]:
        """The pairs that are written here, by the text of their key; merged ones are not among them."""
        return {
            key.value: (key, value)
            for key, value in self.pairs
            if isinstance(key, Scalar) and not _is_merge(key, value)
        }


@dataclass(slots=True)
class Tree:
    """`root` is None for an empty document. `faults` are those that forbid editing but not reading."""

    root: YamlNode | None
    faults: list[Fault] = field(default_factory=list)


def read_tree(text: str) -> Tree:
    """The one document in `text`; raises `Fault` where it cannot be read within the bounds."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Fault("header-too-large", tr("The header is larger than 64 KB."))
    builder = _YamlTreeBuilder(text)
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.add(event)
    except yaml.MarkedYAMLError as error:
        marks = [mark.index for mark in (error.problem_mark, error.context_mark) if mark and mark.index < len(text)]
        offset = marks[0] if marks else max(len(text) - 1, 0)  # where it began, if it is only missed at the end
        raise Fault("header-syntax", tr("This line of the header is not valid YAML."), offset) from error
    except Fault:
        raise
    except Exception as error:  # libyaml's reader, surrogates, and whatever else a hostile text brings up
        position = getattr(error, "position", 0)
        offset = min(position, len(text)) if isinstance(position, int) else 0
        raise Fault("header-syntax", tr("The header holds a character that YAML does not allow."), offset) from error
    return Tree(builder.root, builder.faults)


class _YamlTreeBuilder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: YamlNode | None = None
        self.faults: list[Fault] = []
        self.documents = 0
        self.events = 0
        self.aliases = 0
        self.open: list[Sequence | Mapping] = []
        self.keys: list[YamlNode | None] = []
        self.anchors: dict[str, YamlNode] = {}

    def add(self, event: yaml.Event) -> None:
        self.events += 1
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else 0
        if self.events > MAX_NODES:
            raise Fault("header-too-large", tr("The header has more than 5,000 parts."), start)
        if isinstance(event, yaml.ScalarEvent):  # first, for nearly all events are
            self.note(event, start)
            node = Scalar(self.content(event, start, end), end, value=event.value, style=event.style or "")
            self.name(event.anchor, node)
            self.complete(node)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1 or event.version or event.tags:
                raise Fault("header-syntax", tr("The header holds a mark of YAML documents."), start)
        elif isinstance(event, yaml.AliasEvent):
            self.alias(event.anchor or "", start, end)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.note(event, start)
            kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
            opened = kind(self.content(event, start, end), end, flow=bool(event.flow_style))
            self.name(event.anchor, opened)
            self.open.append(opened)
            self.keys.append(None)
            if len(self.open) > MAX_DEPTH:
                raise Fault("header-too-deep", tr("The header is nested more than 16 levels deep."), start)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self.open.pop()
            self.keys.pop()
            closed.end = end
            self.check(closed)
            self.complete(closed)

    def note(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int) -> None:
        if event.tag is not None:
            self.faults.append(Fault("header-tag", tr("The header uses a YAML tag (!)."), start))

    def content(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, start: int, end: int) -> int:
        """The index of the node's value behind its anchor, so that replacing it keeps the anchor."""
        if not event.anchor:
            return start
        anchor = _ANCHOR.match(self.text, start)
        if anchor is None or (isinstance(event, yaml.ScalarEvent) and anchor.end() > end):
            return start if anchor is None else end
        if isinstance(event, yaml.ScalarEvent) or event.flow_style:  # the value may stand below a comment
            below = _BELOW.match(self.text, anchor.end())
            if below and (below.end() < end or not isinstance(event, yaml.ScalarEvent)):
                return below.end()
        return anchor.end()

    def name(self, anchor: str | None, node: YamlNode) -> None:
        if anchor is not None:
            self.anchors[anchor] = node

    def alias(self, anchor: str, start: int, end: int) -> None:
        target = self.anchors.get(anchor)
        self.aliases += 1
        if target is None or any(target is node for node in self.open):
            raise Fault("header-alias", tr("The header refers to a part of itself (*) that is not there."), start)
        if self.aliases > MAX_ALIASES:
            raise Fault("header-alias", tr("The header refers to parts of itself (*) too often."), start)
        self.complete(Alias(start, end, target.size, target.depth, target=target))

    def complete(self, node: YamlNode) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        parent.size += node.size
        parent.depth = max(parent.depth, node.depth + 1)
        if parent.size > MAX_NODES or parent.depth > MAX_DEPTH:
            raise Fault("header-alias", tr("The header grows beyond all bounds by its references (*)."), node.start)
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = node
        else:
            parent.pairs.append((key, node))
            self.keys[-1] = None

    def check(self, node: YamlNode) -> None:
        seen: set[str] = set()
        for key, value in node.pairs if isinstance(node, Mapping) else ():
            if not isinstance(key, Scalar):
                self.faults.append(Fault("header-complex-key", tr("A key of the header is not a text."), key.start))
            elif key.value in seen:
                sentence = tr("The key “{key}” stands in the header twice.", key=_shown(key.value))
                self.faults.append(Fault("header-duplicate-key", sentence, key.start))
            elif _is_merge_key(key) and not _is_merge(key, value):
                self.faults.append(Fault("header-syntax", tr("This line of the header is not valid YAML."), key.start))
            else:
                seen.add(key.value)


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _is_merge_key(key: YamlNode) -> bool:
    return isinstance(key, Scalar) and not key.style and key.value == MERGE


def _is_merge(key: YamlNode, value: YamlNode) -> bool:
    if not _is_merge_key(key):
        return False
    value = resolved(value)
    sources = value.items if isinstance(value, Sequence) else [value]
    return all(isinstance(resolved(source), Mapping) for source in sources)


def resolved(node: YamlNode) -> YamlNode:
    """The node itself, or the one that an alias stands for."""
    return node.target if isinstance(node, Alias) else node


def value_of(node: YamlNode | None) -> Value:
    """The value of `node`: aliases and merge keys expanded, null and an empty value as None. Of duplicates the last
    counts."""
    node = resolved(node) if node else None
    if isinstance(node, Scalar):
        return None if node.null else node.value
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    if not isinstance(node, Mapping):
        return None
    own: Data = {name: value_of(value) for name, (_, value) in node.named().items()}
    for key, value in node.pairs:
        if _is_merge(key, value):
            source = resolved(value)
            for part in source.items if isinstance(source, Sequence) else [source]:
                merged = value_of(part)
                if isinstance(merged, dict):
                    own = {**merged, **own}
    return own
