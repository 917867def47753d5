"""The sheet of all keys, made from the commands: searched, and changed in place."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.choices.command import Command, Menu, plain
from editor.app.choices.keymap import Keymap
from editor.core.errors import FileError
from editor.core.keys.chord import parse_chord, why_reserved
from editor.core.keys.keymap import owner_of
from editor.core.text.find import fold
from editor.core.words import tr
from editor.ui.keys.other_keys import other_keys
from editor.ui.widgets.find_bar import find_line
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel

_COMMAND = Qt.ItemDataRole.UserRole
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutSheet(QDialog):
    """Lists the commands menu by menu, with their keys. The keys of the current row are changed below the list."""

    def __init__(self, menus: tuple[Menu, ...], commands: dict[str, Command], keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 680, 640)
        self._commands, self._keymap = commands, keymap
        self._items: dict[str, QTreeWidgetItem] = {}
        self.search = find_line(tr("Search commands and keys"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.keys = QKeySequenceEdit()
        self.use = QPushButton(tr("&Use these keys"))
        self.usual = QPushButton(tr("As by &default"))
        self.none = QPushButton(tr("&No keys"))
        self.file = QPushButton(tr("Open the file…"))
        self._note = PlainLabel(role="dialogNote", wraps=True)
        self._lay_out()
        for menu in menus:
            self._add_menu(menu)
        for group in other_keys():
            heading = self._heading(group.title)
            for words, keys in group.rows:
                heading.addChild(self._row(words, keys))
        self.tree.expandAll()
        self._connect()
        self._say("\n".join((*keymap.problems, *keymap.notes)))
        self._chosen_row()

    @property
    def note(self) -> str:
        """The sentence below the list."""
        return self._note.text()

    def choose(self, command: str) -> None:
        """Make the row of `command` current."""
        self.tree.setCurrentItem(self._items[command])

    def shown(self) -> list[tuple[str, str]]:
        """The words and the keys of each row that is shown."""
        found = []
        for number in range(self.tree.topLevelItemCount()):
            if (heading := self.tree.topLevelItem(number)) is not None:
                rows = [heading.child(row) for row in range(heading.childCount())]
                found += [(row.text(0), row.text(1)) for row in rows if row is not None and not row.isHidden()]
        return found

    # -- building it -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.tree.setHeaderLabels([tr("Command"), tr("Keys")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(tr("Keyboard shortcuts"))
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.keys.setMaximumSequenceLength(1)
        self.keys.setAccessibleName(tr("Press the new keys"))
        row, foot = QHBoxLayout(), QHBoxLayout()
        row.addWidget(PlainLabel(tr("New keys")))
        row.addWidget(self.keys, 1)
        row.addWidget(self.use)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        for button in (self.usual, self.none, self.file):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (self.use, self.usual, self.none, self.file, close):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addLayout(row)
        layout.addWidget(self._note)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.tree.currentItemChanged.connect(self._chosen_row)
        self.tree.itemActivated.connect(lambda _item: self.keys.setFocus())
        self.keys.keySequenceChanged.connect(self._look)
        self.use.clicked.connect(self._use)
        self.usual.clicked.connect(lambda: self._put(None))
        self.none.clicked.connect(lambda: self._put(()))
        self.file.clicked.connect(self._open_file)
        self._keymap.changed.connect(self._show_keys)

    def _add_menu(self, menu: Menu) -> None:
        listed = [item for item in menu.items if isinstance(item, str) and self._commands[item].shown()]
        if listed:
            heading = self._heading(plain(menu.title))
            for command in listed:
                row = self._row(self._commands[command].name, self._native(self._commands[command].keys))
                row.setData(0, _COMMAND, command)
                heading.addChild(row)
                self._items[command] = row
        for item in menu.items:
            if isinstance(item, Menu):
                self._add_menu(item)

    def _heading(self, words: str) -> QTreeWidgetItem:
        heading = QTreeWidgetItem([words])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.tree.font()
        font.setBold(True)
        heading.setFont(0, font)
        self.tree.addTopLevelItem(heading)
        return heading

    def _row(self, words: str, keys: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([words, keys])
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return row

    # -- what one does in it ---------------------------------------------------------------------------------------

    @property
    def _command(self) -> str:
        """The command of the current row; "": it is none, or none that has keys of its own."""
        item = self.tree.currentItem()
        return str(item.data(0, _COMMAND) or "") if item is not None else ""

    def _filter(self, words: str) -> None:
        wanted = fold(words).split()
        for number in range(self.tree.topLevelItemCount()):
            heading = self.tree.topLevelItem(number)
            rows = [heading.child(row) for row in range(heading.childCount())] if heading is not None else []
            for row in rows:
                if row is not None:
                    there = fold(f"{row.text(0)} {row.text(1)}")
                    row.setHidden(not all(word in there for word in wanted))
            if heading is not None:
                heading.setHidden(all(row is None or row.isHidden() for row in rows))

    def _chosen_row(self) -> None:
        command = self._command
        self.keys.clear()
        self.keys.setEnabled(bool(command))
        self.use.setEnabled(False)
        self.usual.setEnabled(bool(command) and self._keymap.is_chosen(command))
        self.none.setEnabled(bool(command) and bool(self._keymap.keys(command)))

    def _look(self, keys: QKeySequence) -> None:
        """Say what the keys that were pressed would mean."""
        command = self._command
        chord = parse_chord(keys.toString(_PORTABLE))
        self.use.setEnabled(False)
        if not command or keys.isEmpty():
            return
        if chord is None:
            self._say(tr("These keys cannot be used."))
            return
        why = why_reserved(chord, command)
        owner = owner_of(chord, self._keymap.all_keys)
        if why:
            self._say(why)
        elif owner == command:
            self._say(tr("{keys} belongs to this command already.", keys=keys.toString(_NATIVE)))
        elif owner is not None:
            name = self._commands[owner].name
            self._say(tr("{keys} belongs to “{command}”, which loses it.", keys=keys.toString(_NATIVE), command=name))
        else:
            self._say(tr("{keys} is free.", keys=keys.toString(_NATIVE)))
        self.use.setEnabled(not why and owner != command)

    def _use(self) -> None:
        chord = parse_chord(self.keys.keySequence().toString(_PORTABLE))
        if chord is not None:
            self._put((str(chord),))

    def _put(self, keys: tuple[str, ...] | None) -> None:
        command = self._command
        if not command:
            return
        try:
            self._keymap.choose(command, keys)
        except FileError as error:
            self._say(tr("Your choice holds until you quit. It could not be saved: {reason}", reason=error))
        else:
            shown = self._native(self._keymap.keys(command)) or tr("no keys")
            self._say(tr("{command}: {keys}", command=self._commands[command].name, keys=shown))
        self._chosen_row()

    def _show_keys(self) -> None:
        for command, row in self._items.items():
            row.setText(1, self._native(self._keymap.keys(command)))

    def _native(self, keys: tuple[str, ...]) -> str:
        return ", ".join(QKeySequence(key).toString(_NATIVE) for key in keys)

    def _say(self, sentence: str) -> None:
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    def _open_file(self) -> None:
        try:
            path = self._keymap.ready_file()
        except FileError as error:
            self._say(str(error))
        else:
            open_outside(QUrl.fromLocalFile(str(path)))
