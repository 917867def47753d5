"""The writer of a journal, in threads of its own: one hands records to the system, one has the disk confirm them.

The second may take as long as the disk takes. The first does not wait for it: what was typed is out of reach of a crash
at once. Both start with the first record.
"""

import contextlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.core.file.contents import Contents
from editor.core.history.journal import Base, Recorder
from editor.core.history.journal_files import JournalFile, sync_folder

CONFIRM_AFTER = 0.4
"""Seconds from a record to the moment at which the disk is asked to confirm it."""
RETRY_AFTER = 2.0
"""Seconds until a journal that could not be written is tried again."""


@dataclass(frozen=True, slots=True)
class _Put:
    """Contents to record, and the file that they start from."""

    base: Base
    contents: Contents


class JournalWriter:
    """Keeps one journal. Of several contents that are put faster than they are recorded, the last ones are.

    `told(error)` is called from a thread of the writer's: with an error when the journal cannot be written, with None
    when it can be again.
    """

    def __init__(self, folder: Path, told: Callable[[OSError | None], None]) -> None:
        self._folder = folder
        self._told = told
        self._stream = secrets.token_hex(8)
        self._shared = threading.Condition()  # guards all of these
        self._wanted: _Put | None = None
        self._asked = self._appended = self._confirmed = 0  # the number of the request up to which it is done
        self._appended_at = 0.0
        self._file: JournalFile | None = None
        self._retired: list[JournalFile] = []  # oldest first; they go when something newer is confirmed
        self._failing = self._broken = self._urgent = self._stopping = self._ended = False
        self._threads: list[threading.Thread] = []

    @property
    def is_begun(self) -> bool:
        """Whether there is, or soon will be, a journal on the disk."""
        with self._shared:
            return self._wanted is not None

    @property
    def has_ended(self) -> bool:
        """Whether nothing is under way any more."""
        return not any(thread.is_alive() for thread in self._threads)

    def put(self, base: Base, contents: Contents) -> None:
        """`contents` are what is written now, in a post whose file was `base`."""
        self._want(_Put(base, contents))

    def clear(self) -> None:
        """All is in the post's file, and the disk has confirmed it: the journal goes."""
        if self.is_begun:
            self._want(None)

    def hand_over(self, timeout: float) -> None:
        """Wait, `timeout` seconds at most, until the system has all that was put: a crash of ours cannot lose it."""
        with self._shared:
            asked = self._asked
            self._shared.wait_for(lambda: self._appended >= asked or self._failing, timeout)

    def secure(self, timeout: float) -> bool:
        """Wait, `timeout` seconds at most, until the disk has confirmed all that was put; whether it has."""
        with self._shared:
            asked, self._urgent = self._asked, True
            self._shared.notify_all()
            self._shared.wait_for(lambda: self._confirmed >= asked or self._failing, timeout)
            return self._confirmed >= asked

    def stop(self) -> None:
        """Take nothing more, finish what was put, and end; a journal that is there then stays there."""
        with self._shared:
            self._stopping = True
            self._shared.notify_all()

    def join(self, timeout: float) -> None:
        """Wait until all has ended, `timeout` seconds at most."""
        for thread in self._threads:
            thread.join(timeout)

    def _want(self, wanted: _Put | None) -> None:
        with self._shared:
            self._wanted = wanted
            self._asked += 1
            self._shared.notify_all()
            if not self._threads and not self._stopping:
                for name, run in (("journal", self._append_all), ("journal-confirm", self._confirm_all)):
                    self._threads.append(threading.Thread(target=run, name=name, daemon=True))
                for thread in self._threads:
                    thread.start()

    # -- appending ---------------------------------------------------------------------------------------------------

    def _append_all(self) -> None:
        recorder, taken, generation = Recorder(), 0, 0
        base: Base | None = None
        while True:
            with self._shared:
                pause = RETRY_AFTER if self._failing else None
                self._shared.wait_for(lambda: self._asked > taken or self._stopping, pause)  # noqa: B023
                if self._stopping and self._asked == taken:
                    self._ended = True
                    self._shared.notify_all()
                    return
                wanted, taken = self._wanted, self._asked
                if self._file is not None and (self._broken or wanted is None or wanted.base is not base):
                    self._retired.append(self._file)
                    self._file = None
                file = self._file
            try:
                if wanted is None:
                    pass
                elif file is not None:
                    file.append(recorder.change(wanted.contents))
                else:
                    recorder, base, generation = Recorder(), wanted.base, generation + 1
                    beginning = recorder.begin(base, wanted.contents)
                    file = JournalFile(self._folder, self._stream, generation, beginning)
            except OSError as error:
                self._fails(error)
                continue
            with self._shared:
                if self._appended == self._confirmed:
                    self._appended_at = time.monotonic()
                if wanted is None or file is not self._file:
                    self._file, self._broken = file, False
                self._appended = taken
                self._shared.notify_all()

    def _fails(self, error: OSError) -> None:
        with self._shared:
            told, self._failing, self._broken = self._failing, True, True
            self._shared.notify_all()
        if not told:
            self._told(error)

    # -- confirming --------------------------------------------------------------------------------------------------

    def _confirm_all(self) -> None:
        named: JournalFile | None = None  # the newest one whose name lasts over a power cut
        while self._is_due():
            with self._shared:
                file, appended = self._file, self._appended
                retired, self._retired = self._retired, []
            try:
                if file is not None:
                    file.sync()
                if file is not None and file is not named:
                    sync_folder(self._folder)
                    named = file
            except OSError as error:
                # What could not be written is forgotten by the system: a new file takes its place, not a new attempt.
                for superseded in retired[1:]:
                    superseded.remove()
                with self._shared:
                    self._retired = [*retired[:1], *self._retired]
                    self._appended_at = time.monotonic() + RETRY_AFTER
                self._fails(error)
                continue
            for old in retired:
                old.remove()
            with contextlib.suppress(OSError):  # what a power cut brings back is no more than what is in the file
                if retired:
                    sync_folder(self._folder)
            with self._shared:
                told, self._failing, self._confirmed = self._failing, False, appended
                self._urgent = self._urgent and self._confirmed < self._asked
                self._appended_at = time.monotonic()
                self._shared.notify_all()
            if told:
                self._told(None)
        for file in (*self._retired, *([self._file] if self._file else [])):
            file.close()

    def _is_due(self) -> bool:
        """Wait until there is something to confirm; False: nothing will come any more."""
        with self._shared:
            while True:
                if self._appended > self._confirmed and not self._broken:
                    rest = self._appended_at + CONFIRM_AFTER - time.monotonic()
                    if rest <= 0 or self._urgent or self._stopping:
                        return True
                    self._shared.wait(rest)
                elif self._ended:
                    return False
                else:
                    self._shared.wait()
