from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from editor.app.open_post import change
from editor.core.post import Fields, News
from editor.ui.fields.binding import Binding
from editor.ui.fields.text_field import TextField
from tests.ui.fields.conftest import compose, paste, press


@pytest.fixture
def field(qtbot, document_of):
    window = QWidget()
    qtbot.addWidget(window)
    binding = Binding(document_of(Fields(title="初め")), window)
    field = TextField(binding, "Title")
    field.edited.connect(lambda value: binding.put("title", value, "Edit the title", merge="title"))
    binding.refreshed.connect(lambda: field.show_text(binding.fields.title))
    field.show_text("初め")
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(TextField(binding, "Other"))
    layout.addStretch(1)
    window.resize(200, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    field.document_shown = binding.document
    yield field


@pytest.mark.parametrize(
    "value", ["a\u00a0b", "a\u2028b", "一\n二", "𠮷野家", "\ufeff語", "a\r\nb", "x\u2029y", "\u3000字下げ", "e\u0301🇯🇵"]
)
def test_no_character_changes_on_the_way_in_or_out(field, value):
    field.show_text(value)
    assert field.text() == value
    field.set_caret(-1)
    QTest.keyClicks(field, "!")
    assert field.document_shown.fields.title == value + "!"


@pytest.mark.parametrize("caret", [0, 1, 2, 3])
def test_the_caret_counts_characters(field, caret):
    field.show_text("𠮷野家")
    field.set_caret(caret)
    assert field.around_caret() == ("𠮷野家"[:caret], "𠮷野家"[caret:])


def test_showing_a_value_is_no_edit_and_keeps_the_caret(field):
    field.show_text("一二三四五")
    field.set_caret(1)
    field.show_text("一二三六五")
    assert field.around_caret()[0] == "一"
    assert field.document_shown.fields.title == "初め"


def test_typing_is_one_step_that_the_document_takes_back(field):
    field.set_caret(-1)
    QTest.keyClicks(field, "abc")
    assert field.document_shown.fields.title == "初めabc"
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.document_shown.fields.title == field.text() == "初め"
    press(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "初めabc"
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "初めabc"


def test_no_line_break_can_be_typed_or_pasted(field):
    field.set_caret(-1)
    press(field, Qt.Key.Key_Return)
    paste(field, text="て\nの\n行")
    assert field.text() == "初めての行"


def test_pasting_html_alone_pastes_its_text(field):
    field.set_caret(-1)
    paste(field, html="<p>ての<b>行</b></p>")
    assert field.text() == "初めての行"


def test_copying_keeps_every_character(field):
    field.show_text("a\u00a0b\u2028c")
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "a\u00a0b\u2028c"


def test_it_grows_with_its_text_and_shrinks_again(field):
    one = field.height()
    field.show_text("長い見出し" * 20)
    assert field.height() > 2 * one
    field.show_text("")
    assert field.height() == one


def test_preedit_is_no_text(field):
    field.set_caret(-1)
    compose(field, "ての")
    assert field.composing
    assert field.text() == field.document_shown.fields.title == "初め"
    compose(field, "", commit="ての")
    assert not field.composing
    assert field.document_shown.fields.title == "初めての"


def test_a_composition_given_up_leaves_nothing(field):
    compose(field, "ての")
    compose(field, "")
    assert field.text() == field.document_shown.fields.title == "初め"


def test_what_is_committed_while_more_is_composed_is_not_lost(field):
    field.set_caret(-1)
    compose(field, "ての")
    compose(field, "ぎょう", commit="ての")
    assert field.document_shown.fields.title == "初めての"
    compose(field, "", commit="行")
    assert field.document_shown.fields.title == "初めての行"


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_Return,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Up,
        Qt.Key.Key_Left,
        Qt.Key.Key_Escape,
    ],
)
def test_keys_belong_to_the_input_method_while_it_composes(field, key):
    field.set_caret(-1)
    compose(field, "ての")
    press(field, key)
    assert field.hasFocus() and field.composing and field.text() == "初め"
    press(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    compose(field, "", commit="ての")
    assert field.text() == field.document_shown.fields.title == "初めての"


@pytest.mark.parametrize(
    ("outside", "result"),
    [("初めの値", "初めてのの値"), ("別の値", "別の値ての"), ("", "ての"), ("ああ初め", "ああ初めての")],
)
def test_a_value_from_outside_waits_and_neither_is_lost(field, outside, result):
    field.set_caret(-1)
    compose(field, "ての")
    binding = field._binding
    binding.put("title", outside, "Elsewhere")
    assert field.text() == "初め" and field.composing
    compose(field, "", commit="ての")
    assert field.text() == field.document_shown.fields.title == result


def test_a_value_from_outside_is_shown_when_the_composition_is_given_up(field):
    compose(field, "ての")
    field._binding.put("title", "別の値", "Elsewhere")
    compose(field, "")
    assert field.text() == "別の値"


def test_losing_the_focus_takes_what_was_composed(field):
    field.set_caret(-1)
    compose(field, "ての")
    QApplication.sendEvent(field, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    assert field.document_shown.fields.title == "初めての"


def test_switching_the_document_hands_the_composition_to_the_old_one(field, document_of):
    old, new = field.document_shown, document_of(Fields(title="新しい", news=News("見出し")))
    field.set_caret(-1)
    compose(field, "ての")
    field._binding.set_document(new)
    assert old.fields.title == "初めての"
    assert new.fields.title == field.text() == "新しい"
    field.set_caret(-1)
    QTest.keyClicks(field, "!")
    assert (old.fields.title, new.fields.title) == ("初めての", "新しい!")


def test_tab_leaves_and_the_menu_has_no_undo_of_its_own(field):
    press(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert not field.isUndoRedoEnabled()


def test_a_field_that_goes_while_a_word_replaces_a_selection_holds_no_step_open(field):
    document = field.document_shown
    field.selectAll()
    compose(field, "つぎ")
    delete(field)
    for title in ("一", "二"):
        document.apply(change.edited(replace(document.fields, title=title), name=title))
    assert document.history.undo_name == "二"
    document.apply(change.undone())
    assert document.fields.title == "一"
