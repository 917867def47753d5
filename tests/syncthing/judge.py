"""The judgement: whether each sentence is found where the program shows it, and both machines hold the same files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.syncthing.places import BACKUP, COPY, POST, VERSION
from tests.syncthing.record import Record

Found = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine afterwards: the record of its person, the places that its program shows, all files of its library."""

    name: str
    record: Record
    places: Found
    files: Mapping[str, str]


@dataclass(slots=True)
class Judgement:
    """The findings, and how many saved sentences are shown where."""

    findings: list[str] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)


def judge(machines: Sequence[Machine], libraries: Sequence[Mapping[str, bytes]]) -> Judgement:
    """Judge the machines and their libraries (name of a file → its bytes)."""
    result = Judgement()
    for machine in machines:
        result.findings += [f"{machine.name}: {finding}" for finding in machine.record.findings]
        for word in sorted(machine.record.typed | set(machine.record.saved)):
            place = _place(word, machine, machines)
            if word in machine.record.saved:
                result.shown[place or "nowhere"] += 1
            if place in (POST, COPY, VERSION) or (place == BACKUP and word not in machine.record.saved):
                continue
            where = machine.record.saved.get(word, "not saved yet")
            hidden = next((files[word] for files in (one.files for one in machines) if word in files), "in no file")
            result.findings.append(f"{machine.name}: {word} ({where}) is shown {place or 'nowhere'}; it is {hidden}")
    first, *others = libraries
    for other in others:
        differing = sorted(name for name in first.keys() | other.keys() if first.get(name) != other.get(name))
        result.findings += [f"the libraries differ: {name}" for name in differing]
    return result


def _place(word: str, machine: Machine, machines: Sequence[Machine]) -> str | None:
    """The first place that shows it: a post or a copy counts at each machine, as both hold the same; a version where
    it was written."""
    for place in (POST, COPY):
        if any(word in one.places[place] for one in machines):
            return place
    return next((place for place in (VERSION, BACKUP) if word in machine.places[place]), None)


def contents(library: Path) -> dict[str, bytes]:
    """The files of a library, without the client's own (its marker, what it was in the middle of)."""
    return {
        str(file.relative_to(library)): file.read_bytes()
        for file in library.rglob("*")
        if file.is_file() and ".stfolder" not in file.parts and not file.name.startswith(".syncthing.")
    }
