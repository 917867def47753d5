"""Our saves, another program's saves and our looks at the file, in every order that chance makes.

The real session, watcher and store work on the real file system. Only time is the model's: it decides when a job runs
and when its result arrives, and between any two calls of a job the other program may go on with what it is doing. The
other program replaces the file, empties it and writes it in two parts, writes into it without emptying it, renames or
deletes it. At the end everything that it ever completed must be somewhere: in a file, in the window (where the person
has seen it), or overwritten by itself; and everything of ours that was called saved must be in a file or in the undo
history.

    python -m tests.faults.interleavings --runs 1000
"""

import argparse
import os
import random
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QTextCursor

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.app.files.situation import FileState
from editor.app.files.watcher import Watcher
from editor.app.open_post import change
from editor.app.open_post.change import Cause, Change, Outcome
from editor.app.open_post.document import Document
from editor.core.disk import exchange
from editor.core.sharing import probe

HEAD = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\n---\n"
_OURS = (
    *(f"editor/core/{room}" for room in ("disk", "file", "history", "originals", "processes", "sharing")),
    "editor/app/files/saving.py",
)
T = TypeVar("T")
_OFTEN = (1 / 8, 1 / 40, 1 / 200, 1 / 400)  # how often the other program acts between two calls of a job


@dataclass
class Tally:
    """What was counted over all runs."""

    runs: int = 0
    steps: int = 0
    saves: int = 0
    refused: int = 0
    theirs: int = 0
    between: int = 0
    lost: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.torn or self.alarms)

    def line(self) -> str:
        """The counts, to be the last line of a run."""
        return (
            f"interleavings {self.runs}, silent overwrites {len(self.lost)}, torn {len(self.torn)}, "
            f"false alarms {len(self.alarms)} ({self.saves} saves, {self.refused} refused, {self.theirs} of another "
            f"program, {self.between} of its steps within a save)"
        )


class Turns:
    """The queue of jobs, as `Jobs`, but each turn is given by the model."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = deque()
        self.results: deque[Callable[[], None]] = deque()

    def start(self, function: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        self.waiting.append((function, done, failed))

    @property
    def busy(self) -> bool:
        return bool(self.waiting or self.results)

    def wait(self) -> None:
        raise AssertionError("the model never blocks")

    def run(self) -> None:
        """Do the oldest job; its result waits to be delivered."""
        function, done, failed = self.waiting.popleft()
        try:
            result = function()
        except Exception as error:  # carried to `failed`, as `Jobs` does
            self.results.append(partial(failed, error))
        else:
            self.results.append(partial(done, result))

    def deliver(self) -> None:
        """Hand the oldest result to the window's side."""
        self.results.popleft()()


