"""One key goes from pane to pane, and each pane is where it has room."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.desk.desk import ROOMY
from editor.ui.desk.next_pane import go_to_next_pane


def test_what_is_not_shown_is_passed_over(qtbot):
    went = []
    panes = [QWidget() for _pane in range(3)]
    for pane in panes:
        qtbot.addWidget(pane)
    panes[1].show()
    go_to_next_pane(
        [*((pane, partial(went.append, n)) for n, pane in enumerate(panes)), (None, partial(went.append, 9))]
    )
    assert went == [1]


def test_round_the_panes_that_are_shown(window_of, qtbot):
    window = window_of()
    desk = window.desk
    desk.want_preview(False)
    desk.library.want(False)
    desk.focus_source()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.source.edit)
    desk.next_pane()
    assert desk.fields_pane.isAncestorOf(QApplication.focusWidget())
    desk.next_pane()
    assert QApplication.focusWidget() is desk.source.edit
    desk.want_fields(False)
    desk.next_pane()
    assert QApplication.focusWidget() is desk.source.edit


@pytest.mark.parametrize(("width", "beside"), [(ROOMY - 40, False), (ROOMY + 60, True)])
def test_the_preview_gives_way_to_the_library_where_both_have_no_room(window_of, width, beside):
    """It was 70 pixels wide there, one letter below the other."""
    window = window_of()
    desk = window.desk
    window.resize(width, 600)
    desk.library.want(False)
    desk.want_preview(True)
    assert desk.preview_shown()
    desk.toggle_library()
    assert desk.preview_shown() is beside and not desk.library.isHidden()
    assert desk.arrangement()["preview"] is True, "it is wanted all the same"
    window.resize(ROOMY + 80, 600)
    assert desk.preview_shown()
    window.resize(width, 600)
    assert desk.preview_shown() is beside
    if not beside:
        desk.toggle_preview()
        assert desk.preview_shown() and desk.library.isHidden()
        desk.search_library()
    desk.toggle_library()
    assert desk.preview_shown() and desk.library.isHidden()
