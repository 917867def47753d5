"""Steps of undo as values: what an open post was before the first of them, and what each of them made of it.

They are kept when a post is left, beside the program's state, so that undo goes on where it was: after another post was
open, and after a restart. They hold as long as the file is the one that was left, which its digest tells.

A file of them is JSON, compressed: one object, `{"format": 1, "digest", "base": {"fields", "text"}, "steps": [[name,
splice or null, fields or null]], "undone"}`; a splice is `[start, removed, text]`, fields are those of `fields_json`.
"""

import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.errors import FileError
from editor.core.file import fields_json
from editor.core.file.contents import Contents
from editor.core.post import Fields
from editor.core.text.splices import Splice

MOST = 100
"""Steps that are kept, the newest ones."""
_FORMAT = 1
_LARGEST, _LARGEST_WHOLE = 1 << 19, 1 << 22
"""Bytes of a file of steps, and of what is in it."""
_LONGEST_NAME = 200
MOST_FILES = 60
"""Posts whose steps are kept, those left last."""


@dataclass(frozen=True, slots=True)
class KeptStep:
    """One step: its name, and what it changed; None: nothing of that."""

    name: str
    text: Splice | None
    fields: Fields | None


@dataclass(frozen=True, slots=True)
class KeptSteps:
    """The steps of the post whose file has this `digest`, from `base` on. The last `undone` of them were taken back."""

    digest: str
    base: Contents
    steps: tuple[KeptStep, ...]
    undone: int = 0

    def end(self) -> Contents | None:
        """The contents of the post as it was left; None where the steps do not fit one another."""
        contents, found = self.base, self.base
        for number, step in enumerate(self.steps, 1):
            text = contents.text
            if step.text is not None:
                if step.text.start + step.text.removed > len(text):
                    return None
                text = step.text.apply(text)
            contents = Contents(step.fields or contents.fields, text)
            if number == len(self.steps) - self.undone:
                found = contents
        return found


def encode(kept: KeptSteps) -> bytes | None:
    """`kept` as the bytes of a file; None where they are too many."""
    steps = [
        (step.name, step.text, fields_json.write(step.fields) if step.fields is not None else None)
        for step in kept.steps
    ]
    base = {"fields": fields_json.write(kept.base.fields), "text": kept.base.text}
    whole = json.dumps(
        {"format": _FORMAT, "digest": kept.digest, "base": base, "steps": steps, "undone": kept.undone}
    ).encode("utf-8", "surrogatepass")
    if len(whole) > _LARGEST_WHOLE:
        return None
    packed = zlib.compress(whole, 1)
    return packed if len(packed) <= _LARGEST else None


def decode(data: bytes) -> KeptSteps | None:
    """The steps in the bytes of a file; None where they are damaged, too many or of another format."""
    try:
        unpacking = zlib.decompressobj()
        whole = json.loads(unpacking.decompress(data[:_LARGEST], _LARGEST_WHOLE).decode("utf-8", "surrogatepass"))
        if unpacking.unconsumed_tail or not unpacking.eof or whole["format"] != _FORMAT:
            return None
        base = Contents(fields_json.read(whole["base"]["fields"]), _text(whole["base"]["text"]))
        steps = tuple(_step(*step) for step in whole["steps"][:MOST])
        undone = _number(whole["undone"])
        kept = KeptSteps(_text(whole["digest"]), base, steps, undone)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, zlib.error):
        return None
    return kept if 0 <= undone <= len(steps) == len(whole["steps"]) else None


def steps_folder() -> Path:
    """The folder of the kept steps of all posts."""
    return paths.state() / "undo"


def steps_file(folder: Path, key: str) -> Path:
    """The file of the steps of the post that is known by `key`, its id or its path."""
    return folder / f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.steps"


def read_steps(folder: Path, key: str, digest: str) -> KeptSteps | None:
    """The steps of the post `key`, if they lead to the file with this `digest`."""
    try:
        kept = decode(regular.read(steps_file(folder, key), _LARGEST))
    except OSError:
        return None
    return kept if kept is not None and kept.digest == digest else None


def write_steps(folder: Path, key: str, kept: KeptSteps | None) -> None:
    """Keep the steps of the post `key` instead of those before; None: forget them. What the disk does not take is no
    loss worth a word."""
    path = steps_file(folder, key)
    data = encode(kept) if kept is not None and kept.steps else None
    try:
        if data is None:
            path.unlink(missing_ok=True)
            return
        store.make_folder(folder, folder)
        store.write(path, data, None)
        for old in sorted(folder.glob("*.steps"), key=lambda file: file.stat().st_mtime)[:-MOST_FILES]:
            old.unlink(missing_ok=True)
    except (FileError, OSError):
        return


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError("no whole number")  # JSON has Infinity, too
    return value


def _step(name: object, splice: list[Any] | None, fields: object) -> KeptStep:
    text = None
    if splice is not None:
        start, removed, added = splice
        text = Splice(_number(start), _number(removed), _text(added))
        if text.start < 0 or text.removed < 0:
            raise ValueError("no splice")
    return KeptStep(_text(name)[:_LONGEST_NAME], text, fields_json.read(_text(fields)) if fields is not None else None)