class Other:
    """Another program. Each call of `go_on` does one step; what it has completed is in `completed`."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.completed: dict[bytes, bool] = {}
        """Each version it wrote, and whether it has overwritten or deleted it itself since."""
        self.acts = 0
        self._chance = chance
        self._act: Iterator[None] | None = None

    @property
    def working(self) -> bool:
        """Whether it is in the middle of something."""
        return self._act is not None

    def go_on(self) -> None:
        """One step of what it is doing, or the first one of something new."""
        if self._act is None:
            self.acts += 1
            ways = (
                self._replace,
                self._replace,
                self._in_parts,
                self._in_parts,
                self._over,
                self._remove,
                self._rename,
            )
            self._act = self._chance.choice(ways)()
        try:
            next(self._act)
        except StopIteration:
            self._act = None

    def _text(self) -> bytes:
        # Longer each time, so that writing over what was there leaves nothing of it.
        return (HEAD + f"theirs {self.acts} " + "他" * (200 * self.acts) + "\n").encode()

    def _replace(self) -> Iterator[None]:
        new, data = self.path.with_name(f"other-{self.acts}.tmp"), self._text()
        new.write_bytes(data)
        yield
        old = self._at_hand()
        new.replace(self.path)
        self._wrote(data, old)

    def _in_parts(self) -> Iterator[None]:
        data, old = self._text(), self._at_hand()
        with self.path.open("wb", buffering=0) as file:
            self._gone(old)
            yield
            file.write(data[: len(data) // 2])
            yield
            file.write(data[len(data) // 2 :])
        self._wrote(data, None)

    def _over(self) -> Iterator[None]:
        data = self._text()
        try:
            file = self.path.open("r+b", buffering=0)
        except FileNotFoundError:
            return
        with file:
            yield
            old = file.read()
            file.seek(0)
            file.write(data)
            file.truncate()
        self._wrote(data, old)

    def _remove(self) -> Iterator[None]:
        old = self._at_hand()
        self.path.unlink(missing_ok=True)
        self._gone(old)
        yield

    def _rename(self) -> Iterator[None]:
        away = self.path.with_name(f"renamed-{self.acts}.md")
        if self.path.exists():
            self.path.rename(away)
            self.path = away
        yield

    def _at_hand(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None

    def _gone(self, old: bytes | None) -> None:
        if old in self.completed:
            self.completed[old] = True

    def _wrote(self, data: bytes, old: bytes | None) -> None:
        self._gone(old)
        self.completed[data] = False


class Run:
    """One interleaving, made by the chance of `seed`."""

    def __init__(self, seed: int, folder: Path, tally: Tally) -> None:
        self.name = f"seed {seed}"
        self.tally = tally
        self.chance = random.Random(seed)
        self.path = folder / "a.md"
        self.path.write_text(HEAD + "initial\n", encoding="utf-8")
        self.settings = settings = Settings(folder.parent / "config", folder.parent / "state")
        settings.choose(library=str(folder))
        self.turns = Turns()
        self.session = Session(settings, self.turns)  # type: ignore[arg-type]
        self.watcher = Watcher(self.session, self.turns, settings, self.turns)  # type: ignore[arg-type]
        self.document: Document = self.session.open(self.path)
        self.other = Other(self.path, self.chance)
        self.shown: set[bytes] = set()
        self.saved: list[str] = []
        self.written: set[bytes] = set()
        """All that ever stood in the window, as a file."""
        self.quiet = self.chance.random() < 0.1  # nobody else is there: then nothing may be said
        self.often = self.chance.choice(_OFTEN)
        self.near = self.chance.choice((1, 3))
        self.numbers = 0
        self.session.written.connect(lambda written: self._written(written.snapshot.file.data))
        self.session.save_failed.connect(lambda _save, _error: self._refused())
        self.watcher.told.connect(lambda _sentence: self._tell())
        applying = self.document.apply

        def apply(change: Change) -> Outcome:
            if change.cause is Cause.TAKEN and change.contents is not None:
                self.shown.add(change.contents.data)
            return applying(change)

        self.document.apply = apply  # type: ignore[method-assign]
        self.document.changed.connect(lambda _revision: self._note())

    def go(self) -> None:
        """Play it and look at what is left."""
        for _ in range(self.chance.randint(8, 40)):
            self.tally.steps += 1
            self.chance.choice(
                (self._type, self._save, self._save, self._job, self._job, self._job, self._result, self._result)
                + (self._look, self._choose, self._choose)
                + (() if self.quiet else (self.other.go_on,) * self.near)
            )()
        while self.other.working:
            self.other.go_on()
        self.quiet = True
        self._drain()
        for _ in range(3):  # what a look finds may take another look
            self.watcher.look()
            self._drain()
        self._judge()

    # -- what the person and the window do -----------------------------------------------------------------------------

    def _type(self) -> None:
        self.numbers += 1
        cursor = QTextCursor(self.document.buffer)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"mine {self.numbers}\n")

    def _save(self) -> None:
        if not self.document.read_only and not self.document.needs_look:
            self.session.save(self.document)

    def _look(self) -> None:
        self.watcher.look()

    def _choose(self) -> None:
        """The notice is there, and the person chooses, or goes on writing."""
        state = self.watcher.situation.state
        if state in (FileState.CHANGED, FileState.EMPTIED, FileState.COPY, FileState.GONE):
            ways = {
                FileState.CHANGED: (self.watcher.keep_mine, self.watcher.take_theirs, self._type),
                FileState.EMPTIED: (self.watcher.keep_mine, self.watcher.take_theirs, self._type),
                FileState.COPY: (self.watcher.take_copy, self.watcher.dismiss_copy, self._type),
                FileState.GONE: (self.watcher.write_again, self._type),
            }
            self.chance.choice(ways[state])()

    def _job(self) -> None:
        if self.turns.waiting:
            with self._interrupted():
                self.turns.run()

    def _result(self) -> None:
        if self.turns.results:
            self.turns.deliver()

    def _drain(self) -> None:
        while self.turns.busy:
            if self.turns.waiting:
                with self._interrupted():
                    self.turns.run()
            else:
                self.turns.deliver()

    @contextmanager
    def _interrupted(self) -> Iterator[None]:
        """Between any two calls of the job, the other program may do a step; it does one while the job waits."""
        acting = False

        def step() -> None:
            nonlocal acting
            if not acting and not self.quiet:
                acting = True
                try:
                    self.tally.between += 1
                    self.other.go_on()
                finally:
                    acting = False

        def called(frame: Any, event: str, _argument: object) -> None:
            inside = frame.f_code.co_filename.replace(os.sep, "/")
            if not acting and any(part in inside for part in _OURS) and self.chance.random() < self.often:
                step()

        clock = _Clock(step if not self.quiet else lambda: None)
        replaced = [(vars(exchange), "time", clock), (vars(probe), "_sleep", clock.sleep)]
        real = [(names, name, names[name]) for names, name, _ours in replaced]
        for names, name, ours in replaced:
            names[name] = ours
        sys.setprofile(called)
        try:
            yield
        finally:
            sys.setprofile(None)
            for names, name, theirs in real:
                names[name] = theirs

    # -- what is heard -------------------------------------------------------------------------------------------------

    def _written(self, data: bytes) -> None:
        self.tally.saves += 1
        self.saved.append(data.decode())

    def _note(self) -> None:
        self.written.add(self.document.build().or_raise().data)

    def _refused(self) -> None:
        self.tally.refused += 1
        if not self.other.acts:
            self.tally.alarms.append(f"{self.name}: a save was refused though nobody else was there")

    def _tell(self) -> None:
        if not self.other.acts:
            self.tally.alarms.append(f"{self.name}: our own save was taken for a change")

    # -- what is left --------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        self.tally.runs += 1
        self.tally.theirs += len(self.other.completed)
        files = {path: path.read_bytes() for path in self.path.parent.iterdir() if path.is_file()}
        there = set(files.values())
        for data, by_itself in self.other.completed.items():
            if not by_itself and data not in there and data not in self.shown:
                self.tally.lost.append(f"{self.name}: {data.decode()[len(HEAD) :][:12]} is gone")
        whole = {*self.other.completed, *(text.encode() for text in self.saved), (HEAD + "initial\n").encode()}
        mine = self._ours()
        whole |= {text.encode() for text in mine} | self.written
        for path, data in files.items():
            # A copy may have been made of what the other program had not finished; the post itself never is.
            copied = path != self.document.path and any(version.startswith(data) for version in self.other.completed)
            if data not in whole and not copied:
                self.tally.torn.append(f"{self.name}: {path.name} holds {data[-30:]!r}")
        texts = {data.decode(errors="replace") for data in there} | mine
        for text in self.saved:
            if text not in texts:
                self.tally.lost.append(f"{self.name}: our save of {text[-12:]!r} is gone")
        if not self.other.acts and self.watcher.situation.state is not FileState.SAME:
            self.tally.alarms.append(f"{self.name}: {self.watcher.situation.state} though nobody else was there")

    def _ours(self) -> set[str]:
        """All texts that can be had in the window, by undo and redo."""
        history, found = self.document.history, set()
        while history.undo_name is not None:
            found.add(HEAD + self.document.text())
            self.document.apply(change.undone())
        found.add(HEAD + self.document.text())
        while history.redo_name is not None:
            self.document.apply(change.redone())
            found.add(HEAD + self.document.text())
        return found


class _Clock:
    """Time for those who wait: it passes only by their waiting, and then the other program goes on."""

    def __init__(self, step: Callable[[], None]) -> None:
        self._now = 0.0
        self._step = step

    def sleep(self, seconds: float) -> None:
        self._now += seconds
        self._step()

    def monotonic(self) -> float:
        return self._now


def play(runs: int, first: int = 0, *, until_lost: bool = False) -> Tally:
    """`runs` interleavings, of the seeds from `first` on; `until_lost`: no more than it takes to lose something."""
    _application = QGuiApplication.instance() or QGuiApplication(["interleavings"])
    tally = Tally()
    for seed in range(first, first + runs):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "posts"
            folder.mkdir()
            run = Run(seed, folder, tally)
            run.go()
            run.watcher.stop()
            run.settings.save_state()  # its thread writes nothing after this
        if until_lost and tally.lost:
            break
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first run")
    arguments = parser.parse_args()
    if exchange._renameat2() is None:
        sys.stdout.write("interleavings: this system exchanges no names, so the last gap is not closed here\n")
        return 0
    tally = play(arguments.runs, arguments.first)
    for line in (*tally.lost, *tally.torn, *tally.alarms):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{tally.line()}\n")
    return 0 if tally.sound else 1


if __name__ == "__main__":
    sys.exit(main())
