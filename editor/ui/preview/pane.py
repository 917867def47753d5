"""The preview's column: a narrow bar, and below it the page in the width of a desktop or a phone."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.app.document import Document
from editor.app.previewer import Previewer
from editor.core.words import tr

WIDTHS = {"desktop": 0, "phone": 390}
"""CSS pixels of the page; 0: all there is."""
_OPENED = ("http", "https", "mailto")


class PreviewPane(QWidget):
    """Shows the previewer's page. The web engine is loaded by `start()`, after the window is on the screen."""

    started = Signal()
    link_refused = Signal(str)

    def __init__(self, previewer: Previewer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewColumn")
        self.setAccessibleName(tr("Preview"))
        self._previewer = previewer
        self._view: Any = None
        self._document: Document | None = None
        self._width = "desktop"
        self._notice = QLabel(objectName="previewNotice")
        self._notice.setWordWrap(True)
        self._notice.setContentsMargins(12, 6, 12, 6)
        self._notice.hide()
        self._desk = QHBoxLayout()
        self._desk.setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._notice)
        layout.addLayout(self._desk, 1)
        previewer.patched.connect(self._patch)
        previewer.renewed.connect(self._renew)
        previewer.behind.connect(self.say)

    def start(self) -> None:
        """Load the web engine and the shell page."""
        if self._view is not None:
            return
        from editor.ui.preview import scheme
        from editor.ui.preview.view import PreviewView

        scheme.register()
        view = PreviewView(self)
        view.shell_loaded.connect(self._renew)
        view.link_clicked.connect(self._open_link)
        self._view = view
        self._place_folder()
        self._desk.addStretch(1)
        self._desk.addWidget(view, 1000)
        self._desk.addStretch(1)
        self._apply_width()
        view.reload_shell()
        self.started.emit()

    @property
    def view(self) -> Any:
        """The web view; None until started."""
        return self._view

    def set_document(self, document: Document) -> None:
        """Show `document`'s images from now on; its text comes through the previewer."""
        if self._document is not None:
            self._document.saved.disconnect(self._place_folder)
        self._document = document
        document.saved.connect(self._place_folder)
        self._place_folder()

    def set_width(self, name: str) -> None:
        """Show the page in the width called `name`, one of WIDTHS."""
        self._width = name
        self._apply_width()

    def say(self, sentence: str) -> None:
        """Show a quiet sentence above the page; none: hide it."""
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _apply_width(self) -> None:
        if self._view is not None:
            width = WIDTHS[self._width]
            self._view.setMaximumWidth(width or 16_777_215)

    def _place_folder(self) -> None:
        if self._view is not None and self._document is not None:
            self._view.handler.folder = self._document.path.parent

    def _patch(self, change: dict[str, Any]) -> None:
        if self._view is not None:
            self._view.patch(change)

    def _renew(self) -> None:
        if self._view is not None:
            page = asdict(self._previewer.page)
            for slot in ("news", "commentary"):
                page[slot] = [0, 0, page[slot]]
            self._view.renew(page)

    def _open_link(self, url: QUrl) -> None:
        # Parsed and re-serialised by QUrl, never handed to a shell: only what a browser or a mail program is for.
        if url.scheme() in _OPENED and url.isValid():
            QDesktopServices.openUrl(QUrl(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)))
        else:
            self.link_refused.emit(url.toDisplayString())
