"""The drawing of a row of the list: the title at the left, the day at its right, below it the words around a hit."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.core.profile.settings import list_profiles, profile_settings
from editor.core.profile.title_parts import title_parts
from editor.ui.library.model import ROW, SECTION, blog_words, shown_title, status_words
from editor.ui.look.drawn_text import draw_text, smaller, text_height
from editor.ui.look.theme import theme

_SIDE, _ABOVE, _GAP = 12, 6, 8  # px
_BOX = 15  # px


class PostRow(QStyledItemDelegate):
    """Draws posts and sections. In long lists all are of one height (`sizeHint`): 100,000 rows are laid out without
    asking each; in short ones each is as high as what it says (`height_of`)."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._ranked = False
        self._with_year = False
        self._open = ""

    def show_years(self) -> None:
        """Write a year other than this one with the day: in a list without headings of months."""
        self._with_year = True

    def show_snippets(self, wanted: bool) -> None:
        """Give each post a third line with the place that was found, or two lines."""
        self._ranked = wanted

    def mark_open(self, path: str) -> None:
        """Mark the post at `path`, relative to the library, as the open one; "": none."""
        self._open = path

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """The patterns by which the blog profiles compose titles; read when the first title is drawn."""
        return title_patterns()

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetrics(option.font).lineSpacing()
        small = QFontMetrics(smaller(option.font)).lineSpacing()
        return QSize(160, 2 * _ABOVE + 2 * line + (2 * small + 2 if self._ranked else 0))

    def height_of(self, row: dict[str, Any], font: QFont, width: int, *, ticked: bool = False) -> int:
        """Pixels that one post needs in a list of `width` pixels."""
        small = smaller(font)
        room = width - 2 * _SIDE - (_BOX + 2 * _GAP if ticked else 0)
        parts = title_parts(shown_title(row), self.patterns)
        line = QFontMetrics(font).lineSpacing()
        beside = _width(self._beside(row), small)
        two = parts.second or self._state_words(row)
        height = 2 * line if two else text_height(parts.first, font, room - beside, 2)
        if self._ranked and row.get("snippet"):
            height += 2 + text_height(row["snippet"], small, room, 3)
        return 2 * _ABOVE + height

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        place: QRect = option.rect
        if section := index.data(SECTION):
            self._section(painter, place, section, option.font)
        else:
            row = index.data(ROW)
            self._ground(painter, option, row)
            if row is not None:
                self._post(painter, place, row, option.font, index.data(Qt.ItemDataRole.CheckStateRole))
        painter.restore()

    def _section(self, painter: QPainter, place: QRect, words: str, font: QFont) -> None:
        painter.setFont(smaller(font, bold=True))
        painter.setPen(theme.color("muted"))
        inside = place.adjusted(_SIDE, 0, -_SIDE, -_ABOVE)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        painter.setPen(theme.color("rule"))
        painter.drawLine(inside.left(), place.bottom(), inside.right(), place.bottom())

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, row: dict[str, Any] | None) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        if row is not None and row["path"] == self._open:
            bar = QRect(option.rect.left(), option.rect.top() + 4, 3, option.rect.height() - 8)
            painter.fillRect(bar, theme.color("focus"))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _post(
        self, painter: QPainter, place: QRect, row: dict[str, Any], font: QFont, ticked: Qt.CheckState | None
    ) -> None:
        small = smaller(font)
        metrics, narrow = QFontMetrics(font), QFontMetrics(small)
        inside = place.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if ticked is not None:
            _tick(painter, QRect(inside.left(), inside.top() + 2, _BOX, _BOX), ticked == Qt.CheckState.Checked)
            inside.setLeft(inside.left() + _BOX + 2 * _GAP)
        beside = self._beside(row)
        painter.setFont(small)
        left, base = inside.right() + 1 + _GAP - _width(beside, small), inside.top() + metrics.ascent()
        for words, role in beside:
            painter.setPen(theme.color(role))
            painter.drawText(left, base, words)
            left += narrow.horizontalAdvance(words) + _GAP
        taken = _width(beside, small), self._state(painter, inside, row, metrics, small)
        height = self._title(painter, inside, row, font, *taken)
        if taken[1]:  # below a short title, what is said of the post has the second line for itself
            height = max(height, metrics.lineSpacing() + narrow.lineSpacing())
        if self._ranked and row.get("snippet"):
            rest = inside.adjusted(0, height + 2, 0, 0)
            lines = max(1, rest.height() // narrow.lineSpacing())
            draw_text(painter, rest, row["snippet"], row.get("spans", ()), small, "muted", min(3, lines))

    def _state(self, painter: QPainter, place: QRect, row: dict[str, Any], first: QFontMetrics, font: QFont) -> int:
        """Write at the right of the second line what the post is on its way to the blog; the width of that."""
        words = self._state_words(row)
        if not words:
            return 0
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(words)
        line = QRect(place.right() - width, place.top() + first.lineSpacing(), width + 1, metrics.height())
        painter.setFont(font)
        painter.setPen(theme.color("warning" if row.get("blog") == "changed" else "muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
        return width + _GAP

    def _title(
        self, painter: QPainter, place: QRect, row: dict[str, Any], font: QFont, above: int = 0, taken: int = 0
    ) -> int:
        """The headline of the news and below it, quietly, that of the commentary; another title in two lines.

        `above` and `taken` are the widths at the right of the first and second line that are not free.
        """
        spans = row.get("title_spans", ())
        parts = title_parts(shown_title(row), self.patterns)
        if not parts.second:
            free = place.adjusted(0, 0, -max(above, taken), 0)
            return draw_text(painter, free, parts.first, spans, font, "text", 2)
        height = draw_text(painter, place.adjusted(0, 0, -above, 0), parts.first, spans, font, "text", 1)
        below = [(max(0, start - parts.second_at), max(0, stop - parts.second_at)) for start, stop in spans]
        draw_text(painter, place.adjusted(0, height, -taken, 0), parts.second, below, smaller(font), "muted", 1)
        return 2 * height

    def _beside(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        """The words at the right of the first line, each with its colour."""
        found = [("⚠", "warning")] if row["copies"] else []
        if row["day"]:
            year, month, day = map(int, row["day"].split("-"))
            unsaid = self._with_year or row["status"] != "published"  # drafts are in no month
            says_year = self._ranked or (unsaid and year != QDate.currentDate().year())
            found.append((f"{year}/{month}/{day}" if says_year else f"{month}/{day}", "muted"))
        return found

    def _state_words(self, row: dict[str, Any]) -> str:
        """The words at the right of the second line: what became of the post on its way to the blog, and among hits,
        which are under no heading, whether it is published."""
        status = status_words(row["status"]) if self._ranked and row["status"] != "published" else ""
        return blog_words(row) or status


def _width(beside: list[tuple[str, str]], font: QFont) -> int:
    """Pixels that are taken at the right of a first line, with the gap to what stands before."""
    metrics = QFontMetrics(font)
    return sum(metrics.horizontalAdvance(words) + _GAP for words, _role in beside)


def title_patterns() -> tuple[str, ...]:
    """The patterns by which the blog profiles compose titles."""
    return tuple(dict.fromkeys(profile_settings(entry.name).title for entry in list_profiles()))


def _tick(painter: QPainter, box: QRect, ticked: bool) -> None:
    """A box, ticked or not."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus" if ticked else "muted"), 1))
    painter.setBrush(theme.color("focus") if ticked else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        painter.setPen(QPen(theme.color("surface"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        left, middle, right = (box.left() + 3.5, box.left() + 6.5, box.right() - 2.5)
        painter.drawPolyline(
            [QPointF(left, box.center().y() + 1), QPointF(middle, box.bottom() - 3.5), QPointF(right, box.top() + 4.5)]
        )
    painter.restore()
