"""An import from beginning to end: read, convert in as many processes as there are processors, write, report."""

import os
import re
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from editor.core import words
from editor.core.disk.causes import cause
from editor.core.errors import FileError, ImportFileError, RonpyoError
from editor.core.importers.age import Age
from editor.core.importers.entry import Entry, EntryKind, Skipped
from editor.core.importers.library import ImportTarget, TargetPlace, only_import
from editor.core.importers.registry import EntryStream, Found, importer_for
from editor.core.importers.report import Report
from editor.core.importers.shelve import shelve
from editor.core.importers.source import source
from editor.core.importers.structure import blogs
from editor.core.importers.task import ImportOutcome, Task
from editor.core.importers.wish import ImportProgress, Wish, host_in
from editor.core.importers.zone import is_future, local, zone
from editor.core.originals import libraries
from editor.core.post import Status
from editor.core.processes.pool import Pool
from editor.core.words import tr

_OFFSET = re.compile(r"[-+]\d\d:?\d\d$")
_ALONE = 60  # entries that are converted here, before other processes are worth their start
_DATE_SHOWN = 40  # characters of a date in a note
_AHEAD = 24  # entries for each process that are read before the first one is written


def import_files(
    paths: Sequence[Path],
    wish: Wish,
    progress: Callable[[ImportProgress], None] = lambda _progress: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Import `paths`. Raises ImportFileError where one of them cannot be read at all, where the library cannot be read
    through, and where another import into it is under way; what came before stays.

    What is cancelled or killed can be done again: what is in the library already is known and left as it is.
    """
    root = Path(os.path.realpath(wish.library))
    with only_import(root):
        blogs.load_anew()
        return _import_files(paths, wish, ImportTarget(root), progress, is_cancelled)


def _import_files(
    paths: Sequence[Path],
    wish: Wish,
    library: ImportTarget,
    progress: Callable[[ImportProgress], None],
    is_cancelled: Callable[[], bool],
) -> Report:
    place = zone(wish.zone)
    sources = [(path, source(path)) for path in paths]
    chosen = [(given, importer_for(given)) for _path, given in sources]
    report = Report()
    try:
        libraries.remember(library.root)
    except FileError as error:
        report.notes.append(tr("What the posts were on the blog cannot be exported again: {cause}", cause=str(error)))
    with _Pool() as pool:
        for number, (given, importer) in enumerate(chosen):
            report.notes += given.notes
            readings = importer.read(given)
            for part, reading in enumerate(readings):
                report.formats.append(reading.format or importer.name)
                work = _Work(library, reading, replace(wish, host=host_in(wish.host)), place, report, pool)
                before, share = number + part / len(readings), 1 / len(readings)

                def tell(done: float, before: float = before, share: float = share) -> None:
                    progress(
                        ImportProgress((before + done * share) / len(chosen), report.posts.found + report.pages.found)
                    )

                work.run(tell, is_cancelled)
                if reading.blog.truncated:
                    report.failed += 1
                    report.notes.append(
                        tr("{name} ends in the middle; what was whole is imported.", name=given.path.name)
                    )
                report.notes += reading.blog.notes
                if report.cancelled:
                    return report
    return report


class _Work:
    """The import of one source."""

    def __init__(
        self,
        library: ImportTarget,
        reading: EntryStream,
        wish: Wish,
        place: tzinfo | None,
        report: Report,
        pool: "_Pool",
    ) -> None:
        self._library, self._reading, self._wish = library, reading, wish
        self._place, self._unsaid = place, zone(wish.unsaid_zone)
        self._report, self._pool = report, pool
        self._seen: dict[str, tuple[Age, Skipped]] = {}
        self._states: dict[str, str] = {}
        self._waiting: deque[tuple[Entry, TargetPlace, Task, Future[ImportOutcome] | None]] = deque()

    def run(self, progress: Callable[[float], None], is_cancelled: Callable[[], bool]) -> None:
        for found in self._found():
            if is_cancelled():
                self._report.cancelled = True
                break
            if isinstance(found, Skipped):
                self._report.skip(found)
                continue
            self._take(found)
            self._collect(self._pool.ahead)
            progress(self._reading.progress())
        self._collect(0)
        progress(1.0)

    def _found(self) -> Iterator[Found]:
        """The entries of the source. One that cannot be read to its end leaves what came before, and that is said."""
        began = False
        try:
            for found in self._reading.found:
                began = True
                yield found
        except (RonpyoError, OSError, sqlite3.Error) as error:  # sqlite3: no room for the comments of a huge file
            why = cause(error) if isinstance(error, OSError) else str(error)
            if not began:
                raise error if isinstance(error, RonpyoError) else ImportFileError(why) from error
            self._report.failed += 1
            self._report.notes.append(tr("What came before is imported; the rest is not: {cause}", cause=why))

    def _take(self, entry: Entry) -> None:
        try:
            task = self._task(entry)
        except RonpyoError as error:
            self._report.refuse(entry, str(error))
            return
        age = Age.of(task.entry, task.zone)
        earlier = self._seen.get(entry.key)
        reason = tr("It is in the file twice; the first one was taken.")
        skipped = Skipped(entry.kind, entry.id, entry.title, reason, entry.is_draft)
        if earlier is not None and not age.is_newer(earlier[0]):
            self._report.skip(skipped)
            return
        if earlier is not None:
            self._collect(0)
            task = self._task(entry)  # by now the other one may have another name
            reason = tr("It is in the file twice; the newer one was taken.")
            self._report.supersede(replace(earlier[1], reason=reason), self._states.get(entry.key, ""))
        self._seen[entry.key] = age, skipped
        self._waiting.append((task.entry, task.place, task, self._pool.start(task)))

    def _task(self, entry: Entry) -> Task:
        place = self._place or zone(self._reading.blog.zone)
        if place is None and self._unsaid is not None and not _OFFSET.search(entry.published):
            place = self._unsaid
        moment = local(entry.published, place) or local(entry.updated, place)
        if entry.published and moment is None:
            note = tr("Its date could not be read: {date}", date=entry.published[:_DATE_SHOWN])
            entry = replace(entry, note=" ".join(filter(None, (entry.note, note))))
        host = self._wish.host or self._reading.blog.host
        if entry.url.startswith("/"):
            is_lost = not host and entry.kind is EntryKind.POST and entry.status is Status.PUBLISHED
            self._report.without_url += is_lost
            entry = replace(entry, url=f"https://{host}{entry.url}" if host else "")
        if entry.status is Status.PUBLISHED and moment and is_future(moment, datetime.now(UTC)):
            entry = replace(entry, status=Status.READY)
        base = entry.url or (f"https://{host}/" if host else "")
        where = self._library.place(entry, moment)
        return Task(entry, where, self._library.root, self._library.record(where), moment, place, base)

    def _collect(self, ahead: int) -> None:
        """Take in what is done, until at most `ahead` entries are under way."""
        while self._waiting:
            first = self._waiting[0][3]
            if len(self._waiting) <= ahead and first is not None and not first.done():
                break
            entry, place, task, future = self._waiting.popleft()
            outcome = self._pool.outcome(task, future)
            self._states[entry.key] = outcome.state
            if outcome.path is not None:
                self._library.renamed(place, outcome.path)
            self._report.add(entry, outcome.path or place.path, outcome)


class _Pool:
    """Does tasks: the first ones here, the others in processes of their own."""

    def __init__(self) -> None:
        self._executor: Pool | None = None
        self._size = (os.cpu_count() or 1) + 1  # one of them waits for the disk at any time
        self._done = 0

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_about: object) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)

    @property
    def ahead(self) -> int:
        """Number of tasks that may be under way at a time."""
        return _AHEAD * self._size if self._executor is not None else 0

    def start(self, task: Task) -> Future[ImportOutcome] | None:
        """Begin a task; None: it is done when its outcome is asked for."""
        self._done += 1
        if self._done <= _ALONE or self._size < 2:
            return None
        if self._executor is None:
            self._executor = Pool(self._size, _begin, words.language())
        try:
            return self._executor.submit(shelve, task)
        except BrokenProcessPool:
            self._executor = Pool(self._size, _begin, words.language())
            return self._executor.submit(shelve, task)

    def outcome(self, task: Task, future: Future[ImportOutcome] | None) -> ImportOutcome:
        """The outcome of the task."""
        if future is None:
            return shelve(task)
        try:
            return future.result()
        except BrokenProcessPool:
            return self._again(task)

    def _again(self, task: Task) -> ImportOutcome:
        """A process ended; perhaps it was this task's fault: it is tried alone."""
        with Pool(1, _begin, words.language()) as executor:
            try:
                return executor.submit(shelve, task).result()
            except BrokenProcessPool:
                reason = tr("It could not be converted: the process that tried it ended.")
                return ImportOutcome("skipped", reason, failed=True)


def _begin(language: str) -> None:
    """Begin in a new process: speak `language`, and end with the process that began this one, however that ends."""
    from multiprocessing import parent_process
    from threading import Thread

    def follow() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    words.use(language)
    Thread(target=follow, daemon=True).start()


__all__ = ["ImportFileError", "ImportProgress", "Wish", "import_files"]
