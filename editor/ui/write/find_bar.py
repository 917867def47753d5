"""The bar under the text that finds and replaces words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from editor.core.words import tr
from editor.ui.find_bar import FindBar, find_line
from editor.ui.named import named
from editor.ui.plain_text import set_tip
from editor.ui.write.hits import Hits
from editor.ui.write.source_edit import SourceEdit


class ReplaceBar(FindBar):
    """Looks in `edit` while one types."""

    def __init__(self, edit: SourceEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self.hits = Hits(edit)
        self.exact = QToolButton()
        self.exact.setText("Aa")
        self.exact.setCheckable(True)
        set_tip(self.exact, tr("Tell full-width from half-width, and capital from small letters"))
        self.exact.setAccessibleName(self.exact.toolTip())
        self.replacement = find_line(tr("Replace with"))
        self.replace_one = named(QPushButton(tr("Replace")), "quiet")
        self.replace_all = named(QPushButton(tr("Replace all")), "quiet")
        self._second_row = QWidget()
        self._lay_out()
        self._connect()

    def open(self, replace: bool = False) -> None:
        """Show the bar, with the selected words to look for."""
        chosen = self._edit.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.setText(chosen)
        self._second_row.setVisible(replace)
        super().open()

    def _lay_out(self) -> None:
        self.first_row.insertWidget(self.first_row.indexOf(self.previous), self.exact)
        second = QHBoxLayout(self._second_row)
        second.setContentsMargins(0, 0, 0, 0)
        second.addWidget(self.replacement, 1)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_all)
        self.rows.addWidget(self._second_row)

    def _connect(self) -> None:
        self.typed.connect(self._look_for)
        self.exact.toggled.connect(self.look)
        self.next_wanted.connect(self.hits.go_next)
        self.previous_wanted.connect(self.hits.go_previous)
        self.dismissed.connect(self._leave)
        self.replacement.returnPressed.connect(self._replace)
        self.replace_one.clicked.connect(self._replace)
        self.replace_all.clicked.connect(self._replace_all)
        self.hits.changed.connect(self.show_count)

    def _look_for(self, words: str) -> None:
        self.hits.look_for(words, self.exact.isChecked())
        self.hits.go_nearest()

    def _leave(self) -> None:
        self.hits.look_for("", False)
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self) -> None:
        self._edit.run_when_idle(lambda: self.hits.replace(self.replacement.text()))

    def _replace_all(self) -> None:
        def replace() -> None:
            count = self.hits.replace_all(self.replacement.text())
            self.count.setText(tr("{count} replaced", count=count))

        self._edit.run_when_idle(replace)
