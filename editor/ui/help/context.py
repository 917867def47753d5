"""The page of the help that belongs to the place in which the person is."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from editor.core.help.pages import page_of


def page_here(window: QWidget) -> str:
    """The page of the innermost part with the focus that has one, in `window` or in the dialog before it."""
    active = QApplication.activeWindow() or window
    widget: QObject | None = QApplication.focusWidget() or active.focusWidget() or active
    names: list[str] = []
    while widget is not None:
        names += [kind.__name__ for kind in type(widget).__mro__]
        widget = widget.parent()
    return page_of(names)
