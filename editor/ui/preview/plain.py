"""The preview where the web engine cannot work: the same page as far as Qt's own text browser can draw it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QFontInfo, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from editor.app.threads.soon import run_soon
from editor.core.images.file_type import find
from editor.core.profile.slots import SLOTS, fill_slots
from editor.core.render.list_page import cut_at_break
from editor.core.text.find import find_all
from editor.ui.look.pictures import Pictures
from editor.ui.preview.page_find import in_units

_STYLE = "body { font-size: large; } blockquote { margin-left: 1em; }"
_HIGHEST = 16_000  # pixels of a picture
_PAUSE_MS = 100
"""Milliseconds between two layouts, each of which lays out the whole page anew."""


class PlainView(QTextBrowser):
    """Has the surface of `PreviewView`. It runs nothing and loads nothing but pictures of the post's folder."""

    link_clicked = Signal(QUrl)
    shell_loaded = Signal()
    gave_up = Signal()
    found = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._pictures = Pictures(self)
        self._asked: set[tuple[Path, int]] = set()
        """Pictures of the page that were asked for, with their widths: one that is not kept is not asked for again and
        again."""
        self._page: dict[str, Any] = _nothing()
        self._as_list = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._size = QFontInfo(self.font()).pointSizeF()  # the font itself may be given in pixels
        self._words = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDefaultStyleSheet(_STYLE)
        self.anchorClicked.connect(self._clicked)

    @property
    def loaded(self) -> bool:
        """Always: there is nothing to wait for."""
        return True

    def reload_shell(self) -> None:
        """Say that the page may come: there is no shell here."""
        self.shell_loaded.emit()

    def renew(self, page: dict[str, Any], *, at_once: bool = True) -> None:
        """Show another page from its top."""
        self._page = _nothing()
        self._take(page)
        self._draw()
        self.verticalScrollBar().setValue(0)

    def when_shown(self, then: Callable[[], None]) -> None:
        """Call `then` when what was asked so far is painted."""
        run_soon(self, then)

    def patch(self, change: dict[str, Any]) -> None:
        """Change what is shown; it stays where it is."""
        self._take(change)
        self._pause.start()

    def show_list(self, wanted: bool) -> None:
        """Show the page up to its jump break, or all of it."""
        if wanted != self._as_list:
            self._as_list = wanted
            self._draw()

    def look_for(self, words: str, backward: bool) -> None:
        """Mark the next place of `words`, from the top again after the last; empty: none any more."""
        here = self.textCursor()
        if words != self._words:
            self._words = words
            here.setPosition(0)
        text = self.toPlainText()
        hits = in_units(text, find_all(text, words))
        if not hits:
            here.clearSelection()
        number = _next(hits, here.selectionStart(), here.selectionEnd(), backward)
        if hits:
            here.setPosition(hits[number][0])
            here.setPosition(hits[number][1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(here)
        self.found.emit(number + 1 if hits else 0, len(hits))

    def setZoomFactor(self, factor: float) -> None:
        """Draw the page in this size, 1 being its own."""
        font = self.font()
        font.setPointSizeF(self._size * factor)
        self.setFont(font)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures of the folder; nothing else, whatever the page asks for.

        The answer is never None: then QTextDocument would read the file itself, wherever it lies.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray(b"")
        source = QUrl(name).toString(QUrl.ComponentFormattingOption.FullyEncoded)
        file = find(self.folder, source) if self.folder is not None else None
        if file is None:
            return QImage()
        # With and without a scroll bar the same, since a picture that comes may bring one.
        bar = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        room = QSize(max(self.width() - bar - 40, 100), _HIGHEST)
        picture = self._pictures.at_once(file, room)
        if picture is not None:
            return picture.image
        if (file, room.width()) not in self._asked:
            self._asked.add((file, room.width()))
            self._pictures.ask(file, room, lambda _picture: self._pause.start())
        return QImage()

    def _take(self, change: dict[str, Any]) -> None:
        self._asked.clear()
        for name in ("frame", "more"):
            if name in change:
                self._page[name] = change[name]
        for slot in SLOTS:
            if slot in change:
                start, removed, blocks = change[slot]
                shown: list[str] = self._page[slot]
                shown[start : start + removed] = blocks

    def _draw(self) -> None:
        bar = self.verticalScrollBar()
        place = bar.value()
        slots: dict[str, Sequence[str]] = {slot: self._page[slot] for slot in SLOTS}
        html = fill_slots(self._page["frame"], slots, keep=True)
        self.setHtml(cut_at_break(html, self._page["more"]) if self._as_list else html)
        bar.setValue(place)

    def _clicked(self, url: QUrl) -> None:
        if url.isRelative() and not url.path() and url.hasFragment():
            self.scrollToAnchor(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        else:
            self.link_clicked.emit(url)


def _nothing() -> dict[str, Any]:
    return {"frame": "", "more": ""} | {slot: [] for slot in SLOTS}


def _next(hits: list[tuple[int, int]], start: int, end: int, backward: bool) -> int:
    """The hit of `hits` after the selection from `start` to `end`, or before it; round at both ends."""
    if backward:
        return next((number for number in reversed(range(len(hits))) if hits[number][1] <= start), len(hits) - 1)
    return next((number for number, hit in enumerate(hits) if hit[0] >= end), 0)
