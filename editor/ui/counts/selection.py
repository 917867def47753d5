"""The count of what is selected in the text, for the status bar: a moment later, and by a thread."""

from PySide6.QtCore import QObject, QTimer

from editor.app.open_post.buffer import decode
from editor.app.threads.jobs import Jobs
from editor.core.text.counts import count
from editor.ui.window.status import StatusBar
from editor.ui.write.source_edit import SourceEdit

_PAUSE_MS = 200
_LONGEST = 2_000_000
"""Characters of a selection that are counted."""


class SelectionCount(QObject):
    """Counts while something is selected in `edit`; a key in the text costs nothing."""

    def __init__(self, edit: SourceEdit, status: StatusBar) -> None:
        super().__init__(status)
        self._edit = edit
        self._status = status
        self._jobs = Jobs(self)
        self._number = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._count)
        edit.selectionChanged.connect(self._changed)

    def _changed(self) -> None:
        self._number += 1
        if self._edit.textCursor().hasSelection():
            self._soon.start()
        else:
            self._soon.stop()
            self._status.select(None)

    def _count(self) -> None:
        text = decode(self._edit.textCursor().selectedText().replace("\u2029", "\n"))[:_LONGEST]
        number = self._number

        def show(characters: int) -> None:
            if number == self._number:
                self._status.select(characters)

        self._jobs.start(lambda: count(text).characters, show, _raise)


def _raise(error: Exception) -> None:
    raise error
