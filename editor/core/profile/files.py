"""Reading the folder of a blog profile: untrusted, so each file is checked, and a broken one gives way to the next.

A profile is looked for in several folders; the first that has a file gives it. Below them all lies the default profile.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.core.disk import regular
from editor.core.disk.folders import is_folder
from editor.core.problem import Problem, Severity
from editor.core.words import tr

MOST_BYTES = 256 * 1024
_MOST_IMAGE_BYTES = 2 * 1024 * 1024
_LINE = re.compile(r"at line (\d+)")
_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]")


@dataclass
class Sources:
    """The folders that hold one profile, the best first, and the problems met on the way."""

    folders: list[Path]
    problems: list[Problem] = field(default_factory=list)

    def report(self, rule: str, message: str, file: str, line: int = 0, severity: Severity = Severity.ERROR) -> None:
        """Keep a problem of the file `file` of the profile."""
        self.problems.append(Problem(rule, severity, message, line, file))

    def texts(self, file: str, most: int = MOST_BYTES) -> list[str]:
        """The readable versions of `file` of at most `most` bytes, the best first."""
        return [text for folder in self.folders if (text := self._text(folder, file, most)) is not None]

    def _text(self, folder: Path, file: str, most: int) -> str | None:
        data = self._bytes(folder, file, most)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.report(
                "profile-encoding", tr("{file} is not UTF-8; the default is used instead.", file=file), file, line
            )
            return None

    def _bytes(self, folder: Path, file: str, most: int) -> bytes | None:
        path = folder / file
        try:
            real = path.resolve()
            if not real.exists():
                return None
            if not real.is_relative_to(folder.resolve()):
                words = tr("{file} leads out of the profile's folder; the default is used instead.", file=file)
                self.report("profile-outside", words, file)
                return None
            if not real.is_file() or real.stat().st_size > most:
                words = tr("{file} is too large or no file; the default is used instead.", file=file)
                self.report("profile-size", words, file)
                return None
            return regular.read(real, most)
        except (OSError, ValueError, RuntimeError):
            self.report(
                "profile-unreadable", tr("{file} cannot be read; the default is used instead.", file=file), file
            )
            return None

    def images(self, folder: str) -> tuple[tuple[str, Path], ...]:
        """The files in the subfolder `folder` of the first profile folder that has it, by their path in the profile."""
        for parent in self.folders:
            if is_folder(inside := parent / folder):
                found = [(f"{folder}/{path.name}", path) for path in sorted(inside.iterdir())]
                return tuple(
                    (name, path) for name, path in found if self._bytes(parent, name, _MOST_IMAGE_BYTES) is not None
                )
        return ()


def read_toml(sources: Sources, file: str) -> list[tuple[dict[str, Any], str]]:
    """The versions of the TOML file `file` that parse, the best first, each with its text."""
    found: list[tuple[dict[str, Any], str]] = []
    for text in sources.texts(file):
        try:
            found.append((tomllib.loads(text), text))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            place = _LINE.search(str(error))
            # Only an error at the end of the text comes without a line.
            line = int(place[1]) if place else text.count("\n") + 1
            words = tr("{file} is not readable at line {line}; the default is used instead.", file=file, line=line)
            sources.report("profile-toml", words, file, line)
    return found


def line_of(text: str, key: str, table: str = "") -> int:
    """The 1-based line of the TOML `text` on which `key` of `table` is set; 0 if it cannot be told."""
    inside = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _TABLE.match(line):
            inside = header[1]
            if not table and inside == key:
                return number
        elif inside == table and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
            return number
    return 0


def fitting(
    sources: Sources, file: str, text: str, table: str, values: dict[str, Any], current: Mapping[str, Any]
) -> dict[str, Any]:
    """Those `values` that have a name and the kind of a value in `current`; a problem for each other one."""
    taken: dict[str, Any] = {}
    for key, value in values.items():
        if key not in current:
            words = tr("{file} has an unknown word, {key}; it is ignored.", file=file, key=key)
            sources.report("profile-unknown-key", words, file, line_of(text, key, table), Severity.WARNING)
        elif _fits(value, current[key]):
            taken[key] = tuple(value) if isinstance(value, list) else value
        else:
            words = tr("The value of {key} in {file} does not fit; the default is used instead.", file=file, key=key)
            sources.report("profile-value", words, file, line_of(text, key, table))
    return taken


def _fits(value: Any, default: Any) -> bool:
    if isinstance(default, tuple):
        return isinstance(value, list) and len(value) == len(default) and all(isinstance(item, str) for item in value)
    return type(value) is type(default)
