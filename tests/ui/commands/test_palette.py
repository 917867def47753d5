"""Finding commands by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from editor.core.text.command_rank import CommandNames, best_rank, rank


@pytest.mark.parametrize(
    ("query", "title", "fits"),
    [
        ("", "Bold", True),
        ("bo", "Bold", True),
        ("BO", "Bold", True),
        ("ｂｏ", "Bold", True),
        ("bd", "Bold", True),
        ("db", "Bold", False),
        ("太", "太字", True),
        ("字太", "太字", False),
        ("save as", "Save as", True),
        ("ﾌﾟﾚ", "プレビュー", True),
    ],
)
def test_letters_in_order_fit_whatever_their_width_and_case(query, title, fits):
    assert (rank(query, title) is not None) == fits


def test_the_best_fit_comes_first():
    titles = ["Keyboard shortcuts", "Copy for Blogger", "Bold", "About Ronpyo"]
    fitting = [title for title in titles if rank("bo", title) is not None]
    assert sorted(fitting, key=lambda title: rank("bo", title))[0] == "Bold"


def test_english_names_are_found_without_an_input_method():
    assert best_rank("bold", CommandNames("太字", id="format.bold")) is not None
    assert best_rank("bold", CommandNames("太字", id="format.italic")) is None
    assert best_rank("太", CommandNames("太字", id="format.bold")) < best_rank(
        "bold", CommandNames("太字", id="format.bold")
    )


@pytest.fixture
def palette(window_of, post):
    window = window_of(post)
    window.desk.focus_source()
    window.actions_["app.palette"].trigger()
    return window.dialogs.palette


def test_enter_runs_what_is_chosen_where_the_caret_was(palette, qtbot):
    window = palette.window()
    query = palette._query
    qtbot.keyClicks(query, "bold")
    assert palette.titles[0] == "Bold"
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.desk.document.text().startswith("****")
    assert window.focusWidget() is window.desk.source.edit


def test_arrows_go_round_and_escape_goes_back(palette, qtbot):
    window, query = palette.window(), palette._query
    assert len(palette.titles) > 30
    qtbot.keyClick(query, Qt.Key.Key_Up)
    assert palette._list.currentIndex().row() == len(palette.titles) - 1
    qtbot.keyClick(query, Qt.Key.Key_Down)
    assert palette._list.currentIndex().row() == 0
    qtbot.keyClick(query, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.desk.source.edit
    assert window.desk.document.is_clean


def test_a_click_beside_it_is_a_no(palette, qtbot):
    qtbot.mouseClick(palette.window().desk.source.edit.viewport(), Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_what_makes_no_sense_now_is_not_listed(palette):
    assert "Undo" not in palette.titles


def test_an_input_method_writes_into_the_query(palette):
    commit = QInputMethodEvent("", [])
    commit.setCommitString("ex")
    QApplication.sendEvent(palette._query, commit)
    assert palette.titles[0] == "Export"
