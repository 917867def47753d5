"""The files in which journals lie: `STREAM.GENERATION.journal`, in a folder that no sync client knows.

A stream is one open post. After a save it goes on in a new generation, and the old one is removed once that is on the
disk. A journal is locked while the program that writes it lives, so that another one does not take it for left behind.
"""

import contextlib
import os
import time
from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import folders, locks, private, regular, system
from editor.core.history import journal
from editor.core.history.journal import Account, Damage
from editor.core.text.patterns import pattern

_NAME = pattern(r"([0-9a-z]+)\.([0-9]{1,9})\.journal")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
_ASIDE = "aside"
_LARGEST = 512 * 1024 * 1024  # bytes of a journal: all edits since the last save
_ASIDE_DAYS = 90


class JournalFile:
    """A journal that is being written. Every method raises OSError where the disk refuses."""

    def __init__(self, folder: Path, stream: str, generation: int, beginning: bytes) -> None:
        """Begin the file with `beginning`; where that fails, there is no file."""
        folders.make(folder)
        self.path = folder / f"{stream}.{generation}.journal"
        self._name = locks.NameLock(self.path)
        self._descriptor = -1
        try:
            self._descriptor = os.open(self.path, _FLAGS, 0o600)
        except BaseException:
            self._name.release()
            raise
        try:
            locks.lock(self._descriptor)
            self.append(beginning)
        except BaseException:
            self.remove()
            raise

    def append(self, records: bytes) -> None:
        """Hand `records` to the system: a crash of the program does not take them any more."""
        rest = memoryview(records)
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]

    def sync(self) -> None:
        """Have the disk confirm all that was appended."""
        system.disk().sync_contents(self._descriptor)

    def close(self) -> None:
        """Leave the file as it is, for the next start."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
        self._name.release()

    def remove(self) -> None:
        """Close it and take it away: what it held is in the post's file, or in a newer journal."""
        if system.disk().holds_open_files:  # its name is locked until it is gone
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._unlink()
            self._name.release()
        else:
            self._unlink()
            self.close()

    def _unlink(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink()


def sync_folder(folder: Path) -> None:
    """Make names that came and went in `folder` last over a power cut. Raises OSError."""
    with folders.opened(folder) as descriptor:
        folders.sync(descriptor)


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """The journal of a program that is no more: its files, oldest first; what the newest that can be read tells; when
    it was written last (seconds since 1970, as the disk says)."""

    stream: str
    files: tuple[Path, ...]
    account: Account
    moment: float

    def remove(self) -> None:
        """Take it away: what it held is kept elsewhere. Never raises."""
        for file in self.files:
            with contextlib.suppress(OSError):
                file.unlink()

    def set_aside(self) -> Path | None:
        """Move it where it is not looked at again, for whoever can read it; gives the folder. Never raises.

        It stays there for three months from now on, however long ago it was written.
        """
        aside = self.files[0].parent / _ASIDE
        try:
            aside.mkdir(private.FOLDER, exist_ok=True)
            for file in self.files:
                with contextlib.suppress(OSError):
                    os.utime(file)
                file.replace(aside / file.name)
        except OSError:
            return None
        return aside


def left_behind(folder: Path) -> list[LeftBehind]:
    """The journals in `folder` that no living program writes, oldest first. Never raises."""
    streams: dict[str, list[tuple[int, Path]]] = {}
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if match := _NAME.fullmatch(path.name):
                streams.setdefault(match[1], []).append((int(match[2]), path))
    found = []
    for stream, numbered in streams.items():
        files = tuple(path for _generation, path in sorted(numbered))
        if not any(_is_in_use(path) for path in files):
            found.append(LeftBehind(stream, files, _account(files), _moment(files[-1])))
    return sorted(found, key=lambda left: left.moment)


def forget_old(folder: Path) -> None:
    """Remove what was set aside in `folder` three months ago. Never raises."""
    limit = time.time() - _ASIDE_DAYS * 24 * 3600
    with contextlib.suppress(OSError):
        for path in (folder / _ASIDE).iterdir():
            if _NAME.fullmatch(path.name) and path.stat().st_mtime < limit:
                path.unlink()


def _account(files: tuple[Path, ...]) -> Account:
    """The account of the newest file that holds contents; where an older one must do, the damage of the newest is
    kept."""
    accounts = []
    for file in reversed(files):
        try:
            accounts.append(journal.read(regular.read(file, _LARGEST)))
        except OSError:
            accounts.append(Account(None, None, Damage.DAMAGED))
        if accounts[-1].contents is not None:
            break
    newest, told = accounts[0], accounts[-1]
    if told is newest or told.contents is None:
        return newest
    # The newest generation begins with all contents: one that was cut before their end has no more than the older.
    damage = told.damage if newest.damage in (Damage.CUT, Damage.FOREIGN) else newest.damage
    return Account(told.base, told.contents, damage, told.lost + newest.lost)


def _is_in_use(path: Path) -> bool:
    try:
        return locks.is_locked(path)
    except OSError:  # a file that cannot be opened is told as damaged
        return False


def _moment(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
