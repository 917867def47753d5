"""The keymap: the keys of all commands, of their defaults and of what the person chose, with what is wrong in it.

What is chosen goes before defaults: a default whose keys somebody else was given loses them, and that is said. Of two
commands that were given the same keys the first in the file has them.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.core.disk import regular
from editor.core.disk.causes import cause
from editor.core.keys.chord import Chord, parse_chord, why_reserved
from editor.core.words import tr

_LARGEST = 1 << 20  # bytes of the file
_MOST = 4  # chords of one command
_DEEPEST = 4  # tables in tables


@dataclass(frozen=True, slots=True)
class ResolvedKeys:
    """The chords of each command, as portable text; `problems` are sentences about what of the file is not in force,
    `notes` about defaults that gave way."""

    keys: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_keymap(path: Path) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The keys that the file chooses, by command, and sentences about what of it cannot be read. Never raises."""
    try:
        read = tomllib.loads(regular.text(path, _LARGEST))
    except FileNotFoundError:
        return {}, ()
    except (OSError, ValueError, RecursionError) as error:
        why = cause(error) if isinstance(error, OSError) else str(error)
        said = tr("{name} could not be read ({why}), so the usual keys are in force.", name=path.name, why=why)
        return {}, (said,)
    chosen: dict[str, tuple[str, ...]] = {}
    wrong: list[str] = []
    _flatten(read, "", chosen, wrong, 0)
    said_wrong = tr("In {name} these are no keys and are passed over: {ids}", name=path.name, ids=", ".join(wrong))
    return chosen, (said_wrong,) if wrong else ()


def _flatten(
    table: Mapping[str, Any], above: str, chosen: dict[str, tuple[str, ...]], wrong: list[str], depth: int
) -> None:
    """Put the entries of `table` into `chosen`: `format.bold = "…"` is a table in TOML, `"format.bold" = "…"` none."""
    for key, value in table.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, str):
            chosen[name] = (value,) if value.strip() else ()
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            chosen[name] = tuple(value[:_MOST])
        elif isinstance(value, dict) and depth < _DEEPEST:
            _flatten(value, name, chosen, wrong, depth + 1)
        else:
            wrong.append(name)


def resolved(
    defaults: Mapping[str, Sequence[str]], chosen: Mapping[str, Sequence[str]], names: Mapping[str, str]
) -> ResolvedKeys:
    """The keys in force; `names` are the commands' names for sentences. A chord belongs to one command at most."""
    problems: list[str] = []
    notes: list[str] = []
    owners: dict[Chord, str] = {}
    keys: dict[str, list[str]] = {command: [] for command in defaults}
    for command, wanted in chosen.items():
        if command not in defaults:
            problems.append(tr("There is no command “{id}”; its line is kept.", id=command))
            continue
        for text in wanted:
            chord = parse_chord(text)
            if chord is None:
                problems.append(tr("{command}: “{keys}” are no keys.", command=names[command], keys=text))
            elif why := why_reserved(chord, command):
                problems.append(tr("{command}: {why}", command=names[command], why=why))
            elif (owner := owners.get(chord, command)) != command:
                said = {"keys": chord, "owner": names[owner], "command": names[command]}
                problems.append(tr("{keys} is given to {owner} and to {command}: {owner} has it.", **said))
            elif str(chord) not in keys[command]:
                owners[chord] = command
                keys[command].append(str(chord))
    for command, usual in defaults.items():
        if command in chosen:
            continue
        for text in usual:
            chord = parse_chord(text)
            if chord is None or (owner := owners.get(chord, command)) == command:
                keys[command].append(text)
            else:
                said = {"keys": chord, "owner": names[owner], "command": names[command]}
                notes.append(tr("{keys} is taken from {command} and given to {owner}.", **said))
    return ResolvedKeys({command: tuple(found) for command, found in keys.items()}, tuple(problems), tuple(notes))


def owner_of(chord: Chord, keys: Mapping[str, Sequence[str]]) -> str | None:
    """The command that has `chord`; None: none has."""
    return next((command for command, texts in keys.items() if any(parse_chord(text) == chord for text in texts)), None)
