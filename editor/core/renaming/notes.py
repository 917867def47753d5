"""Notes of renamed post files: written before a file is renamed, so that one that was interrupted is finished, and kept
for what still knows the old name: journals of runs that ended, lists of recent posts.

Each is a small JSON file in the person's own state folder, which no other program syncs.
"""

import contextlib
import json
import secrets
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, regular, store
from editor.core.errors import FileError
from editor.core.processes.identity import Process, me

MOST = 200
"""Notes that are kept, the newest."""

_LARGEST = 20_000  # bytes of a note
_LONGEST_CHAIN = 50  # renames of one post that are followed


@dataclass(frozen=True, slots=True)
class RenameNote:
    """A renaming from `old` to `new`, both whole paths, by `process`; `done`: nothing of it is left to be done. `place`
    is the note's own file."""

    old: str
    new: str
    post_id: str
    process: Process
    done: bool = False
    place: Path = Path()

    @property
    def interrupted(self) -> bool:
        """Whether it was begun and who began it is no more."""
        return not self.done and not self.process.lives


def renames_folder() -> Path:
    """The folder of the notes."""
    return paths.state() / "renames"


def begin(folder: Path, old: Path, new: Path, post_id: str) -> RenameNote:
    """Note that `old` is about to be renamed. Raises FileError: then it must not be."""
    name = f"{time.time_ns():020d}-{secrets.token_hex(4)}.json"
    note = RenameNote(str(old), str(new), post_id, me(), place=folder / name)
    store.make_folder(folder, folder)
    _write(note, store.ABSENT)
    _forget_old(folder)
    return note


def end(note: RenameNote) -> None:
    """Note that it is done; where that cannot be written, the next start finds nothing left to do. Never raises."""
    with contextlib.suppress(FileError):
        _write(replace(note, done=True), None)


def drop(note: RenameNote) -> None:
    """Forget it: nothing was renamed. Never raises."""
    with contextlib.suppress(OSError):
        note.place.unlink()


def notes(folder: Path) -> list[RenameNote]:
    """The notes in `folder`, oldest first; damaged ones are none. Never raises."""
    found = []
    for name in _names(folder):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, RecursionError):
            value = json.loads(regular.head(folder / name, _LARGEST))
            texts = [value[key] for key in ("old", "new", "post_id")]
            process = Process(**value["process"])
            if all(isinstance(text, str) for text in texts) and isinstance(process.pid, int):
                old, new, post_id = texts
                found.append(RenameNote(old, new, post_id, process, value["done"] is True, folder / name))
    return found


def renamed_to(path: Path, folder: Path | None = None, post_id: str = "") -> Path | None:
    """The file that `path`, which is there no more, was renamed to; None where that is not known. Never raises.

    With a `post_id`, of that post alone: names are used again, and another post may have had this one.
    """
    known = [note for note in notes(folder or renames_folder()) if not post_id or note.post_id in ("", post_id)]
    at = str(path)
    for _step in range(_LONGEST_CHAIN):
        later = [note for note in known if note.old == at]
        if not later:
            return None
        known = known[known.index(later[-1]) + 1 :]  # of a name that was used twice, what came last
        at = later[-1].new
        if folders.is_file(Path(at)):
            return Path(at)
    return None


def _write(note: RenameNote, expected: str | None) -> None:
    value = {key: part for key, part in asdict(note).items() if key != "place"}
    store.write(note.place, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), expected)


def _forget_old(folder: Path) -> None:
    for name in _names(folder)[:-MOST]:
        with contextlib.suppress(OSError):
            (folder / name).unlink()


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return []
