"""The command palette: type a few letters of a command, Enter runs it."""

import tomllib
from functools import cache

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
    QWindow,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from editor.app.command import Command
from editor.core import paths
from editor.core.disk import regular
from editor.core.text.command_rank import CommandNames, best_rank
from editor.core.words import in_other_languages, plain, tr
from editor.ui.actions import Actions
from editor.ui.theme import theme

_WIDTH = 520  # px
_MOST_ROWS = 12
_BESIDE = 12  # px
_ROUND = 10
"""The padding and border above and below the list, as in the style sheet."""
_NAME, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@cache
def _readings() -> dict[str, str]:
    text = regular.read(paths.resources() / "palette" / "readings.toml").decode("utf-8")
    return {str(name): str(reading) for name, reading in tomllib.loads(text).items()}


def names_of(command: Command) -> CommandNames:
    """All names by which `command` is found: in both languages, and its reading."""
    others = tuple(map(plain, in_other_languages(command.title)))
    return CommandNames(command.name, others, _readings().get(command.id, ""), command.id)


class _Row(QStyledItemDelegate):
    """A command with its keys at the right end."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme.color("muted"))
        place: QRect = option.rect.adjusted(0, 0, -_BESIDE, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, index.data(_KEYS))
        painter.restore()


class Palette(QFrame):
    """Lies over the window with all commands that make sense now.

    A child of the window and not a pop-up: input methods do not follow the focus into a pop-up window.
    """

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.hide()
        self._actions = actions
        self._names = {name: names_of(command) for name, command in actions.commands.items()}
        self._before: QWidget | None = None
        self._handle: QWindow | None = None
        self._query = QLineEdit()
        self._query.setPlaceholderText(tr("What would you like to do?"))
        self._query.setAccessibleName(tr("Command"))
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._query)
        layout.addWidget(self._list)
        self._query.textChanged.connect(self._filter)
        self._query.installEventFilter(self)
        self._list.clicked.connect(self._run)
        gui = QApplication.instance()
        if isinstance(gui, QApplication):
            gui.focusChanged.connect(self._focus_changed)

    def open(self) -> None:
        """Show all commands, the query empty."""
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self._actions.refresh()
        self.show()
        self._query.clear()
        self._filter("")
        self.raise_()
        self._query.setFocus()

    def dismiss(self) -> None:
        """Go, and give the focus back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    @property
    def titles(self) -> list[str]:
        """The titles in the list, the best first."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list and Enter runs, while the query keeps the focus; a click elsewhere is a no."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
                self.dismiss()
        elif isinstance(event, QKeyEvent) and watched is self._query and event.type() == QEvent.Type.KeyPress:
            row = self._list.currentIndex().row()
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._choose((row + step) % max(self._model.rowCount(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
                self.dismiss()
                return True
        return False

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._before = None
            self.dismiss()

    def _filter(self, query: str) -> None:
        self._model.clear()
        found = []
        for number, (name, command) in enumerate(self._actions.commands.items()):
            best = best_rank(query, self._names[name])
            if best is not None and self._actions[name].isEnabled():
                found.append((best, len(command.name) if query else 0, number, name, command.name))
        for _best, _length, _number, name, title in sorted(found):
            item = QStandardItem(title)
            item.setData(name, _NAME)
            item.setData(self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText), _KEYS)
            self._model.appendRow(item)
        self._choose(0)
        self._fit()

    def _fit(self) -> None:
        """Fit the height to the rows, in the middle of the window."""
        rows = min(self._model.rowCount(), _MOST_ROWS)
        high = self._list.sizeHintForRow(0) * rows + _ROUND if rows else 0
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        self.setGeometry(
            (room.width() - _WIDTH) // 2, 80, _WIDTH, min(self._query.sizeHint().height() + high, room.height() - 120)
        )

    def _choose(self, row: int) -> None:
        self._list.setCurrentIndex(self._model.index(row, 0))

    def _run(self, *_index: object) -> None:
        item = self._model.itemFromIndex(self._list.currentIndex())
        self.dismiss()
        if item is not None:
            self._actions[item.data(_NAME)].trigger()
