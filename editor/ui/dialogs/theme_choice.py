"""The choice of the window's colours, with a way to a theme of one's own and what is wrong with it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.app.choices.settings import Settings
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.theme.load import as_file, list_themes, load_theme, own_names
from editor.core.words import tr
from editor.ui.look.theme import theme
from editor.ui.widgets.choices import Choice
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel

_FILE = "my-theme"
_MOST_SAID = 3


class ThemeChoice(QWidget):
    """A list of the themes; a button that makes a file of the one in force, to be changed in any text editor."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.box = Choice(tr("Colours"))
        self.box.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(lambda _index: settings.choose(theme=self.box.currentData()))
        own = QPushButton(tr("Make one of my own…"))
        own.setAutoDefault(False)
        own.clicked.connect(self._make_own)
        self.note = PlainLabel(role="dialogNote")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(own)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self._fill()
        theme.changed.connect(self._follow)
        self._say()

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem(tr("As the system"), "")
        for found in list_themes():
            self.box.addItem(found.label, found.name)
        self.box.choose(self._settings.choices.theme)

    def _follow(self) -> None:
        self._say()

    def _say(self, more: str = "") -> None:
        said = [problem.message for problem in theme.problems[:_MOST_SAID]]
        if theme.is_own:
            said.append(tr("Edit {path}; the window follows when you come back.", path=_path(theme.name)))
        self.note.setText("\n".join([*filter(None, [more]), *said]))
        self.note.setVisible(bool(self.note.text()))

    def _make_own(self) -> None:
        """Write the theme in force into a new file, wear it, and show the folder."""
        taken = {*own_names()}
        name = next(name for n in range(1, 1000) if (name := f"{_FILE}-{n}" if n > 1 else _FILE) not in taken)
        text = as_file(load_theme(theme.name), tr("My own colours"))
        folder = paths.user_themes()
        try:
            store.make_folder(folder, folder)
            store.write(_path(name), text.encode("utf-8"), store.ABSENT)
        except FileError as error:
            self._say(str(error))
            return
        self._settings.choose(theme=name)
        self._fill()
        open_outside(QUrl.fromLocalFile(str(folder)))


def _path(name: str) -> Path:
    return paths.user_themes() / f"{name}.toml"
