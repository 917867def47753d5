import random

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from editor.app.open_post import change
from editor.core.post import Fields, News
from editor.ui.fields.binding import Binding
from editor.ui.fields.bullets import BulletsEditor
from tests.ui.fields.conftest import compose, paste, press, texts

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor_of(qtbot, document_of):
    kept = []

    def make(*bullets, width=300):
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        editor = BulletsEditor(Binding(document_of(Fields(news=News(summary=bullets))), window), "news.summary")
        layout = QVBoxLayout(window)
        layout.addWidget(editor)
        layout.addStretch(1)
        window.resize(width, 500)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return editor

    yield make


def summary(editor):
    return editor.binding.fields.news.summary


def field(editor, index):
    return editor.rows[index].field


def focus(editor):
    """(row, text before the caret) of the row with the focus."""
    return next((i, row.field.around_caret()[0]) for i, row in enumerate(editor.rows) if row.field.hasFocus())


def agree(editor):
    assert texts(editor) == list(summary(editor) or ("",))
    assert editor.values == summary(editor)


def undo(editor):
    editor.binding.document.apply(change.undone())


def undo_name(editor):
    return editor.binding.document.history.undo_name


def test_an_empty_list_is_one_friendly_row(editor_of):
    editor = editor_of()
    assert texts(editor) == [""] and summary(editor) == ()
    assert field(editor, 0).placeholderText()
    editor.focus_row(0)
    QTest.keyClicks(field(editor, 0), "a")
    assert summary(editor) == ("a",)
    undo(editor)
    assert summary(editor) == () and texts(editor) == [""]


def test_enter_at_the_end_begins_the_next(editor_of):
    editor = editor_of("一", "二")
    editor.focus_row(0)
    press(field(editor, 0), Qt.Key.Key_Return)
    assert summary(editor) == ("一", "", "二") and focus(editor) == (1, "")
    assert undo_name(editor) == "Add bullet 2"
    press(field(editor, 1), Qt.Key.Key_Return)
    assert summary(editor) == ("一", "", "二"), "an empty bullet needs no other"
    undo(editor)
    agree(editor)
    assert summary(editor) == ("一", "二")


def test_enter_in_the_middle_splits(editor_of):
    editor = editor_of("一二三")
    editor.focus_row(0, caret=1)
    press(field(editor, 0), Qt.Key.Key_Return)
    assert summary(editor) == ("一", "二三") and focus(editor) == (1, "")
    undo(editor)
    assert texts(editor) == ["一二三"]


def test_backspace_removes_an_empty_one_and_joins_a_full_one(editor_of):
    editor = editor_of("一", "", "二")
    editor.focus_row(1)
    press(field(editor, 1), Qt.Key.Key_Backspace)
    assert summary(editor) == ("一", "二") and focus(editor) == (0, "一")
    assert undo_name(editor) == "Remove bullet 2"
    editor.focus_row(1, caret=0)
    press(field(editor, 1), Qt.Key.Key_Backspace)
    assert summary(editor) == ("一二",) and focus(editor) == (0, "一")
    editor.focus_row(0, caret=0)
    press(field(editor, 0), Qt.Key.Key_Backspace)
    assert summary(editor) == ("一二",)
    agree(editor)


def test_backspace_in_the_only_empty_one_empties_the_list(editor_of):
    editor = editor_of("")
    editor.focus_row(0)
    press(field(editor, 0), Qt.Key.Key_Backspace)
    assert summary(editor) == () and texts(editor) == [""] and focus(editor) == (0, "")


def test_delete_at_the_end_joins_the_next(editor_of):
    editor = editor_of("一", "二")
    editor.focus_row(0)
    press(field(editor, 0), Qt.Key.Key_Delete)
    assert summary(editor) == ("一二",) and focus(editor) == (0, "一")


def test_a_row_moves_by_key_with_focus_and_caret(editor_of):
    editor = editor_of("一", "二二", "三")
    row = editor.rows[1]
    editor.focus_row(1, caret=1)
    press(row.field, Qt.Key.Key_Up, ALT)
    assert summary(editor) == ("二二", "一", "三") and focus(editor) == (0, "二")
    assert editor.rows[0] is row and undo_name(editor) == "Move bullet 1"
    press(row.field, Qt.Key.Key_Up, ALT)
    assert summary(editor) == ("二二", "一", "三")
    press(row.field, Qt.Key.Key_Down, ALT)
    press(row.field, Qt.Key.Key_Down, ALT)
    assert summary(editor) == ("一", "三", "二二") and focus(editor) == (2, "二")
    undo(editor)
    undo(editor)
    agree(editor)
    assert editor.rows[0] is row and focus(editor) == (0, "二"), "the caret follows an undone move too"


