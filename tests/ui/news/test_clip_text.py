import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from editor.core.clips.sentences import ClipSentence, used_sentences
from editor.ui.news.clip_text import ClipText

TEXT = "一文目は🚨速報だ。二文目が続く。\n\n「三文目です。」と彼は言った。"
FIRST, SECOND, THIRD = "一文目は🚨速報だ。", "二文目が続く。", "「三文目です。」と彼は言った。"


@pytest.fixture
def clip(qtbot) -> ClipText:
    made = ClipText()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.setFocus()
    made.show_clip(TEXT)
    return made


def test_the_sentence_of_the_caret_is_given_away_by_enter(clip, qtbot):
    given = []
    clip.bullet_wanted.connect(lambda passage: given.append(("bullet", passage)))
    clip.quotation_wanted.connect(lambda passage: given.append(("quote", passage)))
    QTest.keyClick(clip, Qt.Key.Key_Return)
    QTest.keyClick(clip, Qt.Key.Key_Down)
    QTest.keyClick(clip, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(clip, Qt.Key.Key_Down)
    QTest.keyClick(clip, Qt.Key.Key_Down)
    QTest.keyClick(clip, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(clip, Qt.Key.Key_Up)
    QTest.keyClick(clip, Qt.Key.Key_Return)
    assert given == [("bullet", FIRST), ("quote", SECOND), ("bullet", THIRD), ("bullet", SECOND)]


def test_a_selection_is_given_away_as_it_is(clip):
    cursor = clip.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    clip.setTextCursor(cursor)
    assert clip.passage == "🚨速報"


def test_nothing_can_be_written_or_pasted(clip):
    for key in (Qt.Key.Key_A, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(clip, key)
    clip.paste()
    assert clip.toPlainText() == TEXT


def test_what_is_used_is_marked_and_stays_marked(clip):
    clip.mark(used_sentences(TEXT, ["前の 二文目が続く 後の"]))
    used = [mark for mark in clip.extraSelections() if mark.cursor.selectedText() == SECOND]
    assert len(used) == 1
    clip.mark([ClipSentence(0, 1, True)])  # of another text
    assert any(mark.cursor.selectedText() == SECOND for mark in clip.extraSelections())


@pytest.mark.parametrize(
    "text", ["", " \n", "\ufeff一文目。\u2029二文目。\r三文目。\U0010fffd", "a" * 50_000, "あ。" * 20_000]
)
def test_any_text_can_be_shown(clip, text):
    clip.show_clip(text)
    QTest.keyClick(clip, Qt.Key.Key_Down)
    QTest.keyClick(clip, Qt.Key.Key_Up)
    assert bool(clip.passage) == bool(text.strip())
    clip.give_bullet()


def test_no_text_is_markup(clip):
    clip.show_clip("<b>太字</b>と<img src='file:///etc/passwd'>。")
    assert "<b>" in clip.toPlainText()
