"""The menu of recent posts, by their titles."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.core.words import tr
from editor.ui.commands.recent_titles import RecentTitles
from editor.ui.desk.files import Files
from editor.ui.widgets.plain_text import set_tip


class RecentMenu(QObject):
    """Fills `menu` whenever it is about to be shown, and keeps what the posts were called last."""

    def __init__(self, menu: QMenu, session: Session, settings: Settings, files: Files) -> None:
        super().__init__(menu)
        self._menu = menu
        self._session = session
        self._files = files
        self._titles = RecentTitles(settings.state)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        session.current_changed.connect(self._note)
        session.following.saved.connect(self._note)
        session.recent_changed.connect(self._note)
        session.moves.renamed.connect(self._titles.follow)
        self._note()

    def _note(self) -> None:
        self._titles.note(self._session.current)

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for path in self._session.recent:
            action = QAction(self._titles.name(path).replace("&", "&&"), menu)
            set_tip(action, str(path))
            action.triggered.connect(partial(self._open, path))
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction(tr("No posts yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(tr("Clear this list")).triggered.connect(self._session.forget_recent)

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._files.open_path(path)
