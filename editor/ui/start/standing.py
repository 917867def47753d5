"""The standing of a person in a window, for the window that takes its place in another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSplitter, QWidget

if TYPE_CHECKING:
    from editor.ui.window.window import MainWindow


@dataclass(frozen=True, slots=True)
class Focus:
    """A widget that has the focus, by its names and its place among its like in its pane, and the selection in its
    text."""

    pane: int
    names: tuple[str, ...]
    place: int
    anchor: int
    position: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's standing: what is in view, and the focus; texts and choices are not part of it, they are the
    document's."""

    focus: Focus | None
    caret: tuple[int, int, int]
    """Anchor and position in the source, and how far it is scrolled."""
    tab: int
    zoom: float
    search: str
    opened: tuple[str, ...]
    """The dialogs that stood open, by their names in `_dialogs`."""


def standing_of(window: MainWindow) -> Standing:
    """The standing of the person in `window`."""
    edit, desk = window.desk.source.edit, window.desk
    cursor = edit.textCursor()
    return Standing(
        _focus_of(window),
        (cursor.anchor(), cursor.position(), edit.verticalScrollBar().value()),
        desk.fields_pane.tab,
        desk.preview.zoom,
        desk.library.pane.search.text() if desk.library.pane is not None else "",
        tuple(name for name, (is_open, _open) in _dialogs(window).items() if is_open),
    )


def stand(window: MainWindow, standing: Standing) -> None:
    """Have the person stand in `window` as in the one before."""
    desk, edit = window.desk, window.desk.source.edit
    anchor, position, scroll = standing.caret
    last = edit.document().characterCount() - 1
    cursor = edit.textCursor()
    cursor.setPosition(min(anchor, last))
    cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.verticalScrollBar().setValue(scroll)
    desk.fields_pane.turn_to(standing.tab)
    desk.preview.set_zoom(standing.zoom)
    if standing.search:
        desk.library.look_for(standing.search)
    if standing.focus is not None:
        _give(window, standing.focus)
    dialogs = _dialogs(window)
    for name in standing.opened:
        dialogs[name][1]()


def _dialogs(window: MainWindow) -> dict[str, tuple[bool, Callable[[], object]]]:
    """The dialogs that stay open beside the work: whether each is open, and what opens it."""
    desk, dialogs = window.desk, window.dialogs
    return {
        "problems": (dialogs.problems.is_open, dialogs.problems.show_beside),
        "versions": (dialogs.versions.is_open, dialogs.versions.show),
        "related": (desk.relating.chooser.is_open, desk.relating.choose),
        "importing": (dialogs.importing.is_open, dialogs.importing.show),
        "recovered": (desk.safety.shows_recovered, desk.safety.show_recovered),
        "comparison": (desk.others_notice.compares, desk.others_notice.compare),
        "shortcuts": (dialogs.shortcuts.is_open, dialogs.shortcuts.show),
        "palette": (dialogs.shows_palette, dialogs.open_palette),
        "settings": (dialogs.settings.is_open, dialogs.settings.show),  # last: the language is chosen there
    }


def _panes(window: MainWindow) -> tuple[QWidget, ...]:
    desk = window.desk
    return desk.source, desk.fields_pane, desk.library, desk.preview


def _names(widget: QWidget, pane: QWidget) -> tuple[str, ...]:
    """The classes and object names from `widget` up to `pane`, the same in every language."""
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None and above is not pane:
        names += type(above).__name__, above.objectName()
        above = above.parentWidget()
    return tuple(names)


def _places(widget: QWidget, pane: QWidget) -> tuple[int, ...]:
    """The places of `widget` and of all that it is in, from `pane` down, each in its layout or splitter."""
    places: list[int] = []
    inner, outer = widget, widget.parentWidget()
    while outer is not None and inner is not pane:
        order = outer if isinstance(outer, QSplitter) else outer.layout()
        places.append(-1 if order is None else order.indexOf(inner))
        inner, outer = outer, outer.parentWidget()
    return tuple(reversed(places))


def _alike(pane: QWidget, names: tuple[str, ...]) -> list[QWidget]:
    """The widgets of `pane` with `names`, such as the text fields of all bullets, in the order in which they lie.

    `nextInFocusChain` is not asked: PySide 6.11 has each widget keep the next one, and takes all that is reached that
    way for destroyed as soon as one of the chain is ("Internal C++ object already deleted" of a whole window).
    """
    found = [
        widget
        for widget in pane.findChildren(QWidget, names[1])
        if not widget.isHidden() and _names(widget, pane) == names
    ]
    return sorted(found, key=lambda widget: _places(widget, pane))


def _focus_of(window: MainWindow) -> Focus | None:
    focus = window.focusWidget()
    if focus is None:
        return None
    for number, pane in enumerate(_panes(window)):
        if pane.isAncestorOf(focus):
            names = _names(focus, pane)
            alike = _alike(pane, names)
            return Focus(number, names, alike.index(focus), *_selection(focus)) if focus in alike else None
    return None


def _selection(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().anchor(), widget.textCursor().position()
    return (widget.cursorPosition(),) * 2 if isinstance(widget, QLineEdit) else (0, 0)


def _give(window: MainWindow, focus: Focus) -> None:
    pane = _panes(window)[focus.pane]
    alike = _alike(pane, focus.names)
    if focus.place >= len(alike) or not pane.isVisibleTo(window):
        window.desk.focus_source()
        return
    widget = alike[focus.place]
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QPlainTextEdit):
        last = widget.document().characterCount() - 1
        cursor = widget.textCursor()
        cursor.setPosition(min(focus.anchor, last))
        cursor.setPosition(min(focus.position, last), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(focus.position)
