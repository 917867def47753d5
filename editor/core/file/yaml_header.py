"""A YAML header: read tolerantly within bounds, edited by splicing, and no edit believed before it is read again."""

import contextlib
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from editor.core.file.values import Data, Fault, Path, Plain, Value, align
from editor.core.file.yaml_comments import comments, lost
from editor.core.file.yaml_edit import YamlEdit, YamlSplice, spliced
from editor.core.file.yaml_places import CannotSpliceError, YamlPlaces
from editor.core.file.yaml_repair import Repaired, needs_repair, repair
from editor.core.file.yaml_tree import Alias, Mapping, Scalar, Sequence, Tree, YamlNode, read_tree, resolved, value_of
from editor.core.file.yaml_tree import Loader as FastLoader
from editor.core.file.yaml_write import write_pairs
from editor.core.words import tr

_SMALL = 8 * 1024  # characters that stock PyYAML, written in Python, reads within some 50 ms


@dataclass(frozen=True)
class YamlHeader:
    """The text between the marks, line end of its last line included, and what it says.

    `faults` forbid editing. `newline` ends the lines that are added. Offsets of faults are places in `text`.
    """

    text: str
    newline: str = "\n"
    tree: Tree = field(default_factory=lambda: Tree(None))
    repaired: Repaired = field(default_factory=lambda: Repaired(""))
    faults: tuple[Fault, ...] = ()

    @classmethod
    def read(cls, text: str, newline: str = "\n") -> "YamlHeader":
        """Never raises: what cannot be read is a header with faults and without data."""
        try:
            tree, repaired = _read(text)
        except Fault as fault:
            return cls(text, newline, faults=(fault,))
        faults = [Fault(fault.rule, fault.sentence, _place(repaired, fault.offset)) for fault in tree.faults]
        if tree.root is not None and not isinstance(tree.root, Mapping) and not _is_nothing(tree.root):
            faults.append(Fault("header-not-mapping", tr("The header is not a list of keys and values."), 0))
        return cls(text, newline, tree, repaired, tuple(faults))

    @cached_property
    def data(self) -> Data:
        """The header as data, all scalars as text."""
        data = value_of(self.tree.root)
        return data if isinstance(data, dict) else {}

    @cached_property
    def pairs(self) -> dict[str, tuple[YamlNode, YamlNode]]:
        """The nodes of the top-level keys and values."""
        return self.tree.root.named() if isinstance(self.tree.root, Mapping) else {}

    def offset(self, path: Path) -> int:
        """The place of the key or item at `path`, or of the nearest part above it."""
        node, place = self.tree.root, 0
        for name in path:
            node = resolved(node) if node else None
            if isinstance(node, Mapping) and name in (pairs := node.named()):
                key, node = pairs[name]
                place = key.start
            elif isinstance(node, Sequence) and name.isdecimal() and int(name) < len(node.items):
                node = node.items[int(name)]
                place = node.start
            else:
                break
        return _place(self.repaired, place)

    def source(self, key: str) -> str:
        """The text of the value of the top-level `key` as the author wrote it."""
        if key not in self.pairs:
            return ""
        node = self.pairs[key][1]
        end = YamlPlaces(self.repaired.text).content_end(node)
        return self.text[_place(self.repaired, node.start) : _place(self.repaired, end)].strip()

    def mended(self) -> tuple[tuple[Path, int], ...]:
        """The values that YAML cannot read, or not as text, and that are read as text here: their paths and places."""
        return tuple((repair.path, repair.start) for repair in self.repaired.repairs)

    def with_data(self, new: Data) -> "YamlHeader":
        """The header that says `new`, with no other line touched. Raises Fault if there is no safe way."""
        if self.faults:
            raise self.faults[0]
        header = self
        for name, value in new.items():
            moved = _moved(self.data.get(name), value)
            if moved is not None:  # rows that are moved and edited: moved first, with all that is written in them
                header = header._with_key(name, {**header.data, name: moved})
        for name in [*new, *(name for name in self.data if name not in new)]:
            if header.data.get(name) != new.get(name) or (name in new) != (name in header.data):
                header = header._with_key(name, new)
        return header

    def _with_key(self, name: str, new: Data) -> "YamlHeader":
        expected = {key: value for key, value in self.data.items() if key != name or name in new}
        if name in new:
            expected[name] = new[name]
        for attempt in (self._splice, self._rewrite):
            try:
                header = YamlHeader.read(attempt(name, expected), self.newline)
            except (CannotSpliceError, Fault):
                continue
            if not header.faults and header.data == expected and _confirmed(self, header, name, expected.get(name)):
                return self._commented(header, name)
        sentence = tr("“{key}” is written in a way that cannot be changed safely.", key=name[:40])
        raise Fault("header-cannot-edit", sentence, self.offset((name,)))

    def _commented(self, new: "YamlHeader", name: str) -> "YamlHeader":
        """`new` with the comments above the entry `name` that its edit lost; those of removed items go with them."""
        if name not in new.data or _is_fewer(self.data.get(name), new.data[name]):
            return new
        missing = lost(comments(self.repaired.text, self.tree.root), comments(new.repaired.text, new.tree.root))
        if not missing:
            return new
        start = YamlPlaces(new.text).line_start(new.offset((name,)))
        above = "".join(f"{words}{self.newline}" for words in missing)
        header = YamlHeader.read(new.text[:start] + above + new.text[start:], self.newline)
        return header if not header.faults and header.data == new.data else new

    def _splice(self, name: str, expected: Data) -> str:
        root = self.tree.root
        if not isinstance(root, Mapping):
            end = "" if not self.text or self.text.endswith(("\n", "\r")) else self.newline
            return self.text + end + write_pairs({name: expected[name]}, "", (), self.newline)
        edit = self._edit()
        edit.mapping(root, expected, (), only=name)
        return self._applied(edit)

    def _rewrite(self, name: str, expected: Data) -> str:
        root = self.tree.root
        if not isinstance(root, Mapping) or name not in expected:
            raise CannotSpliceError
        edit = self._edit()
        edit.rewrite(root, name, expected)
        return self._applied(edit)

    def _edit(self) -> YamlEdit:
        place = self.repaired.place
        mended = frozenset(repair.new_start for repair in self.repaired.repairs)
        return YamlEdit(
            self.repaired.text, self.newline, lambda start, end: self.text[place(start) : place(end)], mended
        )

    def _applied(self, edit: YamlEdit) -> str:
        place = self.repaired.place
        return spliced(self.text, [YamlSplice(place(part.start), place(part.end), part.text) for part in edit.splices])


