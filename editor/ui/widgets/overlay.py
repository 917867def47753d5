"""A list that lies over the window while one chooses: commands, places of the post, the last posts."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from editor.ui.widgets.spoken import announce

_WIDTH, _TOP, _FOOT = 520, 80, 40
"""Width and top in pixels, and the room that is left below it."""
_ROUND = 12
"""The padding and borders above and below the list and around all of it in pixels, as in the style sheet."""


class Overlay(QFrame):
    """Goes when one chooses, presses Escape, or clicks or goes elsewhere; the focus goes back to where it was.

    Above a query, arrows move in the list and Enter means `entered`, while the query keeps the focus; Escape and Tab
    are a no.

    A child of the window and not a pop-up: input methods do not follow the focus into a pop-up window.
    """

    entered = Signal()
    """Enter was pressed in the query, for the row that is chosen."""

    def __init__(self, parent: QWidget, rows: QAbstractItemView, query: QLineEdit | None = None) -> None:
        """`rows` is the list, and `query`, where there is one, the field above it that has the focus."""
        super().__init__(parent)
        self.setObjectName("palette")
        self.hide()
        self._rows, self._above = rows, query
        self._before: QWidget | None = None
        self._handle: QWindow | None = None
        self._chosen: QItemSelectionModel | None = None
        self._said = ""
        # A moment later: while the list is filled, each of its rows is the chosen one once.
        self._saying = QTimer(self, singleShot=True)
        self._saying.timeout.connect(self._say_row)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if query is not None:
            layout.addWidget(query)
            query.installEventFilter(self)
            rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(rows)
        gui = QApplication.instance()
        if isinstance(gui, QApplication):
            gui.focusChanged.connect(self._focus_changed)

    def lay(self) -> None:
        """Lie over the window, with the focus."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
            self._said = ""
        self.show()
        self.raise_()
        (self._above or self._rows).setFocus()
        chosen = self._rows.selectionModel()
        if self._above is not None and chosen is not self._chosen:  # the focus is not in the list
            self._chosen = chosen
            chosen.currentChanged.connect(self._saying.start)

    def dismiss(self) -> None:
        """Go, and give the focus back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before) and self._before.isVisible():
                self._before.setFocus()

    def fit(self, count: int) -> None:
        """Fit the height to `count` rows, in the middle of the window."""
        room = (self.parentWidget() or self.window()).rect()
        high = self._rows.sizeHintForRow(0) * count + _ROUND if count else 0
        high += self._above.sizeHint().height() if self._above is not None else 0
        self.setGeometry((room.width() - _WIDTH) // 2, _TOP, _WIDTH, min(high, room.height() - _TOP - _FOOT))

    # Clicks are heard where they reach the window. Never by a filter of the application: PySide 6.11 crashes when that
    # is asked about an object of the web engine's that is just being made (`getWrapperForQObject` calls itself).

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._handle = self.window().windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._handle is not None and isValid(self._handle):
            self._handle.removeEventFilter(self)
        self._handle = None
        super().hideEvent(event)

    def choose_row(self, row: int) -> None:
        """Choose a row of the list, counted round at both ends."""
        rows = self._rows.model()
        self._rows.setCurrentIndex(rows.index(row % max(rows.rowCount(), 1), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click beside it is a no, and is taken from no one; keys in the query may be for the list."""
        if isinstance(event, QKeyEvent):
            return watched is self._above and event.type() == QEvent.Type.KeyPress and self._take_key(event)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonPress
            and not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        ):
            self.dismiss()
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key in the query means for the list; False: it belongs to the query."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.choose_row(self._rows.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            self.dismiss()
        else:
            return False
        return True

    def _say_row(self) -> None:
        words = str(self._rows.currentIndex().data() or "")
        if self.isVisible() and words != self._said:
            announce(self, words)
            self._said = words

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._before = None
            self.dismiss()
