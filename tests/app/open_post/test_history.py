"""One history over text and fields, in the order in which they were made."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from editor.app.open_post.history import MERGE_PAUSE, PHRASE, History
from editor.core.post import Fields


class Desk:
    """A text, fields, and the history over both, without a window."""

    def __init__(self) -> None:
        self.now = 0.0
        self.fields = Fields()
        self.buffer = QTextDocument()
        self.history = History(self.buffer, self._put, clock=lambda: self.now)

    def _put(self, fields: Fields) -> None:
        self.fields = fields

    def type(self, text: str) -> None:
        for letter in text:
            cursor = QTextCursor(self.buffer)
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(letter)

    def entitle(self, title: str, merge: str = "") -> None:
        before, self.fields = self.fields, replace(self.fields, title=title)
        self.history.add_fields(before, self.fields, f"title {title}", merge)

    @property
    def state(self) -> tuple[str, str]:
        return self.buffer.toPlainText(), self.fields.title


@pytest.fixture
def desk(qapp) -> Desk:
    return Desk()


def test_steps_are_taken_back_in_the_order_in_which_they_were_made(desk):
    desk.type("ab")
    desk.entitle("T")
    desk.type("cd")
    seen = []
    while desk.history.undo_name is not None:
        desk.history.undo()
        seen.append(desk.state)
    assert seen == [("ab", "T"), ("ab", ""), ("", "")]
    desk.history.redo()
    desk.history.redo()
    desk.history.redo()
    assert desk.state == ("abcd", "T")


@pytest.mark.parametrize(
    ("merge", "pause", "steps"),
    [("title", 0.1, 1), ("title", MERGE_PAUSE + 0.1, 3), ("", 0.1, 3)],
    ids=["same field, no pause", "same field, pauses", "no key"],
)
def test_typing_in_one_field_is_one_step_until_a_pause(desk, merge, pause, steps):
    for title in ("米", "米国", "米国の"):
        desk.entitle(title, merge)
        desk.now += pause
    count = 0
    while desk.history.undo_name is not None:
        desk.history.undo()
        count += 1
    assert (count, desk.fields.title) == (steps, "")


def test_a_new_step_forgets_what_could_be_made_again(desk):
    desk.type("ab")
    desk.entitle("T")
    desk.history.undo()
    desk.history.undo()
    desk.entitle("other")
    assert desk.history.redo_name is None
    assert not desk.buffer.isRedoAvailable()
    desk.history.undo()
    assert desk.state == ("", "")


def test_clean_is_where_it_was_saved(desk):
    assert desk.history.is_clean
    desk.type("a")
    assert not desk.history.is_clean
    desk.history.mark_clean(desk.history.position)
    desk.type("b")
    assert not desk.history.is_clean
    desk.history.undo()
    assert (desk.state, desk.history.is_clean) == (("a", ""), True)
    desk.entitle("T", "title")
    desk.history.mark_clean(desk.history.position)
    desk.entitle("TT", "title")
    assert not desk.history.is_clean
    desk.history.undo()
    assert (desk.fields.title, desk.history.is_clean) == ("T", True)


def test_a_saved_state_that_can_no_longer_be_reached_is_not_clean(desk):
    desk.entitle("saved")
    desk.history.mark_clean(desk.history.position)
    desk.history.undo()
    desk.entitle("other")
    assert not desk.history.is_clean
    desk.history.undo()
    assert not desk.history.is_clean


def test_typing_during_a_save_is_not_taken_for_saved(desk):
    desk.type("a")
    desk.history.part()
    position = desk.history.position
    desk.type("b")
    desk.history.mark_clean(position)
    assert not desk.history.is_clean


@given(st.lists(st.sampled_from(["type", "title", "undo", "redo", "save"]), max_size=30))
def test_any_walk_leads_back_to_the_beginning_and_forth_again(qapp, walk):
    desk = Desk()
    saved = desk.state
    for number, step in enumerate(walk):
        match step:
            case "type":
                desk.type(str(number % 10))
            case "title":
                desk.entitle(f"T{number}")
            case "undo":
                desk.history.undo()
            case "redo":
                desk.history.redo()
            case "save":
                desk.history.mark_clean(desk.history.position)
                saved = desk.state
        if desk.history.is_clean:
            assert desk.state == saved
    while desk.history.redo_name is not None:
        desk.history.redo()
    last = desk.state
    while desk.history.undo_name is not None:
        desk.history.undo()
    assert desk.state == ("", "")
    while desk.history.redo_name is not None:
        desk.history.redo()
    assert desk.state == last


def test_a_long_text_is_taken_back_in_phrases(desk):
    desk.type("あ" * 300)
    lengths = [300]
    while desk.history.undo_name is not None:
        desk.history.undo()
        lengths.append(len(desk.state[0]))
    taken = [before - after for before, after in pairwise(lengths)]
    assert lengths[-1] == 0
    assert set(taken) == {PHRASE}


@pytest.mark.parametrize(("pause", "left"), [(0.1, ""), (MERGE_PAUSE + 0.1, "ab")])
def test_after_a_pause_typing_is_a_step_of_its_own(desk, pause, left):
    desk.history.typing()
    desk.type("ab")
    desk.now += pause
    desk.history.typing()
    desk.type("cd")
    desk.history.undo()
    assert desk.state[0] == left


def test_after_a_move_of_the_caret_as_well(desk):
    desk.type("ab")
    desk.history.end_phrase()
    desk.type("cd")
    desk.history.undo()
    assert desk.state[0] == "ab"


def test_it_is_told_where_a_step_was_taken_back_or_made_again(desk):
    told = []
    desk.history.moved.connect(told.append)
    desk.type("abc")
    desk.entitle("T")
    desk.history.undo()
    assert (told[-1].position, told[-1].before.title, told[-1].after.title) == (None, "T", "")
    desk.history.undo()
    assert told[-1].position == 0
    desk.history.redo()
    assert told[-1].position == 3
    desk.history.redo()
    assert (told[-1].position, told[-1].before.title, told[-1].after.title) == (None, "", "T")
