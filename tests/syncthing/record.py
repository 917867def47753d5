"""The record of a person's writing: what was typed and what was said to be saved, on the disk at once; and the words by
which a sentence is known again."""

import json
import os
import re
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

_WORD = re.compile(r"qz[a-z]{6}zq")


class Words:
    """Hands out words that no one else has, each beginning with the letter of its machine."""

    def __init__(self, machine: str) -> None:
        self._machine = machine
        self._numbers = count()

    def new(self) -> str:
        """The next word: letters alone, so that no field changes it."""
        number = next(self._numbers)
        return "qz" + self._machine + "".join(chr(97 + number // 26**place % 26) for place in range(5)) + "zq"


def words_in(text: str) -> set[str]:
    """The words in `text`."""
    return set(_WORD.findall(text))


class Recorder:
    """Adds to the record in `file`, one line for each thing that happened."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8")

    def say(self, what: str, **more: Any) -> None:
        """Add a line; it is on the disk when this returns."""
        self._file.write(json.dumps({"what": what, **more}, ensure_ascii=False) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


@dataclass(slots=True)
class Record:
    """What a record holds: the typed words, those that were said to be saved (with the file), findings, and how often
    each thing was done."""

    typed: set[str] = field(default_factory=set)
    saved: dict[str, str] = field(default_factory=dict)
    findings: list[str] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Record":
        """The record in `file`."""
        record = cls()
        for line in file.read_text(encoding="utf-8").splitlines():
            said = json.loads(line)
            record.done[said["what"]] = record.done.get(said["what"], 0) + 1
            if said["what"] == "typed":
                record.typed.add(said["word"])
            elif said["what"] == "saved":
                record.saved |= dict.fromkeys(said["words"], said["path"])
            elif said["what"] == "finding":
                record.findings.append(said["text"])
        return record
