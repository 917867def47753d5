"""The bar under the text that finds and replaces words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.icons import icon
from editor.ui.named import named
from editor.ui.plain_text import PlainLabel, set_tip
from editor.ui.theme import theme
from editor.ui.write.hits import Hits
from editor.ui.write.source_edit import SourceEdit


class FindBar(QWidget):
    """Looks while one types; hidden until it is asked for."""

    def __init__(self, edit: SourceEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edit = edit
        self.hits = Hits(edit)
        self.wanted = _line(tr("Find"))
        self.replacement = _line(tr("Replace with"))
        self.count = PlainLabel(role="findCount")
        self.exact = QToolButton()
        self.exact.setText("Aa")
        self.exact.setCheckable(True)
        set_tip(self.exact, tr("Tell full-width from half-width, and capital from small letters"))
        self.exact.setAccessibleName(self.exact.toolTip())
        self.previous = self._button(tr("Previous (Shift+F3)"), self.hits.go_previous)
        self.next = self._button(tr("Next (F3)"), self.hits.go_next)
        self.close_button = self._button(tr("Close (Esc)"), self.dismiss)
        self.replace_one = named(QPushButton(tr("Replace")), "quiet")
        self.replace_all = named(QPushButton(tr("Replace all")), "quiet")
        self._second_row = QWidget()
        self._lay_out()
        self._connect()
        self._put_icons()
        self.hide()

    def open(self, replace: bool = False) -> None:
        """Show the bar, with the selected words to look for."""
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.wanted.setText(chosen)
        self._second_row.setVisible(replace)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self._look()

    def dismiss(self) -> None:
        """Hide the bar and go back to the text."""
        self.hide()
        self.hits.look_for("", False)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Shift+Enter goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # the fields have acted on it; nothing behind the bar may
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        for widget in (self.wanted, self.count, self.exact, self.previous, self.next, self.close_button):
            first.addWidget(widget, 1 if widget is self.wanted else 0)
        second = QHBoxLayout(self._second_row)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self.replacement, 1)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_all)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 8, 8)
        rows.setSpacing(8)
        rows.addLayout(first)
        rows.addWidget(self._second_row)

    def _connect(self) -> None:
        self.wanted.textChanged.connect(self._look)
        self.wanted.returnPressed.connect(self.hits.go_next)
        self.exact.toggled.connect(self._look)
        self.replacement.returnPressed.connect(self._replace)
        self.replace_one.clicked.connect(self._replace)
        self.replace_all.clicked.connect(self._replace_all)
        self.hits.changed.connect(self._show_count)
        theme.changed.connect(self._put_icons)

    def _look(self) -> None:
        if self.isVisible():
            self.hits.look_for(self.wanted.text(), self.exact.isChecked())
            self.hits.go_nearest()

    def _replace(self) -> None:
        self._edit.run_when_idle(lambda: self.hits.replace(self.replacement.text()))

    def _replace_all(self) -> None:
        def replace() -> None:
            count = self.hits.replace_all(self.replacement.text())
            self.count.setText(tr("{count} replaced", count=count))

        self._edit.run_when_idle(replace)

    def _show_count(self, current: int, count: int) -> None:
        if not self.wanted.text():
            self.count.clear()
        elif not count:
            self.count.setText(tr("Not found"))
        elif current:
            self.count.setText(tr("{current} of {count}", current=current, count=count))
        else:
            self.count.setText(tr("{count} found", count=count))

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


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(name)
    line.setAccessibleName(name)
    return line
