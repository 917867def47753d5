"""The order of the Tab key in a form: that in which its widgets lie, whenever they were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets in `widget` at which Tab stops, in the order of their layouts."""
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout, widget)


def order_tabs(before: QWidget, widget: QWidget) -> None:
    """Have Tab go from `before` through all of `widget`, and then on as it did from `before`.

    Qt puts a widget that is made later behind all others of the window: without this, Tab would go from a new row of a
    list into the text, and from there into the row.
    """
    for one, other in pairwise((before, *tab_stops(widget))):
        QWidget.setTabOrder(one, other)


def _in_layout(layout: QLayout, owner: QWidget) -> Iterator[QWidget]:
    for part in _parts(layout, owner):
        if isinstance(part, QLayout):
            yield from _in_layout(part, owner)
        elif part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part
        else:
            yield from tab_stops(part)


def _parts(layout: QLayout, owner: QWidget) -> list[QWidget | QLayout]:
    """The widgets and layouts directly in `layout` (one of `owner`), in its order.

    `QLayout.itemAt` is not asked: PySide 6.11 keeps the Python object of an item for as long as that of its layout,
    also when Qt deletes the item with its widget. The next widget that Qt makes at that address is then taken for the
    old QWidgetItem ("'QWidgetItem' object has no attribute 'height'").
    """
    parts: list[QWidget | QLayout] = [child for child in owner.children() if isinstance(child, QWidget)]
    parts += [child for child in layout.children() if isinstance(child, QLayout)]
    places = {part: layout.indexOf(part) for part in parts}
    return sorted((part for part in parts if places[part] >= 0), key=lambda part: places[part])
