"""Spelling and a voice that are acted: pictures are made without a dictionary and a sound server, too."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from editor.app.aloud.reading_aloud import AloudState


class ActedSpelling(QObject):
    """A `PostSpelling` that knows the answer: `unknown` are its words, `SUGGESTED` may be meant by each."""

    SUGGESTED = ("licences", "licenses", "licence", "license")
    found, failed = Signal(), Signal(str)

    def __init__(self, unknown: tuple[tuple[int, int, str, str], ...], parent: QObject) -> None:
        super().__init__(parent)
        self.unknown = unknown

    def suggest(self, _shown: str, done: Callable[[list[str]], None]) -> None:
        """Answer at once."""
        done(list(self.SUGGESTED))

    def is_ignored(self, _shown: str) -> bool:
        """None is."""
        return False

    def forget(self) -> None:
        """Know of no words any more."""
        self.unknown = ()
        self.found.emit()


class ActedReading(QObject):
    """A `ReadingAloud` that stays at one sentence, `place`."""

    changed, failed = Signal(), Signal(str)

    def __init__(self, place: QTextCursor, parent: QObject) -> None:
        super().__init__(parent)
        self.place: QTextCursor | None = place
        self.state = AloudState.SPEAKING

    def stop(self) -> None:
        """Say nothing any more."""
        self.state, self.place = AloudState.SILENT, None
        self.changed.emit()