def _read(text: str) -> tuple[Tree, Repaired]:
    """Read as it is; if that fails or gives no text where there should be one, read with such values in quotes."""
    plain = Repaired(text)
    fault: Fault | None = None
    tree = Tree(None)
    try:
        tree = read_tree(text)
    except Fault as error:
        if error.rule not in ("header-syntax", "header-alias"):
            raise
        fault = error
    if fault is None and not needs_repair(tree.root):
        return tree, plain
    repairs = 0
    for quotes in (False, True):
        repaired = repair(text, quotes=quotes)
        if len(repaired.repairs) > repairs:
            repairs = len(repaired.repairs)
            with contextlib.suppress(Fault):
                return read_tree(repaired.text), repaired
    if fault is not None:
        raise fault
    return tree, plain


def _moved(old: Value, new: Value) -> Value:
    """The list `old` in the order of `new`, if rows of it are both moved and edited."""
    if not isinstance(old, list) or not isinstance(new, list):
        return None
    plan = align(old, new)
    rows = [index for index, equal in plan if index is not None and not equal and isinstance(old[index], dict)]
    indexes = [index for index, _ in plan if index is not None]
    if not rows or indexes == sorted(indexes):
        return None
    return [old[index] if index is not None else value for (index, _), value in zip(plan, new, strict=True)]


def _is_fewer(old: Value, new: Value) -> bool:
    """Whether items of a list or keys of a mapping, at any depth, are gone."""
    if isinstance(old, list) and isinstance(new, list):
        return len(new) < len(old) or any(_is_fewer(a, b) for a, b in zip(old, new, strict=False))
    if isinstance(old, dict) and isinstance(new, dict):
        return not set(old) <= set(new) or any(_is_fewer(old[key], new[key]) for key in old)
    return isinstance(old, (list, dict)) and bool(old)


