from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core import markup
from editor.ui.write.pane import SourcePane
from editor.ui.write.source_edit import SourceEdit
from tests.ui.write.conftest import select, text_of

Pane = Callable[..., SourcePane]


def compose(edit: SourceEdit, text: str) -> None:
    """What an input method sends while a word is being composed."""
    look = QTextCharFormat()
    look.setFontUnderline(True)
    kind = QInputMethodEvent.AttributeType
    attributes = [
        QInputMethodEvent.Attribute(kind.TextFormat, 0, len(text), look),
        QInputMethodEvent.Attribute(kind.Cursor, len(text), 1, None),
    ]
    QApplication.sendEvent(edit, QInputMethodEvent(text, attributes))


def commit(edit: SourceEdit, text: str) -> None:
    """What an input method sends when the word is finished."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def test_the_document_knows_that_a_word_is_composed(pane_of: Pane) -> None:
    pane = pane_of("本文")
    for preedit in ("に", "にほ", "にほん", "日本"):
        compose(pane.edit, preedit)
        assert pane.edit.post.composing
        assert text_of(pane) == "本文"
    commit(pane.edit, "日本")
    assert not pane.edit.post.composing
    assert text_of(pane) == "日本本文"


def test_a_cancelled_word_leaves_nothing(pane_of: Pane) -> None:
    pane = pane_of("本文")
    compose(pane.edit, "にほん")
    compose(pane.edit, "")
    assert not pane.edit.composing
    assert text_of(pane) == "本文"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_A])
def test_no_key_acts_while_a_word_is_composed(qtbot: QtBot, pane_of: Pane, key: Qt.Key) -> None:
    pane = pane_of("- 項目")
    select(pane.edit, 4, 4)
    compose(pane.edit, "にほん")
    qtbot.keyClick(pane.edit, key)
    assert text_of(pane) == "- 項目"
    assert pane.edit.hasFocus()
    assert pane.edit.textCursor().block().layout().preeditAreaText() == "にほん"


def test_no_shortcut_of_the_window_acts_while_a_word_is_composed(pane_of: Pane) -> None:
    pane = pane_of("本文")
    compose(pane.edit, "にほん")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(pane.edit, event)
    assert event.isAccepted()


def test_what_the_program_does_waits_for_the_word(pane_of: Pane) -> None:
    pane = pane_of("本文")
    select(pane.edit, 2, 2)
    compose(pane.edit, "にほん")
    pane.apply(markup.quotation, "step")
    pane.edit.insert_text("！")
    assert text_of(pane) == "本文"
    commit(pane.edit, "日本")
    assert text_of(pane) == "> 本文日本！"


def test_the_underline_of_the_word_survives_the_colours(pane_of: Pane) -> None:
    pane = pane_of("**太字**の文")
    select(pane.edit, 6, 6)
    compose(pane.edit, "にほん")
    formats = pane.edit.textCursor().block().layout().formats()
    assert any(found.format.fontUnderline() and found.start == 6 for found in formats)
    assert any(found.format.fontWeight() >= 700 for found in formats)


def test_candidates_appear_at_the_caret(pane_of: Pane) -> None:
    pane = pane_of("これは本文です。\n" * 4)
    pane.resize(1400, 500)
    for position in (0, 5, 20):
        select(pane.edit, position, position)
        told = pane.edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).toRect()
        drawn = pane.edit.cursorRect()
        seen = pane.edit.viewport().mapTo(pane.edit, drawn.center())
        assert (told.center() - seen).manhattanLength() <= 3
        assert pane.edit.viewport().mapTo(pane.edit, QPoint(0, 0)) == QPoint(0, 0)


def test_every_query_of_an_input_method_is_answered(pane_of: Pane) -> None:
    pane = pane_of("本文")
    select(pane.edit, 0, 2)
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImQueryAll)
    assert QApplication.sendEvent(pane.edit, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled) is True
    assert asked.value(Qt.InputMethodQuery.ImSurroundingText) == "本文"


def test_brackets_of_an_input_method_are_not_doubled(pane_of: Pane) -> None:
    pane = pane_of("")
    commit(pane.edit, "「")
    assert text_of(pane) == "「"


def test_a_switch_of_documents_ends_the_composition(pane_of: Pane, qtbot: QtBot) -> None:
    pane, other = pane_of("本文"), pane_of("別の記事")
    compose(pane.edit, "にほん")
    old, new = pane.edit.post, other.edit.post
    pane.set_document(new)
    assert old.composing is False
    assert new.composing is False
    assert new.text() == "別の記事"
    assert old.text() == "にほん本文"


def test_a_word_is_kept_when_one_turns_away(pane_of: Pane) -> None:
    pane = pane_of("本文")
    compose(pane.edit, "にほん")
    pane.open_find()
    assert text_of(pane) == "にほん本文"
    assert not pane.edit.composing
