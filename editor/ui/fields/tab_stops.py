"""The order of the Tab key in a form: that in which its widgets lie, whenever they were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in `widget` at which Tab stops, in the order of their layouts."""
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def order_tabs(before: QWidget, widget: QWidget) -> None:
    """Have Tab go from `before` through all of `widget`, and then on as it did from `before`.

    Qt puts a widget that is made later behind all others of the window: without this, Tab would go from a new row of a
    list into the text, and from there into the row.
    """
    for one, other in pairwise((before, *tab_stops(widget))):
        QWidget.setTabOrder(one, other)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _in_layout(inner)
        elif (widget := item.widget()) is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            else:
                yield from tab_stops(widget)