def _place(repaired: Repaired, offset: int) -> int:
    try:
        return repaired.place(offset)
    except Fault as fault:
        return fault.offset


def _is_nothing(node: YamlNode) -> bool:
    return isinstance(node, Scalar) and node.null


_MISSING = object()


def _confirmed(old: YamlHeader, new: YamlHeader, name: str, value: Value) -> bool:
    """Whether stock PyYAML, too, reads the new header as the old one with the one key changed.

    Its fast half reads all of it; the half in Python, which `yaml.safe_load` uses and which is 50 times slower, all of
    a small header, else the changed entry. Where it could not read the old text either, nothing is asked of it.
    """
    alone = _entry(old, name), _entry(new, name)
    for loader, small in ((FastLoader, True), (yaml.SafeLoader, len(new.text) <= _SMALL)):
        before, after = (old.repaired.text, new.repaired.text) if small else alone
        was, now = _stock(before, loader), _stock(after, loader)
        if was is _MISSING and small:
            was, now = (_stock(text, loader) for text in alone)
        if was is _MISSING and name in old.data:
            continue
        now = {} if now is None else now  # the entry that was removed, alone
        if not isinstance(now, dict):
            return False
        was = was if isinstance(was, dict) else {}
        others = [key for key in {**was, **now} if key != name]
        if not all(key in was and key in now and _same(was[key], now[key]) for key in others):
            return False
        if (name in now) != (name in new.data):
            return False
        if name in now and not _agrees(now[name], value, was.get(name), old.data.get(name)):
            return False
    return True


def _entry(header: YamlHeader, name: str) -> str:
    """The lines of one top-level entry, the whole header where it cannot be read alone."""
    root = header.tree.root
    if not isinstance(root, Mapping) or root.flow or _has_alias(root):
        return header.repaired.text
    keys = sorted(key.start for key, _ in root.pairs)
    pair = root.named().get(name)
    if pair is None:
        return ""
    text = header.repaired.text
    later = [start for start in keys if start > pair[0].start]
    end = YamlPlaces(text).line_start(later[0]) if later else None  # `? key` and `&anchor key` begin before the key
    return text[pair[0].start : end] + "\n"


def _has_alias(node: YamlNode) -> bool:
    if isinstance(node, Mapping):
        return any(_has_alias(key) or _has_alias(value) for key, value in node.pairs)
    return isinstance(node, Alias) or (isinstance(node, Sequence) and any(_has_alias(item) for item in node.items))


def _stock(text: str, loader: type) -> object:
    try:
        return yaml.load(text, Loader=loader)
    except Exception:  # ValueError, TypeError, OverflowError, RecursionError and its own
        return _MISSING


def _same(a: object, b: object) -> bool:
    try:
        return repr(a) == repr(b)  # so that .nan is itself
    except ValueError:  # a hexadecimal number too long to be written out
        return a == b


def _agrees(now: object, new: Value, was: object, old: Value) -> bool:
    """Whether PyYAML's `now` is the text `new`, or of the type that the unchanged text had before."""
    if isinstance(new, Plain) or (new == old and _same(now, was)):
        return True
    if isinstance(new, dict) and isinstance(now, dict):
        before, texts = was if isinstance(was, dict) else {}, old if isinstance(old, dict) else {}
        keys = dict(zip(new, now, strict=False)) if list(new) != list(now) else {key: key for key in new}
        return len(new) == len(now) and all(
            _agrees(now.get(key, now.get(keys[key])), new[key], before.get(key), texts.get(key)) for key in new
        )
    if isinstance(new, list) and isinstance(now, list):
        befores = list(zip(old, was, strict=False)) if isinstance(old, list) and isinstance(was, list) else []
        return len(new) == len(now) and all(
            any(_agrees(value, text, before, was_text) for was_text, before in [*befores, (None, None)])
            for value, text in zip(now, new, strict=True)
        )
    return (type(now) is str and now == new) or (new is None and now is None)
