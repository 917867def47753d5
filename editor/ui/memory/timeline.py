"""A subject through the years: all own posts on a label, words or a name, with their bullets; copied as a hub page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.library.library import Library, path_of
from editor.app.threads.alive import while_alive
from editor.core.words import tr
from editor.ui.memory.timeline_row import BULLETS, POST, TimelineRow
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel, set_tip

_PAUSE_MS = 250


class TimelineWindow(QDialog):
    """Stays open beside the work; Enter or a double click opens a post by `open_path`."""

    def __init__(
        self, library: Library, profile: str, open_path: Callable[[Path], None], query: str, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(tr("Timeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 620, 640)
        self._library = library
        self._profile = profile
        self._open = open_path
        self._asked = 0
        self.search = QLineEdit(query)
        self.search.setPlaceholderText(tr("A name, words, or label:NAME"))
        self.search.setAccessibleName(tr("Subject of the timeline"))
        self.search.setClearButtonEnabled(True)
        self.words = PlainLabel(role="dialogNote", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Timeline"))
        self.list.setItemDelegate(TimelineRow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(self._open_item)
        self.copy = QPushButton(tr("&Copy as a hub page (HTML)"))
        self.copy.setAutoDefault(False)
        set_tip(self.copy, tr("A post of its own for Blogger: years, days, titles with links, summaries."))
        self.copy.clicked.connect(self._copy_page)
        close = QPushButton(tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.words, 1)
        foot.addWidget(self.copy)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self.list.setFocus)
        library.changed.connect(self._pause.start)
        self.show_moments(None)
        self._look()

    @property
    def query(self) -> str:
        """The words that are looked for."""
        return self.search.text().strip()

    def _typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        self._asked += 1
        asked = self._asked
        if not self.query:
            self.show_moments(None)
            return
        self._library.start()

        def done(moments: list[dict[str, Any]]) -> None:
            if asked == self._asked:  # else the answer to a newer question comes
                self.show_moments(moments)

        self._library.ask("timeline", "", Path(), while_alive(self, done), query=self.query)

    def show_moments(self, moments: list[dict[str, Any]] | None) -> None:
        """Show the posts, the earliest first; None: nothing is looked for."""
        self.list.clear()
        for row in moments or ():
            head = f"{row['date']}  {row['title'] or tr('Without a title')}"
            bullets = [f"　・{bullet}" for bullet in row["bullets"] if bullet.strip()][:BULLETS]
            item = QListWidgetItem("\n".join([head, *bullets]))
            item.setData(POST, row)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.copy.setEnabled(bool(moments))
        if moments is None:
            self.words.setText(tr("All your posts on a subject, in order of time."))
        elif not moments:
            self.words.setText(tr("Nothing was found. Fewer or shorter words find more."))
        else:
            number = len(moments)
            self.words.setText(tr("One post") if number == 1 else tr("{count} posts", count=f"{number:,}"))

    def _open_item(self, item: QListWidgetItem) -> None:
        self._open(path_of(self._library.folder, item.data(POST)))

    def _copy_page(self) -> None:
        def done(page: dict[str, Any]) -> None:
            QGuiApplication.clipboard().setText(page["html"])
            self.words.setText(
                tr(
                    "Copied, {n} post: paste it into a new post in Blogger's HTML view."
                    if page["posts"] == 1
                    else "Copied, {n} posts: paste it into a new post in Blogger's HTML view.",
                    n=page["posts"],
                )
            )

        self._library.ask("hub", "", Path(), while_alive(self, done), query=self.query, profile=self._profile)