def test_the_step_of_a_move_has_a_japanese_name(editor_of, japanese):
    editor = editor_of("一", "二", "三")
    editor.move_row(0, 2)
    assert undo_name(editor) == "まとめの3番目を移動"


def test_a_row_is_dragged_by_its_handle(editor_of, qtbot):
    editor = editor_of("一", "二", "三")
    handle = editor.rows[0].handle

    def mouse(kind, y):
        place = QPointF(8, 10)
        on_screen = QPointF(editor.mapToGlobal(QPoint(8, y)))
        button = Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            handle, QMouseEvent(kind, place, on_screen, button, button, Qt.KeyboardModifier.NoModifier)
        )

    mouse(QEvent.Type.MouseButtonPress, 10)
    mouse(QEvent.Type.MouseMove, editor.height() - 2)
    mouse(QEvent.Type.MouseButtonRelease, editor.height() - 2)
    assert summary(editor) == ("二", "三", "一")
    mouse(QEvent.Type.MouseButtonPress, editor.height() - 2)
    mouse(QEvent.Type.MouseMove, 1)
    press(editor.window(), Qt.Key.Key_Escape)
    mouse(QEvent.Type.MouseButtonRelease, 1)
    assert summary(editor) == ("二", "三", "一")


def test_the_button_under_the_pointer_removes(editor_of):
    editor = editor_of("一", "二", "三")
    editor.focus_row(0)
    editor.rows[1].remove_button.click()
    assert summary(editor) == ("一", "三") and focus(editor) == (0, "一")
    agree(editor)


@pytest.mark.parametrize(
    ("text", "result", "at"),
    [
        ("・甲\n・乙\n\n・丙", ("一甲", "乙", "丙二", "後"), (2, "丙")),
        ("①甲\r\n②乙", ("一甲", "乙二", "後"), (1, "乙")),
        ("甲", ("一甲二", "後"), (0, "一甲")),
        ("・甲", ("一・甲二", "後"), (0, "一・甲")),
    ],
)
def test_pasting(editor_of, text, result, at):
    editor = editor_of("一二", "後")
    editor.focus_row(0, caret=1)
    paste(field(editor, 0), text=text)
    assert summary(editor) == result and focus(editor) == at
    undo(editor)
    agree(editor)
    assert summary(editor) == ("一二", "後")


def test_pasting_into_the_empty_row(editor_of):
    editor = editor_of()
    editor.focus_row(0)
    paste(field(editor, 0), html="<ul><li>・甲</li><li>乙</li></ul>")
    assert summary(editor) == ("甲", "乙")
    undo(editor)
    assert summary(editor) == ()
    paste(field(editor, 0), text="・甲")
    assert summary(editor) == ("甲",)


def test_arrows_at_the_edge_go_to_the_neighbour(editor_of):
    editor = editor_of("長い一行の文章が折り返す" * 4, "二", width=200)
    editor.focus_row(0, caret=0)
    press(field(editor, 0), Qt.Key.Key_Down)
    assert focus(editor)[0] == 0, "the text has more lines below"
    editor.focus_row(0)
    press(field(editor, 0), Qt.Key.Key_Down)
    assert focus(editor)[0] == 1
    press(field(editor, 1), Qt.Key.Key_Up)
    assert focus(editor)[0] == 0
    press(field(editor, 0), Qt.Key.Key_Up)
    assert focus(editor)[0] == 0


def test_typing_in_one_row_is_one_step_and_in_two_rows_two(editor_of):
    editor = editor_of("一", "二")
    editor.focus_row(0)
    QTest.keyClicks(field(editor, 0), "abc")
    editor.focus_row(1)
    QTest.keyClicks(field(editor, 1), "def")
    assert summary(editor) == ("一abc", "二def")
    press(field(editor, 1), Qt.Key.Key_Z, CONTROL)
    assert summary(editor) == ("一abc", "二")
    press(field(editor, 1), Qt.Key.Key_Z, CONTROL)
    assert summary(editor) == ("一", "二")
    agree(editor)


