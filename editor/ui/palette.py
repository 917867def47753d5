"""The command palette: type a few letters of a command, Enter runs it."""

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.actions import Actions

_WIDTH = 520


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def rank(query: str, title: str) -> int | None:
    """How well `title` fits `query`: 0 best, None not at all. Letters must come in order; width and case are alike."""
    wanted, there = _fold(query).replace(" ", ""), _fold(title)
    if not wanted:
        return 0
    if wanted in there:
        return there.index(wanted)
    place = -1
    for letter in wanted:
        place = there.find(letter, place + 1)
        if place < 0:
            return None
    return 1000 + place


class Palette(QFrame):
    """A pop-up over the window with all commands that make sense now."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self._actions = actions
        self._query = QLineEdit()
        self._query.setPlaceholderText(tr("What would you like to do?"))
        self._query.setAccessibleName(tr("Command"))
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._query)
        layout.addWidget(self._list)
        self._query.textChanged.connect(self._filter)
        self._query.installEventFilter(self)
        self._list.clicked.connect(self._run)

    def open(self) -> None:
        """Show all commands, the query empty."""
        self._actions.refresh()
        self._query.clear()
        self._filter("")
        window = self.parentWidget()
        self.resize(_WIDTH, min(420, window.height() - 120))
        self.move(
            window.mapToGlobal(window.rect().center()).x() - _WIDTH // 2,
            window.mapToGlobal(window.rect().topLeft()).y() + 80,
        )
        self.show()
        self._query.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter runs, while the query keeps the focus; an input method comes first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self._list.currentIndex().row()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._choose((row + step) % max(self._model.rowCount(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
        return False

    def _filter(self, query: str) -> None:
        self._model.clear()
        found = []
        for number, (name, command) in enumerate(self._actions.commands.items()):
            title = command.name
            best = rank(query, title)
            if best is not None and self._actions[name].isEnabled():
                found.append((best, number, name, title))
        for _best, _number, name, title in sorted(found):
            keys = self._actions[name].shortcut().toString()
            item = QStandardItem(f"{title}   {keys}" if keys else title)
            item.setData(name)
            self._model.appendRow(item)
        self._choose(0)

    def _choose(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _run(self, *_index: object) -> None:
        item = self._model.itemFromIndex(self._list.currentIndex())
        self.hide()
        if item is not None:
            self._actions[item.data()].trigger()
