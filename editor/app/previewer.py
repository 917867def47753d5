"""Keeps the rendering of the current post up to date, in a process that can be killed."""

import json
import pickle
import sys
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from editor.app.document import Document
from editor.core import words
from editor.core.render.worker import LENGTH, Page, Request
from editor.core.words import tr

DEADLINE_MS = 1000
FIRST_DEADLINE_MS = 10_000
"""The first answer waits for the process to start, which a busy machine may take its time for."""


def apply(page: Page, patch: dict[str, Any]) -> None:
    """Make `page` what the worker's page was when it sent `patch`."""
    for name in ("frame", "title", "style", "language"):
        if name in patch:
            setattr(page, name, patch[name])
    for slot in ("news", "commentary"):
        if slot in patch:
            start, removed, blocks = patch[slot]
            old = getattr(page, slot)
            setattr(page, slot, (*old[:start], *blocks, *old[start + removed :]))


class Previewer(QObject):
    """Owns the latest rendering. At most one request is under way, and the newest text wins.

    `patched(patch)` tells what changed on the page; `renewed` that the whole page is another (another post);
    `behind(sentence)` that the rendering failed or was stopped, so that the last good page stays ("": caught up).
    """

    patched = Signal(dict)
    renewed = Signal()
    behind = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = Page()
        self._document: Document | None = None
        self._process: QProcess | None = None
        self._buffer = b""
        self._asked: int | None = None
        self._fresh = True
        self._is_behind = False
        self._deadline = QTimer(self, singleShot=True)
        self._deadline.timeout.connect(self._too_slow)
        self._ready = False
        self._start()

    def show(self, document: Document) -> None:
        """Follow `document` from now on."""
        if self._document is not None:
            self._document.changed.disconnect(self._ask)
        self._document = document
        self._fresh = True
        document.changed.connect(self._ask)
        if self._asked is None:
            self._ask()

    def refresh(self) -> None:
        """Render everything anew: the profile or an image changed."""
        self._fresh = True
        self._ask()

    def stop(self) -> None:
        """End the process: the program closes."""
        self._document = None
        self._end_process()

    @property
    def is_current(self) -> bool:
        """Whether the page shows the newest text."""
        return self._asked is None and not self._is_behind

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.start(sys.executable, ["-m", "editor.core.render.worker"])
        self._process, self._buffer, self._ready = process, b"", False
        self._fresh = True
        return process

    def _end_process(self) -> None:
        process, self._process = self._process, None
        self._deadline.stop()
        self._asked = None
        if process is not None:
            process.finished.disconnect(self._finished)
            process.readyReadStandardOutput.disconnect(self._read)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _ask(self, _revision: int = 0) -> None:
        document = self._document
        if document is None or self._asked is not None:
            return  # the answer under way asks again if the text has gone on
        process = self._process or self._start()
        request = Request(
            document.revision, document.snapshot(), document.fields.profile, words.language(), self._fresh
        )
        data = pickle.dumps(request, pickle.HIGHEST_PROTOCOL)
        process.write(LENGTH.pack(len(data)) + data)
        self._asked = document.revision
        self._asked_fresh, self._fresh = self._fresh, False
        self._asked_document = document
        self._deadline.start(DEADLINE_MS if self._ready else FIRST_DEADLINE_MS)

    def _read(self) -> None:
        if self._process is None:
            return
        self._buffer += bytes(self._process.readAllStandardOutput().data())
        while len(self._buffer) >= LENGTH.size:
            (length,) = LENGTH.unpack(self._buffer[: LENGTH.size])
            end = LENGTH.size + length
            if len(self._buffer) < end:
                return
            message, self._buffer = self._buffer[LENGTH.size : end], self._buffer[end:]
            self._answered(json.loads(message))

    def _answered(self, answer: dict[str, Any]) -> None:
        self._deadline.stop()
        self._ready = True
        self._asked = None
        document = self._document
        if document is not None and self._asked_document is document:
            if "patch" in answer:
                self._take(answer["patch"])
            else:
                self._say(answer["error"])
        if document is not None and (
            self._fresh or self._asked_document is not document or answer["revision"] != document.revision
        ):
            self._ask()

    def _take(self, patch: dict[str, Any]) -> None:
        if self._asked_fresh:
            self.page = Page()
        apply(self.page, patch)
        if self._asked_fresh:
            self.renewed.emit()
        elif patch:
            self.patched.emit(patch)
        self._say("")

    def _say(self, sentence: str) -> None:
        if self._is_behind or sentence:
            self._is_behind = bool(sentence)
            self.behind.emit(sentence)

    def _too_slow(self) -> None:
        self._end_process()
        self._start()
        self._say(tr("The preview is behind: this text takes too long to render. Your text is safe."))

    def _finished(self) -> None:
        self._end_process()  # the next change of the text starts another
        self._say(tr("The preview is behind: its process ended and was started anew. Your text is safe."))
