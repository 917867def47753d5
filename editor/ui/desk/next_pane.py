"""The way from pane to pane by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from editor.ui.fields.tab_stops import tab_stops
from editor.ui.widgets.notice import NoticeBar
from editor.ui.widgets.quiet_line import QuietLine

Pane = tuple[QWidget | None, Callable[[], object]]
"""A pane, None where there is none, and what leads into it."""


def bars_of(window: QWidget) -> list[Pane]:
    """The bars of `window` that ask something, from top to bottom, as panes of their own."""
    bars = [bar for kind in (NoticeBar, QuietLine) for bar in window.findChildren(kind) if bar.isVisible()]
    return [(bar, lambda: None) for bar in sorted(bars, key=lambda bar: bar.mapTo(window, bar.pos()).y())]


def go_to_next_pane(panes: Sequence[Pane]) -> None:
    """Go to the pane behind the one that has the focus, and round.

    Those that are not shown are passed over. Where what leads into a pane finds nothing there that takes the focus, its
    first widget at which Tab stops gets it, and a pane without any is passed over.
    """
    shown = [(pane, go) for pane, go in panes if pane is not None and pane.isVisible()]
    at = next((number for number, (pane, _go) in enumerate(shown) if _has_focus(pane)), -1)
    for pane, go in shown[at + 1 :] + shown[: at + 1]:
        go()
        stops = (stop for stop in tab_stops(pane) if stop.isVisible() and stop.isEnabled())
        if not _has_focus(pane) and (first := next(stops, None)) is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if _has_focus(pane):
            return


def _has_focus(pane: QWidget) -> bool:
    focus = pane.window().focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
