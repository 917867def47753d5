"""Markdown in its colours."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from editor.ui.look.theme import theme
from editor.ui.write.strut import with_room
from editor.ui.write.syntax import LineState, beyond_the_plane, may_fold, spans


def state_before(block: QTextBlock) -> int:
    """The `LineState` that `block` begins in."""
    return max(0, block.previous().userState())


def in_commentary(block: QTextBlock) -> bool:
    """Whether `block` belongs to the commentary; the divider does."""
    return bool(max(0, block.userState()) & LineState.COMMENTARY)


def in_code(block: QTextBlock) -> bool:
    """Whether `block` lies inside a fence or the header, where Markdown's signs mean nothing."""
    state = state_before(block)
    return state >= LineState.FENCE or bool(state & LineState.HEADER)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document; the user state of each block is its `LineState`."""

    def __init__(self, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._has_header = False
        self._font = font
        self._formats = _formats(font)
        self._fold_format: Callable[[str, str], QTextCharFormat] | None = None
        self._bare = QTextCursor()
        """A place in the line in which nothing is folded. Not a QTextBlock: that outlives its document and crashes."""

    def fold(self, format_of: Callable[[str, str], QTextCharFormat] | None, caret: QTextCursor) -> None:
        """Fold addresses by `format_of(name, characters)`, the formats of "fold" and "dots", but not in the line of
        `caret`; None: fold none."""
        self._fold_format, self._bare = format_of, QTextCursor(caret)
        block = caret.document().firstBlock()
        while block.isValid() and block.userState() >= 0:  # else all of it is about to be coloured
            if may_fold(block.text()):
                self.rehighlightBlock(block)
            block = block.next()

    def unfold(self, caret: QTextCursor) -> None:
        """Show all of the line of `caret`, and fold again what was bare before."""
        if self._fold_format is None:
            return
        before, block = self._bare.block(), caret.block()
        self._bare = QTextCursor(caret)
        if before != block:
            for other in (before, block):
                if other.isValid() and other.document() is self.document() and may_fold(other.text()):
                    self.rehighlightBlock(other)

    def expect_header(self, wanted: bool) -> None:
        """Colour the text, from the next time on, as one that begins with the post's header."""
        self._has_header = wanted

    def wear(self, font: QFont) -> None:
        """Take the sizes of headings from `font`, which the text has now."""
        if font != self._font:
            self._font = font
            self.dress()

    def dress(self) -> None:
        """Take the colours of the theme."""
        self._formats = _formats(self._font)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Format one line and leave the state for the next."""
        may_begin_header = self._has_header and self.currentBlock().blockNumber() == 0
        folds = self._fold_format is not None and may_fold(text) and self.currentBlock() != self._bare.block()
        found, state = spans(text, max(0, self.previousBlockState()), may_begin_header, folds)
        for start, length, name in found:
            self.setFormat(start, length, self._formats.get(name) or self._folded(name, text, start, length))
        self.setCurrentBlockState(state)

    def _folded(self, name: str, text: str, start: int, length: int) -> QTextCharFormat:
        if self._fold_format is None:  # there are no such spans then
            return self._formats["mark"]
        around = text if beyond_the_plane(text) else text[start : start + length]  # else indices would be positions
        return self._fold_format(name, around)


_AIR = 1.4
"""Ems by which the line of the divider is higher than others: with the usual ones, 20 px above and below its words."""


def _formats(font: QFont) -> dict[str, QTextCharFormat]:
    size = font.pixelSize()
    # Of one character of the line, so that the caret is higher only where it stands beside that one.
    divider = _format("mark")
    divider.setFontFamilies(with_room(font, _AIR).families())
    return {
        "divider": divider,
        "mark": _format("mark"),
        "heading": _format("heading", bold=True),
        "heading1": _format("heading", bold=True, size=round(size * 1.25)),
        "heading2": _format("heading", bold=True, size=round(size * 1.125)),
        "quote": _format("quote"),
        "list": _format("mark", bold=True),
        "code": _format("code"),
        "bold": _format("text", bold=True),
        "italic": _format("text", italic=True),
        "both": _format("text", bold=True, italic=True),
        "strike": _format("muted", struck=True),
        "link": _format("link"),
        "footnote": _format("link"),
        "ruby": _format("text"),
        "address": _format("link"),
        "tag": _format("muted"),
        "header": _format("muted"),
        "key": _format("link"),
    }


def _format(
    role: str, *, bold: bool = False, italic: bool = False, struck: bool = False, size: int = 0
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(role))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if struck:
        made.setFontStrikeOut(True)
    if size > 0:
        made.setProperty(QTextFormat.Property.FontPixelSize, size)
    return made
