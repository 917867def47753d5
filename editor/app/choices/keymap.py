"""The person's keymap, kept as a plain file beside the settings, and in force at once when it is changed here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.choices.command import Command
from editor.core import paths
from editor.core.disk import store
from editor.core.disk.toml_file import edit_toml
from editor.core.words import tr

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


class Keymap(QObject):
    """Owner of what is chosen in `keymap.toml`. The defaults are those of the commands, declared with them.

    `changed`: other keys are in force. Comments and unknown commands of the file stay.
    """

    changed = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._file = (folder or paths.config()) / "keymap.toml"
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._unread: tuple[str, ...] = ()
        self._unwritten: set[str] = set()
        if os.path.lexists(self._file):  # most people have none, and nothing is loaded for it at the start
            from editor.core.keys.keymap import read_keymap

            self._chosen, self._unread = read_keymap(self._file)
        self._defaults: dict[str, tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._keys: Mapping[str, tuple[str, ...]] = {}
        self._problems: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        """Sentences about defaults that gave way to keys that were chosen."""

    @property
    def all_keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of all commands, as portable text."""
        return self._keys

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about what of the file is not in force."""
        return (*self._unread, *self._problems)

    def keyed(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """The same `commands`, whose keys are defaults, with the keys in force."""
        declared = tuple(commands)
        self._defaults = {one.id: one.keys for one in declared}
        self._names = {one.id: one.name for one in declared}
        self._resolve()
        return tuple(replace(one, keys=self._keys[one.id]) for one in declared)

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command, as portable text."""
        return self._keys.get(command, ())

    def default(self, command: str) -> tuple[str, ...]:
        """The keys that the command has where nothing is chosen."""
        return self._defaults.get(command, ())

    def is_chosen(self, command: str) -> bool:
        """Whether the person chose the keys of the command, or that it has none."""
        return command in self._chosen

    def choose(self, command: str, keys: tuple[str, ...] | None) -> None:
        """Give the command other `keys`; None: its default ones again. What others had is theirs no longer.

        Raises FileError: the keys are in force, but not in the file.
        """
        before = self._chosen
        self._chosen = {one: texts for one, texts in self._chosen.items() if one != command}
        if keys is not None:
            from editor.core.keys.chord import parse_chord

            taken = {parse_chord(key) for key in keys}
            self._chosen = {
                one: tuple(key for key in was if parse_chord(key) not in taken) for one, was in self._chosen.items()
            }
            self._chosen[command] = keys
        self._unwritten |= {command, *(one for one, was in before.items() if self._chosen.get(one) != was)}
        self._resolve()
        self.changed.emit()
        self._write()

    def ready_file(self) -> Path:
        """The path of the file, made with all commands as comments where there is none. Raises FileError."""
        store.make_folder(self._file.parent, self._file.parent)
        if not self._file.exists():
            lines = [tr("# The keys of Ronpyo. A line that does not begin with # is in force from the next start.")]
            lines += [
                f'# "{command}" = [{", ".join(_quoted(key) for key in keys)}]  # {self._names[command]}'
                for command, keys in self._defaults.items()
            ]
            store.write(self._file, ("\n".join(lines) + "\n").encode("utf-8"), store.ABSENT)
        return self._file

    def _resolve(self) -> None:
        if not self._chosen:
            self._keys, self._problems, self.notes = self._defaults, (), ()
            return
        from editor.core.keys.keymap import resolved

        found = resolved(self._defaults, self._chosen, self._names)
        self._keys, self._problems, self.notes = found.keys, found.problems, found.notes

    def _write(self) -> None:
        """Write what was chosen here and is not in the file yet into what it holds now: the person may have added
        lines. Raises FileError."""

        def change(table: TOMLDocument) -> None:
            for command in [one for one in self._defaults if not table or one in self._unwritten]:
                section, _, key = command.partition(".")
                inner = table.get(section)  # where it is written as format.bold = "…"
                if isinstance(inner, dict) and key in inner and not isinstance(inner[key], dict):
                    del inner[key]
                if command in table:
                    del table[command]
                if command in self._chosen:
                    table[command] = list(self._chosen[command])

        edit_toml(self._file, change)
        self._unwritten.clear()
        self._unread = ()


def _quoted(key: str) -> str:
    escaped = key.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
