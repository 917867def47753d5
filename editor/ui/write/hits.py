"""The hits of the find bar in the text: marked, stepped through and replaced."""

from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from editor.app import buffer, change
from editor.core.history.version_list import Reason
from editor.core.text.find import find_all
from editor.core.text.line_ends import unified
from editor.core.text.splices import Splice
from editor.core.words import tr
from editor.ui.theme import theme
from editor.ui.write import changes
from editor.ui.write.source_edit import SourceEdit

_PAUSE = 150  # ms after a change of the text until the hits are looked for again


class Hits(QObject):
    """All places of the words looked for in `edit`. `changed(number, count)`: the 1-based current hit (0: none), of."""

    changed = Signal(int, int)

    def __init__(self, edit: SourceEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._wanted = ""
        self._exact = False
        self._found: list[tuple[int, int]] = []
        """Of each hit the characters of the text that it begins at and ends before."""
        self._places: list[tuple[int, int]] = []
        """The same hits as positions of Qt's document."""
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(_PAUSE)
        self._stale.timeout.connect(self._search)
        edit.textChanged.connect(self._text_changed)
        edit.verticalScrollBar().valueChanged.connect(self._mark)
        edit.cursorPositionChanged.connect(self._report)

    def look_for(self, wanted: str, exact: bool) -> None:
        """Find `wanted` ("" for nothing any more)."""
        self._wanted, self._exact = wanted, exact
        self._search()

    def go_nearest(self) -> None:
        """Go to the first hit at or after where the selection begins; go on from the top where there is none."""
        start = self._edit.textCursor().selectionStart()
        self._go(bisect_left(self._places, (start, 0)))

    def go_next(self) -> None:
        """Go to the next hit after the selection."""
        self._fresh()
        self._go(bisect_left(self._places, (self._edit.textCursor().selectionEnd(), 0)))

    def go_previous(self) -> None:
        """Go to the hit before the selection."""
        self._fresh()
        self._go(bisect_left(self._places, (self._edit.textCursor().selectionStart(), 0)) - 1)

    def replace(self, text: str) -> None:
        """Replace the selected hit and go to the next; where none is selected, go to one."""
        self._fresh()
        cursor = self._edit.textCursor()
        if (cursor.selectionStart(), cursor.selectionEnd()) in self._places:
            with self._edit.post.history.named(tr("Replace")):
                changes.replace(cursor, buffer.encode(unified(text)))
            self._edit.setTextCursor(cursor)
            self._search()
        self.go_next()

    def replace_all(self, text: str) -> int:
        """Replace all hits in one undo step; how many."""
        self._search()
        count = len(self._places)
        if count:
            splices = tuple(Splice(start, end - start, unified(text)) for start, end in self._found)
            name = tr("Replace all ({count})", count=count)
            self._edit.post.apply(change.edited(text=splices, name=name, risk=Reason.BEFORE_REPLACE))
            self._search()
        return count

    def _go(self, index: int) -> None:
        if self._places:
            start, end = self._places[index % len(self._places)]
            cursor = self._edit.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._edit.go_to(cursor, center=True)

    def _text_changed(self) -> None:
        if self._wanted and not self._edit.composing:
            self._stale.start()

    def _fresh(self) -> None:
        if self._stale.isActive():
            self._search()

    def _search(self) -> None:
        self._stale.stop()
        if self._wanted:
            raw = buffer.raw_text(self._edit.document())
            wanted = buffer.decode(buffer.encode(self._wanted))  # as the text holds it
            self._found = find_all(buffer.decode(raw), wanted, self._exact)
            ends = [index for hit in self._found for index in hit]
            positions = buffer.to_positions(raw, buffer.raw_indices(raw, ends))
            self._places = list(zip(positions[::2], positions[1::2], strict=True))
        else:
            self._found, self._places = [], []
        self._mark()
        self._report()

    def _report(self) -> None:
        if self._wanted:
            cursor = self._edit.textCursor()
            here = (cursor.selectionStart(), cursor.selectionEnd())
            index = bisect_left(self._places, here)
            current = index + 1 if self._places[index : index + 1] == [here] else 0
            self.changed.emit(current, len(self._places))

    def _mark(self) -> None:
        """Mark the hits on the screen; there may be ten thousand others."""
        if not self._places and not self._edit.extraSelections():
            return
        view = self._edit.viewport().rect()
        first = self._edit.cursorForPosition(view.topLeft()).block().position()
        last_block = self._edit.cursorForPosition(view.bottomRight()).block()
        last = last_block.position() + last_block.length()
        look = QTextCharFormat()
        look.setBackground(theme.color("found"))
        marks = []
        for start, end in self._places[bisect_left(self._places, (first, 0)) : bisect_left(self._places, (last, 0))]:
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            mark.cursor = QTextCursor(self._edit.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            marks.append(mark)
        self._edit.setExtraSelections(marks)
