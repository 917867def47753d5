"""The drawing of a row of the list: the day at the left, the title beside it, below it the words around a hit."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QDate, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.core.profile.load import list_profiles, load_profile
from editor.core.profile.title_parts import title_parts
from editor.core.words import tr
from editor.ui.drawn_text import draw_text, smaller, text_height
from editor.ui.library.model import ROW, SECTION, blog_words, shown_title
from editor.ui.theme import theme

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
        """Write a year other than this one below the day: in a list without headings of months."""
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
        narrow = QFontMetrics(small)
        beside = narrow.horizontalAdvance("00/00") + _GAP + (_BOX + 2 * _GAP if ticked else 0)
        room = width - 2 * _SIDE - beside
        parts = title_parts(shown_title(row), self.patterns)
        line = QFontMetrics(font).lineSpacing()
        height = 2 * line if parts.second or blog_words(row) else text_height(parts.first, font, room, 2)
        if self._ranked and row.get("snippet"):
            height += 2 + text_height(row["snippet"], small, room, 3)
        return 2 * _ABOVE + max(height, len(self._side(row)) * narrow.lineSpacing())

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
        beside = narrow.horizontalAdvance("00/00") + _GAP
        inside = place.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if ticked is not None:
            _tick(painter, QRect(inside.left(), inside.top() + 2, _BOX, _BOX), ticked == Qt.CheckState.Checked)
            inside.setLeft(inside.left() + _BOX + 2 * _GAP)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        first = QRect(inside.left(), inside.top() + metrics.ascent() - narrow.ascent(), beside, narrow.height())
        for words, role in self._side(row):
            painter.setPen(theme.color(role))
            painter.drawText(first, Qt.AlignmentFlag.AlignLeft, words)
            first.translate(0, narrow.lineSpacing())
        text = inside.adjusted(beside, 0, 0, 0)
        height = self._title(painter, text, row, font, self._state(painter, text, row, metrics, small))
        if self._ranked and row.get("snippet"):
            rest = text.adjusted(0, height + 2, 0, 0)
            lines = max(1, rest.height() // narrow.lineSpacing())
            draw_text(painter, rest, row["snippet"], row.get("spans", ()), small, "muted", min(3, lines))

    def _state(self, painter: QPainter, place: QRect, row: dict[str, Any], first: QFontMetrics, font: QFont) -> int:
        """Write at the right of the second line what became of the post on its way to the blog; the width of that."""
        words = blog_words(row)
        if not words:
            return 0
        metrics = QFontMetrics(font)
        width = metrics.horizontalAdvance(words)
        line = QRect(place.right() - width, place.top() + first.lineSpacing(), width + 1, metrics.height())
        painter.setFont(font)
        painter.setPen(theme.color("warning" if row["blog"] == "changed" else "muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
        return width + _GAP

    def _title(self, painter: QPainter, place: QRect, row: dict[str, Any], font: QFont, taken: int = 0) -> int:
        """The headline of the news and below it, quietly, that of the commentary; another title in two lines.

        `taken` is the width at the right of the second line that is not free.
        """
        spans = row.get("title_spans", ())
        parts = title_parts(shown_title(row), self.patterns)
        if not parts.second:
            free = place.adjusted(0, 0, -taken, 0)
            return draw_text(painter, free, parts.first, spans, font, "text", 2)
        height = draw_text(painter, place, parts.first, spans, font, "text", 1)
        below = [(max(0, start - parts.second_at), max(0, stop - parts.second_at)) for start, stop in spans]
        draw_text(painter, place.adjusted(0, height, -taken, 0), parts.second, below, smaller(font), "muted", 1)
        return 2 * height

    def _side(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        """The lines at the left, each with its colour."""
        found: list[tuple[str, str]] = []
        if row["day"]:
            year, month, day = row["day"].split("-")
            found.append((f"{int(month)}/{int(day)}", "muted"))
            unsaid = self._with_year or row["status"] != "published"  # drafts are in no month
            if self._ranked or (unsaid and int(year) != QDate.currentDate().year()):
                found.append((year, "muted"))
        if self._ranked and row["status"] != "published":
            found.append((tr("Draft") if row["status"] == "draft" else tr("Ready"), "muted"))
        if row["copies"]:
            found.append(("⚠", "warning"))
        return found


def title_patterns() -> tuple[str, ...]:
    """The patterns by which the blog profiles compose titles."""
    return tuple(dict.fromkeys(load_profile(entry.name)[0].title for entry in list_profiles()))


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
