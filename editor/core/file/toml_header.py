"""A TOML header (`+++`, Hugo's): read with the standard library, edited one statement at a time (`toml_edit`)."""

from dataclasses import dataclass
from datetime import date, time
from functools import cached_property
from typing import Any

from editor.core.file import schema
from editor.core.file.toml_edit import TomlEdit
from editor.core.file.toml_statements import Statement, loads, statements
from editor.core.file.values import Data, Fault, Path, Value, without_empty
from editor.core.file.yaml_edit import spliced
from editor.core.words import tr


@dataclass(frozen=True)
class TomlHeader:
    """The text between the marks and what it says; the same interface as `YamlHeader`."""

    text: str
    newline: str = "\n"
    faults: tuple[Fault, ...] = ()

    @classmethod
    def read(cls, text: str, newline: str = "\n") -> "TomlHeader":
        """Never raises: what cannot be read is a header with faults and without data."""
        header = cls(text, newline)
        try:
            header.typed, header.places  # noqa: B018 — read now, so that faults are known
        except Fault as fault:
            return cls(text, newline, (fault,))
        return header

    @cached_property
    def typed(self) -> dict[str, Any]:
        return loads(self.text)

    @cached_property
    def statements(self) -> list[Statement]:
        return statements(self.text)

    @cached_property
    def data(self) -> Data:
        """The header as data, all scalars as text; dates and numbers as they were written."""
        if self.faults:
            return {}
        return {key: self._text((key,), value) for key, value in self.typed.items()}

    @cached_property
    def places(self) -> dict[Path, Statement]:
        """The statements that set a value, by their path, with the number of each table of an array of tables."""
        counts: dict[Path, int] = {}
        places: dict[Path, Statement] = {}
        for statement in self.statements:
            if statement.table == "[[":
                counts[statement.path] = counts.get(statement.path, -1) + 1
            numbered: Path = ()
            for end in range(1, len(statement.path) + 1):
                part = statement.path[:end]
                numbered += (part[-1], str(counts[part])) if part in counts else (part[-1],)
            places[numbered] = statement
        return places

    def _text(self, path: Path, value: Any) -> Value:
        if isinstance(value, str):
            return value
        if isinstance(value, dict):
            return {key: self._text((*path, key), item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._text((*path, str(index)), item) for index, item in enumerate(value)]
        statement = self.places.get(path)
        if statement is not None:
            return self.text[statement.value_start : statement.end].partition("#")[0].strip()
        if isinstance(value, bool):
            return "true" if value else "false"
        return value.isoformat() if isinstance(value, (date, time)) else str(value)

    def offset(self, path: Path) -> int:
        """The place of the statement of `path`, or of the nearest part above it."""
        places = {} if self.faults else self.places
        for length in range(len(path), 0, -1):
            for place in (path[:length], *(place for place in places if place[:length] == path[:length])):
                if statement := places.get(place):
                    return statement.start
        return 0

    def source(self, key: str) -> str:
        """The lines of the value of the top-level `key` as the author wrote it."""
        found = self._entries.get(key, [])
        if len(found) == 1 and not found[0].table:
            return self.text[found[0].value_start : found[0].end].strip()
        return "".join(self.text[statement.start : statement.end] for statement in found).strip()

    @cached_property
    def _entries(self) -> dict[str, list[Statement]]:
        entries: dict[str, list[Statement]] = {}
        for place in () if self.faults else self.places:
            entries.setdefault(place[0], []).append(self.places[place])
        return entries

    def mended(self) -> tuple[tuple[Path, int], ...]:
        """TOML is not read tolerantly."""
        return ()

    def with_data(self, new: Data) -> "TomlHeader":
        """The header that says `new`, with no other line touched. Raises Fault if there is no safe way."""
        if self.faults:
            raise self.faults[0]
        header = self
        for name in schema.in_order([*new, *(name for name in self.data if name not in new)], ()):
            if header.data.get(name) != new.get(name):
                header = header._with_key(name, new.get(name))
        return header

    def _with_key(self, name: str, value: Value) -> "TomlHeader":
        expected = {**self.data, name: value}
        try:
            edit = TomlEdit(self.text, self.newline, self.statements)
            edit.change((name,), self.data.get(name), value)
            header = TomlHeader.read(spliced(self.text, edit.splices), self.newline)
            others = [{key: item for key, item in typed.items() if key != name} for typed in (self.typed, header.typed)]
            if (
                not header.faults
                and without_empty(header.data) == without_empty(expected)
                and repr(others[0]) == repr(others[1])
            ):
                return header
        except Exception:  # tomlkit's own errors, and whatever it meets in an unusual statement
            pass
        sentence = tr("“{key}” is written in a way that cannot be changed safely.", key=name[:40])
        raise Fault("header-cannot-edit", sentence, self.offset((name,)))
