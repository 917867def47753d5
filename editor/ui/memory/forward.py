"""The old posts that should point to the open one, each with a line that is ready to be copied: 追記."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from editor.core.library.visible import visible
from editor.core.words import tr
from editor.ui.preview.links import doubt, outward
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel

_ROW = Qt.ItemDataRole.UserRole


class ForwardWindow(QDialog):
    """Stays open beside the work: the line is copied, the old post opened on the blog, one after the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(tr("Links from earlier posts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 620, 460)
        self.words = PlainLabel(role="dialogNote", wraps=True)
        self.line = PlainLabel(role="forwardLine", wraps=True)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Earlier posts that should point to this one"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show_line)
        self.list.itemActivated.connect(lambda _item: self._copy())
        self.copy = QPushButton(tr("&Copy the line (HTML)"))
        self.copy.clicked.connect(self._copy)
        self.open_button = QPushButton(tr("&Open the earlier post"))
        self.open_button.clicked.connect(self._open)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.copy, self.open_button, close):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.line)
        layout.addLayout(foot)
        self.show_links(None)

    def show_links(self, links: list[dict[str, Any]] | None) -> None:
        """Show what `forward` of `memory.py` answered; None: it is still awaited."""
        self.list.clear()
        for row in links or ():
            item = QListWidgetItem(f"{row['date']}  {row['title'] or tr('Without a title')}")
            item.setData(_ROW, row)
            self.list.addItem(item)
        for button in (self.copy, self.open_button):
            button.setEnabled(bool(links))
        if self.list.count():
            self.list.setCurrentRow(0)
        if links is None:
            self.words.setText(tr("Reading your posts…"))
        elif links:
            self.words.setText(
                tr("These posts should point to the new one: put the line at the end of each, in Blogger's HTML view.")
            )
        else:
            self.words.setText(
                tr("No earlier post is similar, or this one has no URL yet: it has one once it is published.")
            )

    def _row(self) -> dict[str, Any] | None:
        item = self.list.currentItem()
        row: dict[str, Any] | None = item.data(_ROW) if item is not None else None
        return row

    def _show_line(self) -> None:
        row = self._row()
        self.line.setText(visible(row["markdown"]).text if row else "")  # as a reader sees it; the copy is HTML

    def _copy(self) -> None:
        if row := self._row():
            QGuiApplication.clipboard().setText(row["html"])
            self.words.setText(tr("Copied. Paste it at the end of “{title}”.", title=row["title"]))

    def _open(self) -> None:
        row = self._row()
        url = outward(QUrl(row["url"], QUrl.ParsingMode.StrictMode)) if row else None
        if row is None:
            return
        if url is None or doubt(url):
            self.words.setText(tr("This URL is not opened: {address}", address=row["url"][:200]))
        else:
            open_outside(url)
            self.words.setText(tr("Opened in the browser: {address}", address=url.toString()[:200]))
