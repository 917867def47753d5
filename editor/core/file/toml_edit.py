"""Edits of a TOML header as splices of its text.

Only the statement of a changed key is given to tomlkit, which keeps its comments and spaces; no other line can change.
"""

import tomllib
from datetime import date, datetime, time
from typing import Any, cast

import tomlkit
from tomlkit.items import Array, Item

from editor.core.file import schema
from editor.core.file.toml_statements import Statement
from editor.core.file.values import Data, Fault, Path, Plain, Value, align
from editor.core.file.yaml_edit import YamlSplice


class TomlEdit:
    """The splices that one change of a top-level key needs. `all` are the statements of `text`, in order."""

    def __init__(self, text: str, newline: str, all_statements: list[Statement]) -> None:
        self.text, self.newline, self.all = text, newline, all_statements
        self.splices: list[YamlSplice] = []

    def change(self, path: Path, old: Value, new: Value, within: list[Statement] | None = None) -> None:
        """Make `path` say `new` instead of `old`; `within` are the statements of one of several equal tables.

        Raises Fault, or an error of tomlkit's own, where there is no safe way.
        """
        here = self.all if within is None else within
        statement = next((item for item in here if item.path == path and not item.table), None)
        if new is None:
            for item in here:
                if item.path[: len(path)] == path:
                    self.splices.append(YamlSplice(item.start, item.end, ""))
        elif statement is not None:
            self._set(statement, old, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in [*new, *(key for key in old if key not in new)]:
                if old.get(key) != new.get(key):
                    self.change((*path, key), old.get(key), new.get(key), within)
        elif isinstance(old, list) and isinstance(new, list):
            self._tables(path, old, new)
        elif old is None:
            self._add(path, new, here)
        else:
            raise Fault("header-cannot-edit", "")

    def _set(self, statement: Statement, old: Value, new: Value) -> None:
        document = tomlkit.parse(self.text[statement.start : statement.end])
        parent: Any = document
        for _ in range(statement.parts - 1):
            parent = parent[next(iter(parent))]
        key = next(iter(parent))
        _assign(parent, key, old, new)
        text = tomlkit.dumps(document)
        self.splices.append(YamlSplice(statement.start, statement.end, text))

    def _add(self, path: Path, new: Value, here: list[Statement]) -> None:
        parent, name = path[:-1], path[-1]
        tables = isinstance(new, dict) or (isinstance(new, list) and any(isinstance(item, dict) for item in new))
        head = next((item for item in here if item.table and item.path == parent), None)
        if tables and new:
            self._insert(self._table_place(path), self._new_tables(path, new))
        elif not parent or head is not None:
            group = head.group if head else 0
            siblings = [item for item in here if item.group == group and not item.table]
            self._line(name, new, parent, siblings, head)
        elif siblings := [item for item in here if item.path[: len(parent)] == parent and not item.table]:
            prefix = self._prefix(siblings[-1], parent)
            self._insert(siblings[-1].end, f"{prefix}.{_key(name)} = {_value(new)}{self.newline}")
        else:
            self._insert(self._table_place(parent), self._new_tables(parent, {name: new}))

    def _prefix(self, sibling: Statement, parent: Path) -> str:
        """The dotted key that leads to `parent` from the table of `sibling`."""
        heads = [item for item in self.all if item.table and item.group == sibling.group]
        table = heads[0].path if heads else ()
        return ".".join(_key(part) for part in parent[len(table) :])

    def _line(self, name: str, new: Value, parent: Path, siblings: list[Statement], head: Statement | None) -> None:
        depth = len(parent)
        present = [item.path[depth] for item in siblings]
        line = f"{_key(name)} = {_value(new)}{self.newline}"
        if present:
            neighbour, after = schema.place(name, present, tuple(parent))
            near = [item for item in siblings if item.path[depth] == neighbour]
            self._insert(near[-1].end if after else near[0].start, line)
        else:
            self._insert(head.end if head else 0, line)

    def _table_place(self, path: Path) -> int:
        """A new table goes behind those that POST_FORMAT has before it, else to the end."""
        known = schema.order(())
        if path[0] in known:
            later = known[known.index(path[0]) + 1 :]
            heads = [item for item in self.all if item.table]
            own = [item for item in self.all if item.path[:1] == path[:1]]
            if own:
                group = own[-1].group
                return max(item.end for item in self.all if item.group == group)
            following = next((item for item in heads if item.path[0] in later), None)
            if following is not None:
                return following.start
        return len(self.text)

    def _new_tables(self, path: Path, new: Value) -> str:
        head = ".".join(_key(part) for part in path)
        if isinstance(new, list):
            return "".join(self._table(f"[[{head}]]", item, path) for item in new if isinstance(item, dict))
        assert isinstance(new, dict)
        inner = {key: item for key, item in new.items() if isinstance(item, dict)}
        text = self._table(f"[{head}]", {key: item for key, item in new.items() if key not in inner}, path)
        text = "" if inner and len(inner) == len(new) else text
        return text + "".join(self._new_tables((*path, key), item) for key, item in inner.items())

    def _table(self, head: str, data: Data, path: Path) -> str:
        names = schema.in_order(list(data), path if len(path) < 2 else (*path[:-1], "*"))
        return "".join(
            line + self.newline for line in [head, *(f"{_key(name)} = {_value(data[name])}" for name in names)]
        )

    def _insert(self, place: int, lines: str) -> None:
        unfinished = place == len(self.text) and self.text and not self.text.endswith("\n")
        self.splices.append(YamlSplice(place, place, (self.newline if unfinished else "") + lines))

    def _tables(self, path: Path, old: list[Value], new: list[Value]) -> None:
        """The tables of an array of tables: kept, edited, moved with their comments, removed and added."""
        heads = [item for item in self.all if item.table == "[[" and item.path == path]
        if len(heads) != len(old):
            raise Fault("header-cannot-edit", "")
        blocks: list[list[Statement]] = []
        for head in heads:
            later = [item for item in self.all if item.group > head.group and item.table]
            stop = next((item.group for item in later if item.path[: len(path)] != path or item in heads), None)
            blocks.append([item for item in self.all if item.group >= head.group and (not stop or item.group < stop)])
        spans = [(block[0].start, block[-1].end) for block in blocks]
        plan = align(old, new)
        kept: list[int] = []
        for index, _ in plan:
            if index is not None and (not kept or index > kept[-1]):
                kept.append(index)
        place = spans[0][0] if spans else self._table_place(path)
        for value, (index, equal) in zip(new, plan, strict=True):
            if index is not None and index in kept:
                if not equal:
                    self.change(path, old[index], value, blocks[index])
                place = spans[index][1]
            elif index is not None and equal:
                self._insert(place, self.text[spans[index][0] : spans[index][1]])
            else:
                self._insert(place, self._new_tables(path, [value]))
        for index in set(range(len(spans))) - set(kept):
            self.splices.append(YamlSplice(*spans[index], ""))


def _assign(parent: Any, key: Any, old: Value, new: Value) -> None:
    """Put `new` into a tomlkit container, changing no more of it than differs from `old`."""
    current = parent[key]
    if isinstance(old, dict) and isinstance(new, dict):
        for name in [name for name in old if name not in new]:
            del current[name]
        for name, value in new.items():
            if name not in old:
                current[name] = _item(value)
            elif old[name] != value:
                _assign(current, name, old[name], value)
    elif isinstance(old, list) and isinstance(new, list) and isinstance(current, Array):
        _assign_items(current, old, new)
    else:
        typed = new if not isinstance(new, str) or isinstance(current, str) else Plain(new)
        parent[key] = _item(typed)


def _assign_items(array: Array, old: list[Value], new: list[Value]) -> None:
    plan = align(old, new)
    kept = [index for index, _ in plan if index is not None]
    if kept != sorted(kept):  # moved items are taken out and put in again
        plan = [(None, False) if index is None or kept.index(index) else (index, equal) for index, equal in plan]
        kept = [index for index, _ in plan if index is not None]
    for number in reversed(range(len(old))):
        if number not in kept:
            del array[number]
    for place, (value, (index, equal)) in enumerate(zip(new, plan, strict=True)):
        if index is None:
            array.insert(place, _item(value))
        elif not equal:
            _assign(array, place, old[index], value)


def _item(value: Value) -> Item:
    if isinstance(value, Plain):
        try:
            if isinstance(tomllib.loads(f"x = {value}")["x"], (date, datetime, time, bool, int, float)):
                return cast(Item, tomlkit.parse(f"x = {value}").item("x"))
        except Exception:  # not what TOML takes for anything but text
            pass
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        for key, item in value.items():
            table[key] = _item(item)
        return table
    if isinstance(value, list):
        array = tomlkit.array()
        for item in value:
            array.append(_item(item))
        return array
    return tomlkit.string(str(value or ""))


def _value(value: Value) -> str:
    return _item(value).as_string()


def _key(name: str) -> str:
    return (
        name
        if name and all(c.isascii() and (c.isalnum() or c in "_-") for c in name)
        else tomlkit.string(name).as_string()
    )
