"""Places that the caret left by a jump: back and forward, also into the posts that were open before."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from editor.app.files.session import Session
from editor.app.threads.soon import run_soon
from editor.ui.desk.desk import Desk

_JUMP = 8
"""Lines that the caret goes over at once to leave a place worth coming back to."""
_MOST = 60  # places


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the post at `path`: a `position` of its text, which the text moves while the post is open
    (`cursor`)."""

    path: Path
    position: int
    cursor: QTextCursor | None = None

    def now(self) -> int:
        """The position as the text stands now."""
        return self.cursor.position() if self.cursor is not None and not self.cursor.isNull() else self.position


class Visited(QObject):
    """Follows the caret of the text; costs a comparison with each key."""

    def __init__(self, desk: Desk, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._wanted: Place | None = None
        self._path: Path | None = desk.document.path
        """The post whose caret is followed; None while another one is being shown."""
        self._line = self._position = 0
        self._edit = desk.source.edit
        self._edit.cursorPositionChanged.connect(self._moved)
        session.current_changed.connect(self._another_post)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back, so that there is a place to go forward to."""
        return bool(self._forward)

    def go_back(self) -> None:
        """Go to the place that was left last."""
        self._go(self._back, self._forward)

    def go_forward(self) -> None:
        """Go to the place from which one went back."""
        self._go(self._forward, self._back)

    def _go(self, from_: list[Place], to: list[Place]) -> None:
        if not from_:
            return
        place = from_.pop()
        to.append(self._here())
        if place.path == self._desk.document.path:
            self._show(place)
        else:
            self._wanted = place
            self._desk.files.open_path(place.path)
        self._desk.rearranged.emit()

    def _show(self, place: Place) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(min(place.now(), self._edit.document().characterCount() - 1))
        self._line = cursor.blockNumber()  # going there leaves no place
        self._edit.go_to(cursor, center=True)
        self._desk.focus_source()

    def _here(self) -> Place:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(min(self._position, self._edit.document().characterCount() - 1))
        return Place(self._path or self._desk.document.path, self._position, cursor)

    def _moved(self) -> None:
        if self._session.current is None or self._path != self._session.current.path:
            return
        cursor = self._edit.textCursor()
        line = cursor.blockNumber()
        if abs(line - self._line) >= _JUMP:
            self._leave(self._here())
        self._line, self._position = line, cursor.position()

    def _leave(self, place: Place) -> None:
        had = bool(self._back), bool(self._forward)
        self._back.append(place)
        del self._back[:-_MOST]
        self._forward.clear()
        if had != (True, False):
            self._desk.rearranged.emit()

    def _another_post(self) -> None:
        """The post that was open goes, and its cursors with it."""
        for places in (self._back, self._forward):
            places[:] = [replace(place, position=place.now(), cursor=None) for place in places]
        if self._wanted is None and self._path is not None:
            self._leave(Place(self._path, self._position))
        self._path = None
        run_soon(self, self._arrive)  # once all panes show the post

    def _arrive(self) -> None:
        cursor = self._edit.textCursor()
        self._path = self._desk.document.path
        self._line, self._position = cursor.blockNumber(), cursor.position()
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted.path == self._path:
            self._show(wanted)
