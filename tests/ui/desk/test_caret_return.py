"""Whatever is hidden with the caret in it gives it back to the text."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from editor.ui.widgets.quiet_line import QuietLine
from tests.ui.checks.test_problems import BODY, full, report


@pytest.fixture
def desk(window_of, post):
    window = window_of(post)
    window.resize(1400, 800)
    window.desk.memory.line.say("x")  # its button is what comes next in the order of Tab
    return window.desk


def close_button(line: QuietLine) -> QAbstractButton:
    return next(button for button in line.findChildren(QAbstractButton) if button.isVisible())


def library(desk):
    desk.library.want(True)
    desk.library.focus_search()
    return desk.library, desk.toggle_library


def fields(desk):
    desk.fields_pane.focus_first()
    return desk.fields_pane, desk.toggle_fields


def beside(desk):
    report(desk.main_window, full(BODY))
    desk.main_window.dialogs.problems.show()
    return desk.preview, desk.toggle_preview


def line(desk):
    button = close_button(desk.memory.line)
    button.setFocus()
    return desk.memory.line, button.click


def question(desk):
    desk.notice.say("題", "何かの問い", [("はい", desk.notice.hide)])
    desk.notice.findChildren(QAbstractButton)[0].setFocus()
    return desk.notice, desk.notice.hide


@pytest.mark.parametrize("given", [library, fields, beside, line, question])
def test_the_caret_goes_back_to_the_text(desk, given):
    part, hide = given(desk)
    assert part.isAncestorOf(desk.main_window.focusWidget())
    hide()
    assert not part.isVisible()
    assert desk.main_window.focusWidget() is desk.source.edit


def test_it_stays_where_it_is_when_something_else_is_hidden(desk):
    desk.fields_pane.focus_first()
    field = desk.main_window.focusWidget()
    desk.library.want(True)
    for hide in (desk.toggle_library, desk.toggle_preview, desk.memory.line.hide):
        hide()
        assert desk.main_window.focusWidget() is field


def test_a_window_that_is_hidden_keeps_its_caret(desk):
    desk.fields_pane.focus_first()
    field = desk.main_window.focusWidget()
    desk.main_window.hide()
    desk.main_window.show()
    assert desk.main_window.focusWidget() is field
