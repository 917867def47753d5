"""Lists of hundreds of rows: the first are there at once, the others follow, and nothing is mixed up meanwhile."""

import random
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from editor.app.open_post import change
from editor.core.post import Fields, News, Related
from editor.ui.fields import row_supply, rows_editor
from editor.ui.fields.binding import Binding
from editor.ui.fields.bullets import BulletsEditor
from editor.ui.fields.related import RelatedEditor
from editor.ui.fields.rows_editor import AT_ONCE
from tests.ui.fields.conftest import compose, press, texts

MANY = 90
LINES = tuple(f"項目{number}" for number in range(MANY))


@pytest.fixture
def editor_of(qtbot, document_of):
    kept = []

    def make(lines=LINES):
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        editor = BulletsEditor(Binding(document_of(Fields(news=News(summary=tuple(lines)))), window), "news.summary")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(editor)
        QVBoxLayout(window).addWidget(area)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return editor

    return make


def summary(editor):
    return editor.binding.fields.news.summary


PATIENCE_MS = 120_000
"""A busy machine takes a third of a second for each row that is painted before the next one is made."""


def complete(editor, qtbot):
    """Have all rows made, in one step."""
    with patch.object(row_supply, "_STEP_S", 60.0):
        editor.supply.all()
        qtbot.waitUntil(lambda: editor.is_complete, timeout=PATIENCE_MS)
    assert texts(editor) == list(summary(editor)[: rows_editor.MOST_ROWS])


def test_the_first_rows_are_there_at_once_and_the_others_follow(editor_of, qtbot):
    editor = editor_of()
    assert not editor.is_complete
    assert texts(editor) == list(LINES[: len(editor.rows)])
    counts = []
    editor.supply.completed.connect(lambda: counts.append(len(editor.rows)))
    editor.supply.all()
    for _step in range(3):
        first = len(editor.rows)
        qtbot.waitUntil(lambda first=first: len(editor.rows) > first, timeout=PATIENCE_MS)
        assert texts(editor) == list(LINES[: len(editor.rows)])
    complete(editor, qtbot)
    assert counts == [MANY]


def test_rows_are_made_as_far_as_one_scrolls(editor_of, qtbot):
    editor = editor_of()
    bar = editor.parentWidget().parentWidget().verticalScrollBar()
    qtbot.waitUntil(lambda: not editor.supply._timer.isActive())
    first = len(editor.rows)
    assert first < MANY
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(editor.rows) > first)
    while not editor.is_complete:
        bar.setValue(bar.maximum())
        qtbot.wait(5)
    assert texts(editor) == list(LINES)


def test_a_long_list_of_related_posts(qtbot, document_of):
    posts = tuple(Related(f"題{number}", f"https://example.com/{number}", "2025-03-31") for number in range(MANY))
    window = QWidget()
    qtbot.addWidget(window)
    editor = RelatedEditor(Binding(document_of(Fields(related=posts)), window))
    editor.setParent(window)  # and goes with it: else its 2,000 widgets are dressed anew for each window of later tests
    assert len(editor.rows) == AT_ONCE
    with patch.object(row_supply, "_STEP_S", 60.0):
        editor.supply.all()
        qtbot.waitUntil(lambda: editor.is_complete, timeout=PATIENCE_MS)
    assert [Related(*(field.text() for field in row.fields)) for row in editor.rows] == list(posts)


@pytest.mark.parametrize("index", [0, AT_ONCE, MANY - 1])
def test_writing_in_any_row_before_the_list_is_complete(editor_of, qtbot, index):
    editor = editor_of()
    editor.focus_row(index)
    QTest.keyClicks(editor.rows[index].field, "x")
    assert summary(editor) == (*LINES[:index], f"{LINES[index]}x", *LINES[index + 1 :])
    complete(editor, qtbot)


def test_the_caret_goes_down_over_the_last_row_that_is_made(editor_of, qtbot):
    editor = editor_of()
    last = len(editor.rows) - 1
    editor.focus_row(last)
    press(editor.rows[last].field, Qt.Key.Key_Down)
    assert editor.rows[last + 1].field.hasFocus()


def test_moving_to_and_behind_the_last_row_that_is_made(editor_of, qtbot):
    editor = editor_of()
    last = len(editor.rows) - 1
    editor.move_row(last, last + 1)
    assert summary(editor)[last : last + 2] == (LINES[last + 1], LINES[last])
    editor.move_row(0, MANY - 1)
    assert summary(editor)[-1] == LINES[0]
    complete(editor, qtbot)


def test_a_new_row_at_the_end(editor_of, qtbot):
    editor = editor_of()
    editor.add()
    assert editor.rows[MANY].field.hasFocus() and summary(editor) == (*LINES, "")
    complete(editor, qtbot)


def test_a_word_is_composed_while_rows_are_made(editor_of, qtbot):
    editor = editor_of()
    editor.focus_row(2)
    compose(editor.rows[2].field, "へん")
    complete(editor, qtbot)
    compose(editor.rows[2].field, "", "変")
    assert summary(editor)[2] == f"{LINES[2]}変" and len(summary(editor)) == MANY


def test_tab_goes_on_from_row_to_row(editor_of, qtbot):
    editor = editor_of()
    complete(editor, qtbot)
    editor.focus_row(0)
    for row in editor.rows[1:40]:
        press(editor.window().focusWidget(), Qt.Key.Key_Tab)
        assert row.field.hasFocus()


def test_more_rows_than_are_made_stay_in_the_post(editor_of, qtbot, monkeypatch):
    monkeypatch.setattr(rows_editor, "MOST_ROWS", 30)
    lines = [f"行{number}" for number in range(37)]
    editor = editor_of(lines)
    complete(editor, qtbot)
    assert len(editor.rows) == 30 and "7 more bullets" in editor._note.text()
    editor.focus_row(3)
    QTest.keyClicks(editor.rows[3].field, "x")
    assert len(summary(editor)) == len(lines) and summary(editor)[-1] == lines[-1]


@pytest.mark.parametrize("seed", range(3))
def test_no_sequence_of_steps_mixes_rows_up_while_they_are_made(editor_of, qtbot, seed):
    chance = random.Random(seed)
    editor = editor_of(LINES[:60])
    wanted = list(LINES[:60])
    document = editor.binding.document
    for _step in range(40):
        index = chance.randrange(len(wanted))
        match chance.choice(["move", "remove", "write", "wait", "undo"]):
            case "move":
                to = chance.randrange(len(wanted))
                editor.move_row(index, to)
                wanted.insert(to, wanted.pop(index))
            case "remove":
                editor.remove(index)
                wanted.pop(index)
            case "write":
                editor.focus_row(index)
                QTest.keyClicks(editor.rows[index].field, "z")
                wanted[index] += "z"
            case "wait":
                qtbot.wait(chance.randrange(12))
            case "undo":
                document.apply(change.undone())
                document.apply(change.redone())
        assert list(summary(editor)) == wanted
        assert texts(editor) == wanted[: len(editor.rows)]
    complete(editor, qtbot)
