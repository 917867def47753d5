"""The rest of the fields, filled in by one command or the button beside the tabs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from editor.app.open_post import change
from editor.core.post import Commentary, Related
from editor.ui.widgets.buttons import CommandButton
from tests.ui.memory.test_candidates import NEAR, answer

LABELS = {"completed": [], "suggested": [], "shared": ["経済", "米国"], "spellings": []}


@pytest.fixture
def window(window_of, post):
    found = window_of(post)
    document = found.desk.document
    document.apply(change.edited(replace(document.fields, commentary=Commentary("題", ("一つ目。",))), name="題"))
    found.app.library.known = True
    return found


@pytest.fixture
def asked(window, monkeypatch):
    """The questions to the library, by name: who waits for the answer."""
    waiting = {}
    monkeypatch.setattr(
        window.desk.memory.questions, "ask_once", lambda name, done, **_more: waiting.update({name: done})
    )
    monkeypatch.setattr(window.app.library, "start", lambda: None)
    return waiting


def near(count=7):
    return [answer(number, title) for number, title in enumerate(NEAR[:count], 1)]


def rest(window):
    return window.desk.fields_pane._rest


def test_what_is_found_comes_while_the_caret_is_in_the_permalink(window, asked):
    window.actions_["post.rest"].trigger()
    QTest.keyClicks(window.focusWidget(), "port")
    asked["labels"](LABELS)
    QTest.keyClicks(window.focusWidget(), "-news")
    asked["related"](near())
    fields = window.desk.document.fields
    assert fields.permalink == "port-news"
    assert (fields.labels, fields.description, len(fields.related)) == (("経済", "米国"), "一つ目。", 5)
    said = window.desk.memory.line.words
    assert said == "Filled in: 5 related posts, 2 labels, the search description. Undo takes this out again."
    assert rest(window).isHidden()
    window.desk.source.edit.undo()
    assert window.desk.document.fields.related == () and window.desk.document.fields.labels == ()
    assert not rest(window).isHidden()


def test_the_button_does_it_too(window, asked):
    QTest.mouseClick(rest(window), Qt.MouseButton.LeftButton)
    assert set(asked) == {"related", "labels"}


def test_the_tip_of_a_button_names_the_keys_that_were_chosen(window, qtbot):
    window.show()
    best = next(one for one in window.desk.fields_pane.related.findChildren(CommandButton))
    for button, command in ((rest(window), "post.rest"), (best, "post.related_best")):
        shown = []
        for keys in ("Ctrl+Alt+F7", "Ctrl+Alt+F8"):
            window.app.keymap.choose(command, (keys,))
            QApplication.sendEvent(button, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))
            shown.append(button.toolTip())
            assert shown[-1] == window.actions_[command].toolTip()
        assert shown[0] != shown[1]
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_caret_goes_to_the_first_that_only_the_author_can_fill(window, asked):
    for values, found in (({}, "permalink"), ({"permalink": "a"}, "description"), ({"description": "b"}, "labels")):
        document = window.desk.document
        document.apply(change.edited(replace(document.fields, **values), name="手で"))
        window.desk.focus_source()
        window.actions_["post.rest"].trigger()
        there = window.focusWidget()
        window.desk.fields_pane.focus_field(found)
        assert window.focusWidget() is there


def test_fields_that_are_hidden_are_shown(window, asked):
    window.desk.want_fields(False)
    window.actions_["post.rest"].trigger()
    assert window.desk.fields_pane.isVisible()


def test_nothing_near_and_nothing_empty_is_said(window, asked):
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, description="説明"), name="手で"))
    before = document.fields
    window.actions_["post.rest"].trigger()
    asked["related"]([])
    asked["labels"]({**LABELS, "shared": []})
    assert document.fields == before
    assert window.desk.memory.line.words.startswith("There was nothing to fill in")


def test_answers_about_a_post_that_was_left_are_dropped(window, asked, qtbot):
    window.actions_["post.rest"].trigger()
    left = window.desk.document
    window.actions_["file.new"].trigger()
    qtbot.waitUntil(lambda: window.desk.document is not left)
    asked["related"](near())
    asked["labels"](LABELS)
    assert left.fields.related == () and window.desk.document.fields.related == ()


def test_a_library_that_is_still_read_is_waited_for(window, asked):
    window.app.library.known = False
    window.actions_["post.rest"].trigger()
    assert asked == {}
    window.app.library.known = True
    window.app.library.changed.emit()
    assert set(asked) == {"related", "labels"}
    asked.clear()
    window.app.library.changed.emit()
    assert asked == {}


def test_a_post_without_fields_has_no_rest(window_of, tmp_path):
    path = tmp_path / "broken.md"
    path.write_text("---\ntitle: [a\nlabels: {b\n---\n本文。\n", "utf-8")
    window = window_of(path)
    assert rest(window).isHidden() and not window.desk.memory.filling.can_fill()
    window.desk.memory.filling.fill()
    assert Related() not in window.desk.document.fields.related


@pytest.mark.parametrize("width", [464, 900])
def test_in_a_narrow_pane_it_is_an_icon_and_no_tab_is_cut(window, width):
    pane = window.desk.fields_pane
    pane.setFixedWidth(width)
    QTest.qWait(0)
    bar = pane._tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= rest(window).mapTo(pane, rest(window).rect().topLeft()).x()


def test_wanted_twice_it_is_done_and_said_once(window, asked):
    window.actions_["post.rest"].trigger()
    first = dict(asked)
    window.actions_["post.rest"].trigger()
    for answers in (first, asked):
        answers["related"](near())
        answers["labels"](LABELS)
    line = window.desk.memory.line
    assert line.words.startswith("Filled in: 5 related posts") and line._next is None
    window.actions_["post.rest"].trigger()
    asked["related"](near())
    asked["labels"](LABELS)
    assert line.words.startswith("There was nothing to fill in")


def test_another_question_stays_in_sight(window, asked):
    window.desk.memory.line.say("You wrote about this before.")
    window.actions_["post.rest"].trigger()
    asked["related"](near())
    asked["labels"](LABELS)
    assert window.desk.memory.line.words == "You wrote about this before."
    assert len(window.desk.document.fields.related) == 5
