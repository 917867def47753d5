"""What was said before about the paragraph of the caret."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

ROW = {
    "path": "a.md",
    "title": "関税の[行方]",
    "url": "https://e.com/a",
    "derived": False,
    "date": "2025-03-31",
    "status": "published",
    "bullets": ["要点<b>一</b>", "", "要点二"],
    "sentence": "損失は3,240億ドルだ。",
    "differences": [{"start": 0, "end": 3, "before": "3,240億ドル"}],
}


@pytest.fixture
def window(window_of, post):
    window = window_of(post)
    window.desk.source.edit.go_to_line(1)
    window.actions_["view.said"].trigger()
    return window


@pytest.fixture
def pane(window):
    QCoreApplication.processEvents()  # the caret goes to where the post was left
    cursor = window.desk.source.edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    window.desk.source.edit.setTextCursor(cursor)
    pane = window.desk.memory.said._pane
    pane.show_answer([ROW, {**ROW, "path": "b.md", "url": "", "sentence": "", "differences": [], "bullets": []}])
    return pane


def lines(pane):
    return [pane.list.item(row).text() for row in range(pane.list.count())]


def test_it_is_a_face_of_the_right_pane_that_can_be_hidden(window):
    said = window.desk.memory.said
    assert said.shown and window.actions_["view.said"].isChecked()
    assert not window.actions_["view.desktop"].isChecked()
    assert said._question.wanted
    window.actions_["view.said"].trigger()
    assert not said.shown and window.desk.preview.shows_page and not said._question.wanted
    window.actions_["view.said"].trigger()
    window.actions_["view.clip"].trigger()
    assert window.desk.news.shows_clip and not said.shown and not said._question.wanted


def test_what_it_shows(pane):
    assert lines(pane) == [
        "2025-03-31  関税の[行方]",
        "・要点<b>一</b>",
        "・要点二",
        "「損失は3,240億ドルだ。」",
        "then: 3,240億ドル",
        "2025-03-31  関税の[行方]",
    ]


def test_enter_quotes_with_link_and_date(window, pane):
    pane.list.setCurrentRow(3)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    text = window.desk.document.text()
    quotation = "> 損失は3,240億ドルだ。\n> 出典：[関税の[行方]](https://e.com/a)、2025年3月31日\n"
    assert text.startswith(f"本文。\n\n{quotation}\n<!-- commentary -->")
    assert window.desk.document.history.undo_name == "Quote an earlier post"


def test_the_line_of_a_post_gives_a_link(window, pane):
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    text = window.desk.document.text()
    assert "](https://e.com/a) 2025年3月31日\n" in text and text.startswith("本文。\n\n[関税の")
    pane.list.setCurrentRow(5)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert text != window.desk.document.text()


def test_the_paragraph_of_the_caret_is_asked_about(window):
    said, edit = window.desk.memory.said, window.desk.source.edit
    edit.selectAll()
    edit.insertPlainText("一行目の文はここにある。\n二行目もここにある。\n\n次。\n")
    document = window.desk.document
    edit.go_to_line(2)
    assert said._what_to_ask(document) == {"paragraph": "一行目の文はここにある。\n二行目もここにある。"}
    for line in (3, 4):
        edit.go_to_line(line)
        assert said._what_to_ask(document) is None


def test_nothing_near(pane):
    pane.show_answer([])
    assert pane.words.text() == "You wrote nothing like this paragraph before."
    pane.show_answer(None)
    assert pane.words.text().startswith("Put the caret into a paragraph")


def test_escape_leads_back(window, pane):
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.source.edit
