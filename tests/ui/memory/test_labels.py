"""Labels of the library are offered, taken by a key, and spelled in one way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from editor.app.open_post import change

ANSWER = {
    "completed": [],
    "suggested": [{"name": "経済", "posts": 120}, {"name": "R&D", "posts": 3}],
    "spellings": [],
}
COMPLETED = {**ANSWER, "completed": [{"name": "米国", "posts": 40}, {"name": "米中関係", "posts": 4}]}
SPELLED = {**ANSWER, "spellings": [{"given": "ＥＵ", "usual": "EU", "posts": 12, "of_given": 0}]}


@pytest.fixture
def window(window_of, post):
    window = window_of(post)
    QCoreApplication.processEvents()  # the caret is in the news, which the tabs follow once
    window.desk.fields_pane.focus_field("labels")
    return window


@pytest.fixture
def page(window):
    return window.desk.fields_pane.post


def labels(window):
    return window.desk.document.fields.labels


def give(window, *names):
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, labels=names)))


def test_nothing_is_shown_of_nothing(page):
    page.label_advice.show_answer(None)
    assert page.label_advice.isHidden() and not page.label_advice.enter()


def test_suggestions_with_counts_are_taken_by_a_digit(window, page):
    page.label_advice.show_answer(ANSWER)
    assert [button.text() for button in page.label_advice.buttons] == ["1 経済  120", "2 R&&D  3"]
    QTest.keyClick(page.labels.field, Qt.Key.Key_Down)
    assert window.focusWidget() is page.label_advice.buttons[0]
    QTest.keyClick(page.label_advice.buttons[0], Qt.Key.Key_2)
    assert labels(window) == ("R&D",)
    assert window.focusWidget() is page.labels.field
    assert window.desk.document.history.undo_name == "Add label “R&D”"


def test_what_is_typed_is_completed(window, page):
    QTest.keyClicks(page.labels.field, "x")
    question = window.desk.memory.labels
    assert question._what_to_ask(window.desk.document) == {"typed": "x"}
    page.label_advice.show_answer(COMPLETED)
    assert page.label_advice.heading.text().startswith("In your posts")
    QTest.keyClick(page.labels.field, Qt.Key.Key_Down)
    QTest.keyClick(page.label_advice.buttons[0], Qt.Key.Key_Right)
    QTest.keyClick(page.label_advice.buttons[1], Qt.Key.Key_Return)
    assert "米中関係" in labels(window) and page.labels.field.text() == ""


def test_a_click_takes_and_escape_goes_back(window, page):
    page.label_advice.show_answer(ANSWER)
    page.label_advice.buttons[0].click()
    assert labels(window) == ("経済",)
    page.label_advice.enter()
    QTest.keyClick(page.label_advice.buttons[0], Qt.Key.Key_Escape)
    assert window.focusWidget() is page.labels.field


def test_tab_still_goes_to_the_next_field(window, page):
    page.label_advice.show_answer(ANSWER)
    QTest.keyClick(page.labels.field, Qt.Key.Key_Tab)
    assert window.focusWidget().accessibleName() == "Permalink"


def test_one_spelling_for_one_label(window, page):
    give(window, "ＥＵ", "米国")
    page.label_advice.show_answer(SPELLED)
    assert page.label_advice.spellings[0].text() == "“ＥＵ” is “EU” in 12 posts: change it"
    page.label_advice.spellings[0].click()
    assert labels(window) == ("EU", "米国")
    give(window, "EU", "ＥＵ")
    page.labels.replace("ＥＵ", "EU")
    assert labels(window) == ("EU",)


@pytest.mark.parametrize(
    ("names", "near", "exceeded"),
    [
        (("a", "b"), False, False),
        (tuple(f"{n:02d}" for n in range(18)), True, False),
        (tuple(f"{n:02d}" for n in range(21)), True, True),
        (("長" * 176,), True, False),
        (("長" * 201,), True, True),
    ],
)
def test_bloggers_limits_show_as_they_near(window, page, names, near, exceeded):
    give(window, *names)
    counter = next(label for label in page.findChildren(type(page._unknown)) if "/20 ·" in label.text())
    assert (bool(counter.property("near")), bool(counter.property("exceeded"))) == (near, exceeded)


SHARED = {**ANSWER, "shared": ["経済", "R&D", "米国"]}


def test_what_the_nearest_posts_share_is_taken_by_one_key_in_one_step(window, page):
    page.label_advice.show_answer(SHARED)
    assert page.label_advice.all.text() == "All of these (Ctrl+Enter): 経済、R&&D、米国"
    give(window, "経済")
    QTest.keyClick(page.labels.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert labels(window) == ("経済", "R&D", "米国")
    assert window.focusWidget().accessibleName() == "Permalink"
    window.desk.source.edit.undo()
    assert labels(window) == ("経済",)


@pytest.mark.parametrize("answer", [ANSWER, {**ANSWER, "shared": ["経済"]}, {**COMPLETED, "shared": ["経済", "米国"]}])
def test_nothing_is_taken_at_once_that_is_not_offered_so(window, page, answer):
    page.label_advice.show_answer(answer)
    assert page.label_advice.all.isHidden()
    QTest.keyClick(page.labels.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert labels(window) == ()


def test_a_label_that_is_typed_is_no_wish_for_all(window, page):
    page.label_advice.show_answer(SHARED)
    QTest.keyClicks(page.labels.field, "x")
    QTest.keyClick(page.labels.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert labels(window) == ("x",)
