"""The command palette: type a few letters of a command, Enter runs it."""

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QKeySequence,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from editor.app.choices.command import Command
from editor.core import paths
from editor.core.disk import regular
from editor.core.text.command_rank import CommandNames, best_rank
from editor.core.words import in_other_languages, plain, tr
from editor.ui.commands.actions import Actions
from editor.ui.look.theme import theme
from editor.ui.widgets.overlay import Overlay

_MOST_ROWS = 12
_BESIDE = 12  # px
_NAME, _KEYS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@cache
def _readings() -> dict[str, str]:
    text = regular.read(paths.resources() / "palette" / "readings.toml").decode("utf-8")
    return {str(name): str(reading) for name, reading in tomllib.loads(text).items()}


def names_of(command: Command) -> CommandNames:
    """All names by which `command` is found: in both languages, and its reading."""
    others = tuple(map(plain, in_other_languages(command.title)))
    return CommandNames(command.name, others, _readings().get(command.id, ""), command.id)


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A row that is no command of the window: what it does, the words at its right end, and its reading."""

    command: Command
    kind: str
    reading: str = ""


class _Row(QStyledItemDelegate):
    """A command with its keys at the right end, as far as its name leaves room for them."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(theme.color("muted"))
        letters = painter.fontMetrics()
        place: QRect = option.rect.adjusted(3 * _BESIDE + letters.horizontalAdvance(index.data()), 0, -_BESIDE, 0)
        words = letters.elidedText(index.data(_KEYS), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class Palette(Overlay):
    """Lies over the window with all commands that make sense now, and with rows that come and go, such as snippets."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        self._query = QLineEdit()
        self._list = QListView()
        super().__init__(parent, self._list, self._query)
        self._actions = actions
        self._names = {name: names_of(command) for name, command in actions.commands.items()}
        self._more: dict[str, PaletteRow] = {}
        self._only: tuple[str, ...] = ()
        self._query.setAccessibleName(tr("Command"))
        self._model = QStandardItemModel(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self._list))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._query.textChanged.connect(self._filter)
        self.entered.connect(self._run)
        self._list.clicked.connect(self._run)

    def open(self, more: tuple[PaletteRow, ...] = (), only: tuple[str, ...] = (), asks: str = "") -> None:
        """Show all commands with the rows `more` behind them, or these with `only` some commands, by id, behind them.
        The query is empty, and `asks` says in it what to type."""
        self._query.setPlaceholderText(asks or tr("What would you like to do?"))
        self._more = {row.command.id: row for row in more}
        self._only = only
        self._actions.refresh()
        self.lay()
        self._query.clear()
        self._filter("")

    def show_more(self, more: tuple[PaletteRow, ...]) -> None:
        """Show the rows `more` instead of those that there were; what is typed and chosen stays."""
        chosen = self._list.currentIndex()
        name = chosen.data(_NAME) if chosen.row() > 0 else None
        self._more = {row.command.id: row for row in more}
        self._filter(self._query.text())
        names = [self._model.item(row).data(_NAME) for row in range(self._model.rowCount())]
        if name in names:
            self.choose_row(names.index(name))

    @property
    def titles(self) -> list[str]:
        """The titles in the list, the best first."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _filter(self, query: str) -> None:
        self._model.clear()
        commands, listed = self._actions.commands, self._only or self._names
        rows = [(name, commands[name].name, self._names[name]) for name in listed if self._actions[name].isEnabled()]
        titles = [(name, row.command.name, row.reading) for name, row in self._more.items()]
        more = [(name, title, CommandNames(title, (), reading)) for name, title, reading in titles]
        found = []
        for number, (name, title, names) in enumerate((*more, *rows) if self._only else (*rows, *more)):
            best = best_rank(query, names)
            if best is not None:
                found.append((best, len(title) if query else 0, number, name, title))
        for _best, _length, _number, name, title in sorted(found):
            item = QStandardItem(title)
            item.setData(name, _NAME)
            item.setData(self._beside(name), _KEYS)
            self._model.appendRow(item)
        self.choose_row(0)
        self.fit(min(self._model.rowCount(), _MOST_ROWS))

    def _beside(self, name: str) -> str:
        if name in self._more:
            return self._more[name].kind
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def _run(self, *_index: object) -> None:
        item = self._model.itemFromIndex(self._list.currentIndex())
        self.dismiss()
        if item is not None and (name := item.data(_NAME)) in self._more:
            self._more[name].command.run()
        elif item is not None:
            self._actions[item.data(_NAME)].trigger()
