"""A page that is pasted while it is being read elsewhere: the answers come when the test gives them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.ui.write import pasted_page
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import select, text_of
from tests.ui.write.test_input_method import commit, compose
from tests.ui.write.test_paste import offer, png

Pane = Callable[..., SourcePane]
PAGE = "<p><b>頁</b></p>"


@pytest.fixture
def pasting(pane_of: Pane, monkeypatch: pytest.MonkeyPatch):
    """A pane, and the answers it waits for, in the order in which they were asked."""

    monkeypatch.setattr(pasted_page, "SHORT", 0)

    def make(text: str = "") -> tuple[SourcePane, list[Callable[[str | None], None]]]:
        pane = pane_of(text)
        answers: list[Callable[[str | None], None]] = []
        pane.edit.pages.read = lambda _page, done: answers.append(done)
        return pane, answers

    return make


def place(pane: SourcePane, position: int) -> None:
    select(pane.edit, position, position)


def test_nothing_changes_before_the_answer_and_one_step_takes_it_back(pasting) -> None:
    pane, answers = pasting("前後")
    place(pane, 1)
    pane.edit.insertFromMimeData(offer(text="頁", html=PAGE))
    assert text_of(pane) == "前後"
    answers[0]("**頁**\n\n- 一\n- 二")
    assert text_of(pane) == "前**頁**\n\n- 一\n- 二\n\n後"
    assert pane.edit.textCursor().position() == len("前**頁**\n\n- 一\n- 二\n\n")
    pane.edit.undo()
    assert text_of(pane) == "前後"


def test_what_is_typed_meanwhile_comes_behind_it(pasting) -> None:
    pane, answers = pasting("前後")
    place(pane, 1)
    pane.edit.insertFromMimeData(offer(html=PAGE))
    QTest.keyClicks(pane.edit, "abc")
    assert text_of(pane) == "前abc後"
    answers[0]("**頁**")
    assert text_of(pane) == "前**頁**abc後"
    assert pane.edit.textCursor().position() == len("前**頁**abc")


def test_it_stays_where_it_was_pasted_when_text_before_it_changes(pasting) -> None:
    pane, answers = pasting("一\n\n二")
    place(pane, 4)
    pane.edit.insertFromMimeData(offer(html=PAGE))
    place(pane, 0)
    QTest.keyClicks(pane.edit, "xx")
    answers[0]("頁")
    assert text_of(pane) == "xx一\n\n二頁"
    assert pane.edit.textCursor().position() == 2


@pytest.mark.parametrize(
    ("typed", "after"),
    [("", "前**頁**後"), ("z", "前**頁**z後")],
)
def test_a_selection_is_replaced_and_what_was_typed_over_it_is_not(pasting, typed: str, after: str) -> None:
    pane, answers = pasting("前選択後")
    select(pane.edit, 1, 3)
    pane.edit.insertFromMimeData(offer(html=PAGE))
    QTest.keyClicks(pane.edit, typed)
    answers[0]("**頁**")
    assert text_of(pane) == after


def test_two_pages_stand_in_the_order_in_which_they_were_pasted(pasting) -> None:
    pane, answers = pasting()
    for _page in range(3):
        pane.edit.insertFromMimeData(offer(html=PAGE))
    answers[0]("一")
    QTest.keyClicks(pane.edit, "z")
    answers[1]("二")
    answers[2]("三\n四")
    assert text_of(pane) == "一二三\n四z"


def test_undo_before_the_answer_takes_the_paste_back_and_not_what_was_before(pasting) -> None:
    pane, answers = pasting()
    QTest.keyClicks(pane.edit, "abc")
    pane.edit.insertFromMimeData(offer(html=PAGE))
    QTest.keyClick(pane.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(pane) == "abc"
    answers[0]("頁")
    assert text_of(pane) == "abc"
    QTest.keyClick(pane.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(pane) == ""


def test_a_page_that_is_not_read_in_time_is_its_plain_text(pasting) -> None:
    pane, answers = pasting()
    pane.edit.insertFromMimeData(offer(text="ただの文\r\n二行目", html=PAGE))
    answers[0](None)
    assert text_of(pane) == "ただの文\n二行目"


def test_without_plain_text_it_is_the_text_of_the_page(pasting) -> None:
    pane, answers = pasting()
    pane.edit.insertFromMimeData(offer(html="<p><b>太</b>字</p><p>二</p>"))
    answers[0](None)
    assert text_of(pane) == "太字\n二"


def test_a_short_page_is_there_at_once(pane_of: Pane) -> None:
    pane = pane_of()
    pane.edit.pages.read = lambda _page, _done: pytest.fail("read elsewhere")
    pane.edit.insertFromMimeData(offer(html=PAGE))
    assert text_of(pane) == "**頁**"


def test_where_even_that_would_take_long_it_is_said_and_nothing_is_taken_away(pasting, monkeypatch) -> None:
    monkeypatch.setattr(pasted_page, "_PLAIN", 0)
    pane, answers = pasting("選択")
    said: list[str] = []
    pane.edit.refused.connect(said.append)
    pane.edit.selectAll()
    pane.edit.insertFromMimeData(offer(html=PAGE))
    answers[0](None)
    assert text_of(pane) == "選択"
    assert len(said) == 1
    assert "safe" in said[0]


def test_a_page_of_nothing_but_a_picture_is_the_picture_after_all(pasting) -> None:
    pane, answers = pasting()
    pane.edit.insertFromMimeData(offer(html="<p><b></b></p>", image=png()))
    answers[0]("")
    assert text_of(pane) == "![](post/image.png)"


def test_before_a_save_or_another_post_the_plain_text_is_put_in(pasting) -> None:
    pane, answers = pasting("前")
    place(pane, 1)
    pane.edit.insertFromMimeData(offer(text="ただの文", html=PAGE))
    pane.edit.pages.finish()
    assert text_of(pane) == "前ただの文"
    answers[0]("**late**")
    assert text_of(pane) == "前ただの文"


def test_it_comes_into_no_text_that_was_read_anew(pasting) -> None:
    pane, answers = pasting("前")
    said: list[str] = []
    pane.edit.refused.connect(said.append)
    pane.edit.insertFromMimeData(offer(text="文", html=PAGE))
    pane.edit.post.raw_changed.emit()
    answers[0]("**late**")
    assert text_of(pane) == "前"
    assert len(said) == 1


def test_it_waits_for_the_word_that_is_being_composed(pasting) -> None:
    pane, answers = pasting("前")
    place(pane, 1)
    pane.edit.insertFromMimeData(offer(html=PAGE))
    compose(pane.edit, "へんかん")
    answers[0]("**頁**")
    assert text_of(pane) == "前"
    commit(pane.edit, "変換")
    assert text_of(pane) == "前**頁**変換"


@pytest.mark.parametrize(
    ("text", "at", "answer", "after"),
    [
        ("前後", 1, "## 題\n\n文", "前\n\n## 題\n\n文後"),
        ("前[^1]\n\n[^1]: 注\n\n", 16, "頁[^1]\n\n[^1]: 頁の注", "前[^1]\n\n[^1]: 注\n\n頁[^2]\n\n[^2]: 頁の注"),
    ],
)
def test_blocks_and_notes_stay_what_they_are(pasting, text: str, at: int, answer: str, after: str) -> None:
    pane, answers = pasting(text)
    place(pane, at)
    pane.edit.insertFromMimeData(offer(html=PAGE))
    answers[0](answer)
    assert text_of(pane) == after
    pane.edit.undo()
    assert text_of(pane) == text


def test_plain_text_is_not_set_apart(pasting) -> None:
    pane, answers = pasting("前後")
    place(pane, 1)
    pane.edit.insertFromMimeData(offer(text="- 一", html=PAGE))
    answers[0](None)
    assert text_of(pane) == "前- 一後"


def test_into_code_comes_the_plain_text(pasting) -> None:
    pane, answers = pasting("```\n\n```")
    place(pane, 4)
    pane.edit.insertFromMimeData(offer(text="a*b", html="<p>a*b</p>"))
    assert not answers
    assert text_of(pane) == "```\na*b\n```"
