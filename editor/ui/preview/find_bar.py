"""The bar under the preview that finds words in the page."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from editor.core.words import tr
from editor.ui.icons import icon
from editor.ui.plain_text import PlainLabel, set_tip
from editor.ui.theme import theme


class PreviewFindBar(QWidget):
    """Looks while one types; hidden until it is asked for.

    `wanted(words, backward)`: look for these, from here; empty: forget the last ones. `dismissed`: back to the page.
    """

    wanted = Signal(str, bool)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Find"))
        self.words.setAccessibleName(tr("Find in the preview"))
        self.count = PlainLabel(role="findCount")
        self.previous = self._button(tr("Previous (Shift+F3)"), self.go_previous)
        self.next = self._button(tr("Next (F3)"), self.go_next)
        self.close_button = self._button(tr("Close (Esc)"), self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        for widget in (self.words, self.count, self.previous, self.next, self.close_button):
            row.addWidget(widget, 1 if widget is self.words else 0)
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self.go_next)
        theme.changed.connect(self._put_icons)
        self._put_icons()
        self.hide()

    def open(self) -> None:
        """Show the bar, the last words ready to be typed over."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._typed()

    def dismiss(self) -> None:
        """Hide the bar; nothing is marked in the page any more."""
        self.hide()
        self.wanted.emit("", False)
        self.dismissed.emit()

    def go_next(self) -> None:
        """The next place, after the last one the first."""
        self.wanted.emit(self.words.text(), False)

    def go_previous(self) -> None:
        """The place before."""
        self.wanted.emit(self.words.text(), True)

    def show_count(self, current: int, count: int) -> None:
        """Say which of how many places is marked."""
        if not self.words.text():
            self.count.clear()
        elif count:
            self.count.setText(tr("{current} of {count}", current=current, count=count))
        else:
            self.count.setText(tr("Not found"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the field has acted on it; nothing behind the bar may
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.count.clear()
        self.wanted.emit(self.words.text(), False)

    def _button(self, tip: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        set_tip(button, tip)
        button.setAccessibleName(tip)
        button.clicked.connect(action)
        return button

    def _put_icons(self) -> None:
        self.previous.setIcon(icon("up"))
        self.next.setIcon(icon("down"))
        self.close_button.setIcon(icon("close"))
