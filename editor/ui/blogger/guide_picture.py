"""Pictures of Google's pages for the guided page: drawn by us, plain, with what is to be pressed marked and numbered.

They show where to look, not how Google draws it: only the words, and their order, are those of its pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.words import tr
from editor.ui.look.theme import theme

_PADDING, _STEP, _ROW, _BAR, _LABEL, _MARK = 16, 8, 28, 30, 168, 20  # px


class Kind(Enum):
    """The kind of a part of a page."""

    HEADING = auto()
    TEXT = auto()
    FIELD = auto()
    BUTTON = auto()
    LINK = auto()
    TICK = auto()


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a page. `step`: it is what to do, in this order; 0: it only stands there."""

    kind: Kind
    text: str
    value: str = ""
    step: int = 0

    @property
    def spoken(self) -> str:
        """The part in words."""
        return f"{self.text}: {self.value}" if self.value else self.text


def pages() -> tuple[tuple[str, tuple[PagePart, ...]], ...]:
    """The address and the parts of the page of each step."""
    console = "console.cloud.google.com"
    name = "my-blog"
    return (
        (
            f"{console}/projectcreate",
            (
                PagePart(Kind.HEADING, tr("New project")),
                PagePart(Kind.FIELD, tr("Project name"), name, 1),
                PagePart(Kind.FIELD, tr("Organisation"), tr("No organisation")),
                PagePart(Kind.BUTTON, tr("Create"), step=2),
            ),
        ),
        (
            f"{console}/apis/library/…",
            (
                PagePart(Kind.FIELD, tr("Project (at the top)"), f"{name} ▾", 1),
                PagePart(Kind.HEADING, "Blogger API v3"),
                PagePart(Kind.BUTTON, tr("Enable"), step=2),
            ),
        ),
        (
            f"{console}/auth/audience",
            (
                PagePart(Kind.HEADING, tr("Audience")),
                PagePart(Kind.FIELD, tr("User type"), tr("External"), 1),
                PagePart(Kind.FIELD, tr("Publishing status"), tr("Testing: each sign-in ends after 7 days")),
                PagePart(Kind.BUTTON, tr("Publish app"), step=2),
                PagePart(Kind.TEXT, tr("Then it says “In production”: a sign-in lasts.")),
            ),
        ),
        (
            f"{console}/auth/clients",
            (
                PagePart(Kind.FIELD, tr("Application type"), tr("Desktop app"), 1),
                PagePart(Kind.BUTTON, tr("Create"), step=2),
                PagePart(Kind.TEXT, tr("OAuth client created")),
                PagePart(Kind.BUTTON, tr("Download JSON"), step=3),
            ),
        ),
        (
            "accounts.google.com",
            (
                PagePart(Kind.HEADING, tr("Google hasn’t verified this app")),
                PagePart(Kind.LINK, tr("Advanced"), step=1),
                PagePart(Kind.LINK, tr("Go to {app} (unsafe)", app=name), step=2),
                PagePart(Kind.TICK, tr("Manage your Blogger account"), step=3),
                PagePart(Kind.BUTTON, tr("Continue"), step=4),
            ),
        ),
    )


class GuidePicture(QWidget):
    """Shows one page; its accessible name says what is to be done there, in order."""

    def __init__(self) -> None:
        super().__init__()
        self._address = ""
        self._parts: tuple[PagePart, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_page(self, address: str, parts: Sequence[PagePart]) -> None:
        """Show this page."""
        self._address, self._parts = address, tuple(parts)
        steps = sorted((part for part in parts if part.step), key=lambda part: part.step)
        said = "; ".join(f"{part.step}. {part.spoken}" for part in steps)
        self.setAccessibleName(tr("Image of the page {address}: {steps}", address=address, steps=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, _BAR + 2 * _PADDING + len(self._parts) * self._pitch() - _STEP)

    def _pitch(self) -> int:
        """The height of a row with the room below it."""
        return max(_ROW, self.fontMetrics().height() + 10) + _STEP

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("rule"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(frame, 8, 8)
        painter.drawLine(0, _BAR, self.width(), _BAR)
        painter.setPen(theme.color("muted"))
        bar = QRect(_PADDING, 0, self.width() - 2 * _PADDING, _BAR)
        painter.drawText(bar, _LEFT, self._elided(self._address, bar.width()))
        top = _BAR + _PADDING
        for part in self._parts:
            self._paint_part(painter, part, top, self._pitch() - _STEP)
            top += self._pitch()

    def _paint_part(self, painter: QPainter, part: PagePart, top: int, height: int) -> None:
        room = QRect(_PADDING, top, self.width() - 2 * _PADDING - _MARK - _STEP, height)
        box = room
        painter.setFont(_font(self.font(), bold=part.kind is Kind.HEADING))
        painter.setPen(theme.color("muted" if part.kind is Kind.TEXT else "text"))
        if part.kind in (Kind.HEADING, Kind.TEXT):
            painter.drawText(room, _LEFT, self._elided(part.text, room.width()))
            return
        if part.kind is Kind.FIELD:
            painter.setPen(theme.color("muted"))
            painter.drawText(
                QRect(room.left(), top, _LABEL - _STEP, height), _LEFT, self._elided(part.text, _LABEL - 8)
            )
            box = room.adjusted(_LABEL, 0, 0, 0)
        text = part.value or part.text
        if part.kind is not Kind.FIELD:
            extra = height if part.kind is Kind.TICK else 0
            box.setWidth(min(room.width(), self.fontMetrics().horizontalAdvance(text) + 2 * _PADDING + extra))
        self._paint_box(painter, part, box)
        inside = box.adjusted(12, 0, -8, 0)
        if part.kind is Kind.TICK:
            _paint_tick(painter, QRectF(inside.left(), box.center().y() - 6.5, 13, 13))
            inside = inside.adjusted(22, 0, 0, 0)
        painter.setPen(theme.color("link" if part.kind is Kind.LINK else "text"))
        painter.drawText(inside, _LEFT, self._elided(text, inside.width()))
        if part.step:
            _paint_number(painter, QRectF(box.right() + _STEP, box.center().y() - _MARK / 2, _MARK, _MARK), part.step)

    def _paint_box(self, painter: QPainter, part: PagePart, box: QRect) -> None:
        marked = bool(part.step)
        painter.setPen(QPen(theme.color("accent" if marked else "rule"), 2 if marked else 1))
        painter.setBrush(theme.color("hover" if part.kind is Kind.BUTTON else "raised"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 5, 5)

    def _elided(self, text: str, width: int) -> str:
        return QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _font(font: QFont, *, bold: bool) -> QFont:
    made = QFont(font)
    made.setBold(bold)
    return made


def _paint_tick(painter: QPainter, place: QRectF) -> None:
    painter.setPen(QPen(theme.color("text"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    foot = QPointF(place.left() + place.width() * 0.42, place.bottom() - place.height() * 0.24)
    painter.drawLine(QPointF(place.left() + place.width() * 0.2, place.center().y()), foot)
    painter.drawLine(foot, QPointF(place.right() - place.width() * 0.16, place.top() + place.height() * 0.24))


def _paint_number(painter: QPainter, place: QRectF, number: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(place)
    painter.setPen(theme.color("accent_text"))
    painter.setFont(_font(painter.font(), bold=True))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(number))
