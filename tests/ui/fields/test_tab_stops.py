"""The order of Tab is that in which widgets lie, and no Python object of a layout's item stays when it is found."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from editor.ui.fields.flow_layout import FlowLayout
from editor.ui.fields.tab_stops import tab_stops


def kept_items() -> set[int]:
    """The identities of the Python objects of layout items that are alive."""
    gc.collect()
    return {id(item) for item in gc.get_objects() if isinstance(item, QLayoutItem) and not isinstance(item, QLayout)}


def box(*inside: QWidget) -> QWidget:
    """A widget with `inside` side by side."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    for one in inside:
        row.addWidget(one)
    return widget


def test_widgets_come_as_they_lie_whenever_they_were_made(qtbot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    last, inner, first, flowing, boxed = (QLineEdit(name) for name in ("last", "inner", "first", "flowing", "boxed"))
    column, row, flow = QVBoxLayout(form), QHBoxLayout(), FlowLayout()
    column.addStretch(1)
    column.addWidget(last)
    column.insertLayout(0, row)
    column.insertWidget(0, first)
    column.insertSpacing(0, 8)
    row.addWidget(inner)
    row.insertWidget(0, QLabel("no stop"))
    column.insertLayout(3, flow)
    flow.addWidget(flowing)
    column.insertWidget(4, box(QLabel("no stop"), boxed))
    QCheckBox("in no layout", form)
    assert list(tab_stops(form)) == [first, inner, flowing, boxed, last]
    assert list(tab_stops(QWidget())) == []


def test_rows_that_go_leave_no_object_that_a_later_widget_is_taken_for(qtbot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column = QVBoxLayout(form)
    before = kept_items()
    for _ in range(3):
        column.addWidget(box(QLineEdit(), QLineEdit()))
    assert len(list(tab_stops(form))) == 6
    assert kept_items() == before
    for child in form.findChildren(QWidget):
        child.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert column.count() == 0
    assert list(tab_stops(form)) == []
