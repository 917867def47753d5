"""The height of the fields: that of their content, up to where the person drew the line, and never through a row."""

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QListView, QSplitter, QWidget

from editor.app.choices.settings import Settings
from editor.app.threads.soon import run_soon
from editor.ui.fields.pane import FieldsPane

_SHARE = 0.45
"""The share of the fields in the height of fields and text, at most, unless the person drew the line."""
_ROOMY = 0.6
"""The same while there is a list to choose from."""
_KEY = "fields_height"
_PEEK = 6
"""Pixels that are shown below the last whole row where more follows."""
_LEAST = 96  # px
_PARTS = (0, 1)
"""The tabs of news and commentary, which change by themselves while one writes: they have one height, so that the text
does not move."""


def row_end(rows: Iterable[tuple[int, int]], limit: int) -> int:
    """The largest height up to `limit` that goes through none of `rows`, the tops and the feet of widgets in pixels; 0
    where even the first is higher."""
    end, rows = limit, list(rows)
    while cut := [top for top, foot in rows if top < end < foot]:
        end = min(cut)
    return max(0, end)


class FieldsHeight(QObject):
    """Divides `rows`, the fields above the text, whenever the fields or their tab are other than before."""

    def __init__(self, rows: QSplitter, pane: FieldsPane, settings: Settings) -> None:
        super().__init__(pane)
        self._rows = rows
        self._pane = pane
        self._state: dict[str, Any] = settings.state
        self._needed: dict[int, int] = {}
        self._fits = False
        self._roomy = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.fit)
        rows.splitterMoved.connect(self._drawn)
        rows.installEventFilter(self)
        pane.page_made.connect(self._watch)
        pane.turned.connect(self._soon.start)
        pane.room_wanted.connect(self._give_room)
        pane.arranged.connect(self._fit_rows)
        self._watch(pane.tab, pane.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row was added, a field has grown, or the window did; nothing is taken from anyone."""
        kind = event.type()
        if kind == QEvent.Type.LayoutRequest or (
            watched is self._rows and kind in (QEvent.Type.Resize, QEvent.Type.Show)
        ):
            self._soon.start()
        return False

    def _fit_rows(self) -> None:
        """At once, so that an input method is told where the caret of a new row stays."""
        page = self._pane.made
        layout = page.inside.layout() if page is not None else None
        if layout is not None and not self._fits:  # fields that get their width make others higher
            self._fits = True
            layout.activate()
            self._fit(at_once=True)
            self._fits = False

    def fit(self) -> None:
        """Give the fields the height that they need now."""
        self._fit(at_once=False)

    def _fit(self, *, at_once: bool) -> None:
        whole = sum(self._rows.sizes())
        if not whole or self._pane.isHidden():
            return
        tab, inside = self._pane.tab, self._pane.current.inside
        self._needed[tab] = inside.sizeHint().height()
        around = self._pane.bar_height()
        needed = max(self._needed.get(part, 0) for part in (_PARTS if tab in _PARTS else (tab,)))
        limit = max(_LEAST, self._limit(whole) - around)
        if needed > limit:
            if at_once:  # not all rows have their places yet
                return
            needed = max(_LEAST, row_end(_leaves(inside, limit + 200), limit - _PEEK) + _PEEK)
        wanted = needed + around
        if wanted != self._rows.sizes()[0]:
            self._rows.setSizes([wanted, whole - wanted])
        run_soon(self, self._settle)  # once the caret's row was brought into sight

    def _settle(self) -> None:
        """Have a page that is turned end below a whole row, too, as far as the caret stays in sight."""
        page = self._pane.current
        bar, high = page.verticalScrollBar(), page.viewport().height()
        foot = bar.value() + high
        if bar.value() and (cut := [end for top, end in _leaves(page.inside, foot) if top < foot < end]):
            bar.setValue(max(bar.value(), min(max(cut) + _PEEK - high, _caret_top(page.inside) - _PEEK)))

    def _limit(self, whole: int) -> int:
        drawn = self._state.get(_KEY)
        own = isinstance(drawn, int) and not isinstance(drawn, bool) and drawn > 0
        limit = min(int(drawn), whole) if own else round(_SHARE * whole)  # type: ignore[arg-type]
        return max(limit, round(_ROOMY * whole)) if self._roomy else limit

    def _give_room(self, wanted: bool) -> None:
        self._roomy = wanted
        self.fit()

    def _drawn(self, _position: int, _index: int) -> None:
        """The person has drawn the line: as high may the fields become."""
        self._roomy = False
        self._state[_KEY] = self._rows.sizes()[0]
        self._soon.start()

    def _watch(self, _index: int, page: Any) -> None:
        page.inside.installEventFilter(self)
        self._soon.start()


def _caret_top(inside: QWidget) -> int:
    """The top of the caret in pixels of `inside`; below all where the caret is elsewhere."""
    field = inside.window().focusWidget()
    if field is None or not inside.isAncestorOf(field):
        return inside.height()
    caret: QRect = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return field.mapTo(inside, caret.topLeft()).y()


def _rows(view: QListView) -> Iterator[QRect]:
    top = view.viewport().pos()
    for number in range(view.model().rowCount()):
        yield view.visualRect(view.model().index(number, 0)).translated(top)


def _leaves(widget: QWidget, below: int) -> list[tuple[int, int]]:
    """The tops and feet of all that is seen within `widget` down to `below` pixels, in its own pixels."""
    found = []
    waiting = [(widget, 0)]
    while waiting:
        one, top = waiting.pop()
        for child in one.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            at = top + child.pos().y()
            if not child.isVisible() or at > below:
                continue
            if child.layout() is not None:
                waiting.append((child, at))
            elif isinstance(child, QListView):  # each of its rows is one
                found += [(at + row.top(), at + row.bottom() + 1) for row in _rows(child)]
            else:
                found.append((at, at + child.height()))
    return found
