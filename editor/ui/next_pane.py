"""The way from pane to pane by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QWidget


def go_to_next_pane(panes: Sequence[tuple[QWidget | None, Callable[[], object]]]) -> None:
    """Go to the pane behind the one that has the focus, and round; each is given with what leads into it.

    Those that are not shown are passed over.
    """
    shown = [(pane, go) for pane, go in panes if pane is not None and pane.isVisible()]
    focus = QApplication.focusWidget()
    at = next(
        (n for n, (pane, _go) in enumerate(shown) if focus is not None and (pane is focus or pane.isAncestorOf(focus))),
        -1,
    )
    shown[(at + 1) % len(shown)][1]()
