"""The sentence that is read aloud, as the window shows it: marked, and turned to when it is out of sight."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from shiboken6 import isValid

from editor.app.aloud.reading_aloud import AloudState, ReadingAloud
from editor.ui.fields.text_field import TextField
from editor.ui.write.source_edit import SourceEdit

if TYPE_CHECKING:
    from editor.ui.desk.desk import Desk

_ABOVE = 3
"""The share of the pane, as one part of so many, that is above a sentence that is turned to."""


class AloudDesk(QObject):
    """Shows what `reading` says on `desk`."""

    def __init__(self, desk: "Desk", reading: ReadingAloud) -> None:
        super().__init__(desk)
        self._desk = desk
        self._edit = desk.source.edit
        self._reading = reading
        self._field: TextField | None = None
        """The field that is read; None: the text is."""
        self._state = reading.state
        reading.changed.connect(self._show)
        reading.failed.connect(self._edit.refused)
        self.destroyed.connect(reading.stop)  # another window has no mark of it, and no way to end it

    @property
    def is_reading(self) -> bool:
        """Whether something is read, or paused."""
        return self._reading.state is not AloudState.SILENT

    @property
    def is_paused(self) -> bool:
        """Whether reading is paused."""
        return self._reading.state is AloudState.PAUSED

    def read(self) -> None:
        """Read what is selected where the caret is, else all from its sentence on; a field from its beginning."""
        self._reading.stop()
        focus = self._desk.main_window.focusWidget()
        self._field = focus if isinstance(focus, TextField) else None
        cursor = (self._field or self._edit).textCursor()
        if self._field is not None and not cursor.hasSelection():
            cursor.setPosition(0)
        self._reading.read(cursor)

    def pause(self) -> None:
        """Pause, or go on with the same sentence."""
        if self.is_paused:
            self._reading.go_on()
        else:
            self._reading.pause()

    def stop(self) -> None:
        """Read no more."""
        self._reading.stop()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        place = self._reading.place
        in_text = place is not None and place.document() is self._edit.document()
        self._edit.spoken.show_selection(place if in_text else None)
        if self._field is not None and isValid(self._field):
            self._field.marks.show_spoken(place if not in_text else None)
        if place is not None and in_text:
            _bring_in_sight(self._edit, place)
        self._edit.reads_line.emit(_line(place) if place is not None and in_text else 0)
        if self._reading.state is not self._state:
            self._state = self._reading.state
            self._desk.rearranged.emit()


def _line(place: QTextCursor) -> int:
    return place.document().findBlock(place.selectionStart()).blockNumber() + 1


def _bring_in_sight(edit: SourceEdit, place: QTextCursor) -> None:
    """Turn the text so that the whole of `place` is seen, or its beginning where it is longer than the pane."""
    start, end = QTextCursor(edit.document()), QTextCursor(edit.document())
    start.setPosition(place.selectionStart())
    end.setPosition(place.selectionEnd())
    top, foot, height = edit.cursorRect(start).top(), edit.cursorRect(end).bottom(), edit.viewport().height()
    if top >= 0 and (foot <= height or top <= height // _ABOVE):
        return
    block = start.block()
    line = block.layout().lineForTextPosition(start.positionInBlock())
    row = block.firstLineNumber() + (line.lineNumber() if line.isValid() else 0)
    seen = max(1, height // max(1, edit.cursorRect(start).height()))
    edit.verticalScrollBar().setValue(max(0, row - seen // _ABOVE))