def test_counts_are_shown(editor_of):
    editor = editor_of("一二 三", "")
    assert [row.count.text() for row in editor.rows] == ["3 chars", ""]


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Delete]
)
@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, ALT])
def test_keys_belong_to_the_input_method_while_it_composes(editor_of, key, modifiers):
    editor = editor_of("一", "", "三")
    editor.focus_row(1)
    compose(field(editor, 1), "に")
    press(field(editor, 1), key, modifiers)
    assert summary(editor) == ("一", "", "三") and focus(editor) == (1, "")
    compose(field(editor, 1), "", commit="二")
    assert summary(editor) == ("一", "二", "三")
    agree(editor)


@pytest.mark.parametrize(
    ("outside", "result"),
    [
        (("一", "二", "三"), ("一", "二ニ", "三")),
        (("二", "一"), ("二ニ", "一")),
        (("零", "一", "二"), ("零", "一", "二ニ")),
        (("一",), ("一", "二ニ")),
        ((), ("二ニ",)),
    ],
)
def test_rows_changed_from_outside_wait_for_the_composition(editor_of, qtbot, outside, result):
    editor = editor_of("一", "二")
    editor.focus_row(1)
    composing = field(editor, 1)
    compose(composing, "ニ")
    editor.binding.put("news.summary", outside, "Elsewhere")
    assert composing.composing and composing.isVisible() and composing.text() == "二"
    compose(composing, "", commit="ニ")
    qtbot.waitUntil(lambda: texts(editor) == list(summary(editor)))
    assert summary(editor) == result


def test_a_step_elsewhere_takes_the_composition_first(editor_of):
    editor = editor_of("一", "二", "三")
    editor.focus_row(0)
    compose(field(editor, 0), "ん")
    editor.rows[1].remove_button.click()
    assert summary(editor) == ("一ん", "三")
    agree(editor)


def test_a_list_of_thousands_is_neither_built_nor_lost(editor_of):
    many = tuple(f"行{n}" for n in range(3000))
    editor = editor_of(*many)
    assert 0 < len(editor.rows) <= 200 and editor._note.isVisible()
    editor.focus_row(1)
    QTest.keyClicks(field(editor, 1), "x")
    press(field(editor, 1), Qt.Key.Key_Return)
    assert summary(editor) == ("行0", "行1x", "", *many[2:])
    editor.rows[0].remove_button.click()
    assert summary(editor) == ("行1x", "", *many[2:])
    assert texts(editor) == list(summary(editor)[: len(editor.rows)])


@pytest.mark.parametrize("seed", range(12))
def test_no_sequence_of_steps_mixes_rows(editor_of, qtbot, seed):
    chance = random.Random(seed)
    editor = editor_of(*[f"行{n}" for n in range(chance.randrange(5))])
    letters = iter("abcdefghijklmnopqrstuvwxyz" * 10)
    document = editor.binding.document

    def type_some(index):
        field(editor, index).set_caret(chance.randrange(4))
        QTest.keyClicks(field(editor, index), next(letters))

    def write_japanese(index):
        compose(field(editor, index), "かな")
        if chance.random() < 0.3:
            document.apply(change.undone())
        compose(field(editor, index), "", commit="仮名")

    steps = [
        type_some,
        write_japanese,
        lambda i: press(field(editor, i), Qt.Key.Key_Return),
        lambda i: press(field(editor, i), Qt.Key.Key_Backspace),
        lambda i: press(field(editor, i), Qt.Key.Key_Delete),
        lambda i: press(field(editor, i), Qt.Key.Key_Up, ALT),
        lambda i: press(field(editor, i), Qt.Key.Key_Down, ALT),
        lambda i: editor.rows[i].remove_button.click(),
        lambda i: paste(field(editor, i), text="・甲\n・乙"),
        lambda i: editor.move_row(i, chance.randrange(len(editor.rows))),
        lambda _: editor.add(),
        lambda _: document.apply(change.undone()),
        lambda _: document.apply(change.undone()),
        lambda _: document.apply(change.redone()),
    ]
    for _ in range(60):
        index = chance.randrange(len(editor.rows))
        editor.focus_row(index, caret=chance.choice([0, 1, -1]))
        chance.choice(steps)(index)
        qtbot.waitUntil(lambda: texts(editor) == list(summary(editor) or ("",)))
        agree(editor)
        assert [editor.layout().indexOf(row) for row in editor.rows] == list(range(len(editor.rows)))
        assert editor.layout().count() == len(editor.rows) + 1
    while document.history.undo_name is not None:
        document.apply(change.undone())
    agree(editor)
