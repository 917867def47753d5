"""The switcher of posts: the last ones, newest first, as long as Ctrl is held; Tab goes on, letting go opens."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.app.session import Session
from editor.app.settings import Settings
from editor.core.words import tr
from editor.ui.files import Files
from editor.ui.recent_titles import RecentTitles

_WIDTH = 520  # px
_TOP = 80  # px
_MARGIN = 10  # px of the frame around the list


class Switcher(QFrame):
    """Lies over the window while one chooses."""

    def __init__(self, session: Session, settings: Settings, files: Files, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.hide()
        self._session = session
        self._titles = RecentTitles(settings.state)
        self._files = files
        self._before: QWidget | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Posts that were open last"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._open)
        self._list.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        gui = QApplication.instance()
        if isinstance(gui, QApplication):
            gui.focusChanged.connect(self._focus_changed)

    @property
    def titles(self) -> list[str]:
        """The titles in the list, from the top."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def step(self, by: int) -> None:
        """Go on in the list, by 1 or -1; the first time show it, with the post that was open before chosen."""
        if not self.isVisible():
            if not self._fill():
                return
            self._before = self.window().focusWidget()
            self.show()
            self.raise_()
            self._list.setFocus()
        count = self._list.count()
        self._list.setCurrentRow((self._list.currentRow() + by) % count)

    def dismiss(self) -> None:
        """Go without opening anything."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter and letting go of Ctrl open, Escape does not."""
        if not isinstance(event, QKeyEvent) or not self.isVisible():
            return False
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
        room = (self.parentWidget() or self).rect()
        high = self._list.sizeHintForRow(0) * self._list.count() + _MARGIN
        self.setGeometry((room.width() - _WIDTH) // 2, _TOP, _WIDTH, min(high, room.height() - 2 * _TOP))
        return bool(paths)

    def _open(self, _item: QListWidgetItem | None = None) -> None:
        item = self._list.currentItem()
        self.dismiss()
        if item is not None:
            self._files.open_path(Path(item.data(Qt.ItemDataRole.UserRole)))

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self._list:
            self._before = None
            self.hide()
