"""The standing of a person in a window, for the window that takes its place in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from editor.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Focus:
    """A widget that has the focus, by where it comes in the Tab order of its pane, and the selection in its text."""

    pane: int
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


def _order(pane: QWidget) -> Iterator[QWidget]:
    """The widgets of `pane` that take the focus, in the order of the Tab key."""
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.isHidden():
            yield widget
        widget = widget.nextInFocusChain()


def _focus_of(window: MainWindow) -> Focus | None:
    focus = window.focusWidget()
    for number, pane in enumerate(_panes(window)):
        for place, widget in enumerate(_order(pane)):
            if widget is focus:
                return Focus(number, place, *_selection(widget))
    return None


def _selection(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().anchor(), widget.textCursor().position()
    return (widget.cursorPosition(),) * 2 if isinstance(widget, QLineEdit) else (0, 0)


def _give(window: MainWindow, focus: Focus) -> None:
    pane = _panes(window)[focus.pane]
    widget = next((widget for place, widget in enumerate(_order(pane)) if place == focus.place), None)
    if widget is None or not pane.isVisibleTo(window):
        window.desk.focus_source()
        return
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QPlainTextEdit):
        last = widget.document().characterCount() - 1
        cursor = widget.textCursor()
        cursor.setPosition(min(focus.anchor, last))
        cursor.setPosition(min(focus.position, last), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(focus.position)
