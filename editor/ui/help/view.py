"""A page of the help on the screen: the program's own text, which loads nothing but its own pictures."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from editor.core.help.pages import picture
from editor.core.text.find import find_all
from editor.core.words import language, tr
from editor.ui.look.theme import theme
from editor.ui.preview.page_find import in_units

_MARGIN = 24
"""Pixels beside the text."""
_WIDEST = 900
"""Pixels of a picture."""


class HelpView(QTextBrowser):
    """`wanted(page, anchor)`: a link to a page was clicked; the anchor is "" for its top."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpView")
        self.setAccessibleName(tr("The page of the help"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self._body = ""
        self._sizes: dict[str, QImage] = {}
        self.document().setDocumentMargin(_MARGIN)
        self.anchorClicked.connect(self._clicked)

    def show_body(self, body: str, words: list[str]) -> None:
        """Show the page `body`, HTML of `core.help.html`, from its top, with all places of `words` marked."""
        self._body = body
        self.document().setDefaultStyleSheet(_style())
        self.setHtml(body)
        self._mark(words)

    def restyle(self) -> None:
        """Draw the page anew in the colours of the theme, where it is."""
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(_style())
        self.setHtml(self._body)
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the help, no wider than the view; nothing else, whatever is asked for.

        The answer is never None: then QTextDocument would read the file itself.
        """
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray(b"")
        file = picture(language(), Path(QUrl(name).path()).name)
        if file is None:
            return QImage()
        if file.name not in self._sizes:
            self._sizes[file.name] = QImage(str(file))
        image = self._sizes[file.name]
        room = min(_WIDEST, max(200, self.viewport().width() - 2 * _MARGIN - 4))
        ratio = self.devicePixelRatioF()
        if image.width() > room * ratio:
            image = image.scaledToWidth(int(room * ratio), Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(max(1.0, min(ratio, image.width() / room)))
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._body and event.oldSize().width() != event.size().width() and "<img" in self._body:
            self.restyle()

    def _mark(self, words: list[str]) -> None:
        text = self.toPlainText()
        marks = []
        for word in words:
            for start, end in in_units(text, find_all(text, word)):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                form = QTextCharFormat()
                form.setBackground(theme.color("found"))
                mark.cursor, mark.format = cursor, form
                marks.append(mark)
        self.setExtraSelections(marks)

    def _clicked(self, url: QUrl) -> None:
        if url.isRelative() and url.path().endswith(".md"):
            self.wanted.emit(url.path().removesuffix(".md"), url.fragment())


def _style() -> str:
    color, muted, line = (theme.color(role).name() for role in ("text", "muted", "rule"))
    link = theme.color("link").name()
    return (
        f"body {{ color: {color}; line-height: 150%; }} h1 {{ font-size: x-large; }} h2 {{ font-size: large; }}"
        f" h3 {{ font-size: medium; }} a {{ color: {link}; }} th {{ color: {muted}; text-align: left; }}"
        f" td, th {{ padding: 3px 14px 3px 0; border-bottom: 1px solid {line}; }} code {{ color: {muted}; }}"
    )
