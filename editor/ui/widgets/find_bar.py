"""The bar that finds words, under the text and under the preview: a line, a count, three buttons.

Finding is the business of whoever owns it.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.look.icons import icon
from editor.ui.look.theme import theme
from editor.ui.widgets.plain_text import PlainLabel, set_tip
from editor.ui.widgets.spoken import announce

_MARGINS = (16, 8, 8, 8)  # px: left, top, right, bottom
_SPACING = 8  # px


def find_line(name: str) -> QLineEdit:
    """A line of such a bar that is called `name`."""
    line = QLineEdit()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    return line


class FindBar(QWidget):
    """Hidden until it is asked for. `rows` has room for more below the row with the words.

    `typed(words)`: look for these from here on; the bar is shown. `next_wanted`, `previous_wanted`: go there.
    `dismissed`: it is hidden; nothing is to be marked any more.
    """

    typed = Signal(str)
    next_wanted = Signal()
    previous_wanted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = find_line(tr("Find"))
        self.count = PlainLabel(role="findCount")
        self._said = ("", "")
        self.previous = self._button(tr("Previous (Shift+F3)"), self.previous_wanted.emit)
        self.next = self._button(tr("Next (F3)"), self.next_wanted.emit)
        self.close_button = self._button(tr("Close (Esc)"), self.dismiss)
        self.first_row = QHBoxLayout()
        for widget in (self.words, self.count, self.previous, self.next, self.close_button):
            self.first_row.addWidget(widget, 1 if widget is self.words else 0)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(*_MARGINS)
        self.rows.setSpacing(_SPACING)
        self.rows.addLayout(self.first_row)
        self.words.textChanged.connect(self.look)
        self.words.returnPressed.connect(self.next_wanted)
        theme.changed.connect(self._put_icons)
        self._put_icons()
        self.hide()

    def open(self) -> None:
        """Show the bar, the last words ready to be typed over."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.look()

    def dismiss(self) -> None:
        """Hide the bar."""
        self.hide()
        self.dismissed.emit()

    def look(self) -> None:
        """Have the words looked for, while the bar is shown."""
        if self.isVisible():
            self.count.clear()
            self.typed.emit(self.words.text())

    def show_count(self, current: int, count: int) -> None:
        """Say which of `count` places is marked, from 1; 0: none of them."""
        if not self.words.text():
            self.count.clear()
        elif not count:
            self.count.setText(tr("Not found"))
        elif current:
            self.count.setText(tr("{current} of {count}", current=current, count=count))
        else:
            self.count.setText(tr("{count} found", count=count))
        if (said := (self.words.text(), self.count.text())) != self._said:
            announce(self.count, said[1])
        self._said = said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the lines have acted on it; nothing behind the bar may
        else:
            super().keyPressEvent(event)

    def _button(self, tip: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        set_tip(button, tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _checked=False: action())
        return button

    def _put_icons(self) -> None:
        self.previous.setIcon(icon("up"))
        self.next.setIcon(icon("down"))
        self.close_button.setIcon(icon("close"))
