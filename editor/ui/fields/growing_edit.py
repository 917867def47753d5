"""A text widget that is as high as its text and keeps its caret in sight of the page it lies on."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from editor.app.threads.soon import run_soon
from editor.ui.look.theme import theme

MARGIN = 4  # px
_WIDEST_FRAME = 8  # px
_MOST_FITS = 4  # heights that are tried, one after another, while the page is laid out anew
_HINT_SIZE = 12
"""Pixels of the letters of a hint, smaller than those of a value and never bold: it is not taken for one."""


class GrowingEdit(QPlainTextEdit):
    """Wraps its text and grows with it, or with `wrap` False stays one line high and scrolls along it."""

    def __init__(self, *, wrap: bool = True) -> None:
        super().__init__()
        self._hint = ""
        self._hint_is_hidden = False
        self._is_fitting = False
        self._frame = 1
        """Pixels above and below the text together."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if wrap else QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Not by padding of the style sheet: that would move the viewport, and with it the input method's window.
        self.document().setDocumentMargin(MARGIN)
        self.textChanged.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._reveal)
        self._fit()

    def set_hint(self, text: str) -> None:
        """Show `text` while the field is empty, cut to one line."""
        self._hint = text
        self._show_hint()

    def hide_hint(self, hidden: bool) -> None:
        """Hide the hint while a word is composed, under which Qt would leave it, or show it again."""
        if hidden != self._hint_is_hidden:
            self._hint_is_hidden = hidden
            self._show_hint()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._select_nothing()  # what was selected here before is not what one looks at: it is not typed over
        super().focusInEvent(event)
        self._reveal()

    def _select_nothing(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(cursor.position())
        self.setTextCursor(cursor)

    def _show_hint(self) -> None:
        room = self.viewport().width() - 2 * MARGIN - 2
        text = "" if self._hint_is_hidden else self._hint
        hint = QFontMetrics(self._hint_font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)

    def _hint_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(_HINT_SIZE)
        font.setBold(False)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own drawing of the hint, in the letters of the field, is made transparent by the style sheet."""
        super().paintEvent(event)
        if (hint := self.placeholderText()) and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self._hint_font())
            painter.setPen(theme.color("muted"))
            place = QRect(MARGIN + 1, MARGIN, self.viewport().width() - 2 * MARGIN, _line_height(self.font()))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, hint)

    def _fit(self, *_size: object) -> None:
        if self._is_fitting:  # laying the page out anew comes back here before both limits of the height are set
            return
        self._is_fitting = True
        try:
            for _time in range(_MOST_FITS):
                height = self._wanted_height()
                if height == self.minimumHeight() == self.maximumHeight():
                    break
                self.setFixedHeight(height)
                self._reveal()
        finally:
            self._is_fitting = False
        self.verticalScrollBar().setValue(0)

    def _wanted_height(self) -> int:
        # The sizes of the blocks are up to date even where this is called before the layout has followed the text.
        block, text_height = self.document().begin(), 0.0
        while block.isValid():
            text_height += self.blockBoundingRect(block).height()  # the last one's has the margin below
            block = block.next()
        frame = self.height() - self.viewport().height()
        if self.isVisible() and 0 <= frame <= _WIDEST_FRAME:  # the viewport follows a nested change of size later
            self._frame = frame
        return MARGIN + max(ceil(text_height), _line_height(self.font()) + MARGIN) + self._frame

    def _reveal(self) -> None:
        if self.hasFocus():
            run_soon(self, self._reveal_now)  # after the layout has followed

    def _reveal_now(self) -> None:
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None and self.hasFocus():
            caret = self.viewport().mapTo(inside, self.cursorRect().center())
            area.ensureVisible(caret.x(), caret.y(), 0, 24)


@lru_cache(maxsize=16)
def _line_height(font: QFont) -> int:
    """The height of a line with a Japanese character, so that a field does not grow with its first one."""
    layout = QTextLayout("国", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return ceil(line.height())
