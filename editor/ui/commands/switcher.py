"""The switcher of posts: the last ones, newest first, as long as Ctrl is held; Tab goes on, letting go opens."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.core.words import tr
from editor.ui.commands.recent_titles import RecentTitles
from editor.ui.desk.files import Files
from editor.ui.widgets.overlay import Overlay


class Switcher(Overlay):
    """Lies over the window while one chooses."""

    def __init__(self, session: Session, settings: Settings, files: Files, parent: QWidget) -> None:
        self._list = QListWidget()
        super().__init__(parent, self._list)
        self._session = session
        self._titles = RecentTitles(settings.state)
        self._files = files
        self._list.setAccessibleName(tr("Posts that were open last"))
        self._list.itemClicked.connect(self._open)
        self._list.installEventFilter(self)

    @property
    def titles(self) -> list[str]:
        """The titles in the list, from the top."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def step(self, by: int) -> None:
        """Go on in the list, by 1 or -1; the first time show it, with the post that was open before chosen."""
        if not self.isVisible():
            if not self._fill():
                return
            self.lay()
        count = self._list.count()
        self._list.setCurrentRow((self._list.currentRow() + by) % count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and letting go of Ctrl open, Escape does not."""
        if not isinstance(event, QKeyEvent) or watched is not self._list or not self.isVisible():
            return super().eventFilter(watched, event)
        pressed, key = event.type() == QEvent.Type.KeyPress, event.key()
        if (pressed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)) or (
            event.type() == QEvent.Type.KeyRelease and key == Qt.Key.Key_Control and not event.isAutoRepeat()
        ):
            self._open()
            return True
        if pressed and key == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return False

    def _fill(self) -> bool:
        """List the posts, the open one first. Whether there is another one to go to."""
        current = self._session.current
        here = current.path if current is not None else None
        self._list.clear()
        paths = [path for path in self._session.recent if path != here]
        for path in ([here] if here is not None else []) + paths:
            item = QListWidgetItem(self._titles.name(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self.fit(self._list.count())
        return bool(paths)

    def _open(self, _item: QListWidgetItem | None = None) -> None:
        item = self._list.currentItem()
        self.dismiss()
        if item is not None:
            self._files.open_path(Path(item.data(Qt.ItemDataRole.UserRole)))
