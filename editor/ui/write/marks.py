"""A thin line under words: those that the checks speak of, and those that no dictionary knows. It is painted over the
text and moves nothing."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from math import floor
from typing import Any, Protocol, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.open_post.buffer import decode, encode, raw_indices, to_position
from editor.ui.look.theme import theme

MOST = 100
"""Places that are marked: who has more does not look for them one by one."""
_GROWTH = 100
"""Positions by which marked words may grow until others are shown."""
_BELOW = 3
"""Pixels between the foot of the letters and the line."""


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Words of the text: their 1-based line and column in characters, and what stands there."""

    line: int
    column: int
    words: str


def find_words(edit: QPlainTextEdit, place: MarkedPlace) -> QTextCursor | None:
    """A selection of the words at `place`; None where they do not stand there any more."""
    block = edit.document().findBlockByNumber(max(0, place.line - 1))
    text, words = block.text(), encode(place.words.partition("\n")[0])
    if not words or not block.isValid():
        return None
    (start,) = raw_indices(text, [min(max(0, place.column - 1), len(decode(text)))])
    if text[start : start + len(words)] != words:
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + to_position(text, start))
    end = block.position() + to_position(text, start + len(words))
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


@dataclass(frozen=True, slots=True)
class LineLook:
    """The look of a line: a role of the theme, its width in pixels, and whether it is dotted. A `band` fills the line
    of text instead, and is painted before the letters."""

    role: str = "accent"
    width: float = 1
    dotted: bool = False
    band: bool = False


SPELLING = LineLook("warning", 1.5, dotted=True)
"""Quieter than the line of a problem: a name is no mistake."""
ALOUD = LineLook("found", band=True)
"""The sentence that is read aloud."""


class _Composes(Protocol):
    @property
    def composing(self) -> bool: ...


class TextMarks:
    """The marks of one text widget, which says whether it is `composing`. They move with the text until others are
    shown."""

    def __init__(self, edit: QPlainTextEdit, look: LineLook = LineLook()) -> None:
        self._edit = edit
        self._look = look
        self._cursors: list[QTextCursor] = []  # in the order of the text, which no edit changes
        self._longest = 0
        """Positions of the longest marked words, and more."""

    def show(self, places: list[MarkedPlace]) -> None:
        """Mark `places` instead of those before."""
        found = (find_words(self._edit, place) for place in places[:MOST])
        before = self._spans()
        self._take(sorted((one for one in found if one is not None), key=QTextCursor.selectionStart), before)

    def show_selection(self, cursor: QTextCursor | None) -> None:
        """Mark what `cursor` selects, and nothing else; None: nothing at all."""
        self._take([] if cursor is None else [cursor], self._spans())

    def _take(self, cursors: list[QTextCursor], before: list[tuple[int, int]]) -> None:
        """Mark what `cursors` select, in the order of the text; `before` was marked until now."""
        self._cursors, after = cursors, [(one.selectionStart(), one.selectionEnd()) for one in cursors]
        self._longest = _GROWTH + max((end - start for start, end in after), default=0)
        if after != before:
            self._edit.viewport().update()

    def _spans(self) -> list[tuple[int, int]]:
        return [(cursor.selectionStart(), cursor.selectionEnd()) for cursor in self._cursors]

    @property
    def words(self) -> list[str]:
        """The marked words, as they stand now."""
        return [cursor.selectedText() for cursor in self._cursors]

    def at(self, position: int) -> QTextCursor | None:
        """A selection of the marked words at `position` of the document; None where none are."""
        for cursor in self._cursors:
            if cursor.selectionStart() <= position <= cursor.selectionEnd() and cursor.hasSelection():
                return QTextCursor(cursor)
        return None

    def next_after(self, position: int) -> QTextCursor | None:
        """A selection of the first marked words that begin behind `position`, round at the end; None: none are."""
        there = [cursor for cursor in self._cursors if cursor.hasSelection()]
        found = next((one for one in there if one.selectionStart() > position), there[0] if there else None)
        return QTextCursor(found) if found is not None else None

    def paint(self, event: QPaintEvent) -> None:
        """Over the text that has been painted; nothing while a word is being composed."""
        edit = self._edit
        if not self._cursors or cast(_Composes, edit).composing or self._cursors[0].document() is not edit.document():
            return
        seen = event.rect()
        block = edit.cursorForPosition(seen.topLeft()).block()
        last = edit.cursorForPosition(seen.bottomRight()).block()
        first_place, last_place = block.position(), last.position() + last.length()
        spans = self._spans_between(first_place, last_place)
        if not spans:
            return
        painter = QPainter(edit.viewport())
        style = Qt.PenStyle.DotLine if self._look.dotted else Qt.PenStyle.SolidLine
        thickness = _in_whole_dots(painter, self._look.width)
        painter.setPen(QPen(theme.color(self._look.role), thickness, style, Qt.PenCapStyle.FlatCap))
        for start, end in spans:
            self._underline(painter, start, end)
        painter.end()

    def _spans_between(self, first: int, last: int) -> list[tuple[int, int]]:
        """The spans that reach into the positions from `first` to `last`. To look at all of them with each key would
        take a tenth of a millisecond."""
        begin = bisect_left(self._cursors, first - self._longest, key=QTextCursor.selectionStart)
        found = []
        for cursor in islice(self._cursors, begin, None):
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if start >= last:
                break
            if end > max(start, first):
                found.append((start, end))
        return found

    def _underline(self, painter: QPainter, start: int, end: int) -> None:
        edit = self._edit
        block = edit.document().findBlock(start)
        while block.isValid() and block.position() < end:
            place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
            self._underline_in(painter, place, block, (start, end))
            block = block.next()

    def _underline_in(self, painter: QPainter, place: QRectF, block: QTextBlock, span: tuple[int, int]) -> None:
        layout, position = block.layout(), block.position()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(span[0] - position, line.textStart())
            last = min(span[1] - position, line.textStart() + line.textLength())
            if first >= last:
                continue
            x, y = x_of(line, first), x_of(line, last)
            if self._look.band:
                band = QRectF(place.left() + x, place.top() + line.y(), y - x, line.height())
                painter.fillRect(band, theme.color(self._look.role))
                continue
            foot = _at_dot(painter, place.top() + line.y() + line.ascent() + _BELOW) + painter.pen().widthF() / 2
            painter.drawLine(QLineF(place.left() + x, foot, place.left() + y, foot))


def _in_whole_dots(painter: QPainter, width: float) -> float:
    """`width` in pixels, rounded to dots of the screen: at 150 % a line would be drawn by one and by two in turn."""
    scale = painter.deviceTransform().m22()
    return max(1, int(width * scale + 0.5)) / scale


def _at_dot(painter: QPainter, y: float) -> float:
    """The place in pixels at which the dot of the screen begins that is nearest to `y`."""
    to_dots = painter.deviceTransform()
    there = to_dots.map(QPointF(0, y))
    return to_dots.inverted()[0].map(QPointF(0, floor(there.y() + 0.5))).y()


def x_of(line: QTextLine, at: int) -> float:
    """The place at which the character `at` begins in its line, in pixels."""
    found: Any = line.cursorToX(at)  # PySide gives the place beside it, unlike what its stubs say
    return float(found[0] if isinstance(found, tuple) else found)
