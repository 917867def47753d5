import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.open_post import change
from editor.core.post import Fields, Related
from editor.ui.fields.binding import Binding
from editor.ui.fields.related import RelatedEditor
from tests.ui.fields.conftest import paste, press

URL = "https://example.com/2025/03/a.html"
A, B = Related("一", URL, "2025-03-31"), Related("二", f"{URL}?b", "2025-03-30")


@pytest.fixture
def editor_of(qtbot, document_of):
    kept = []

    def make(*posts):
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        editor = RelatedEditor(Binding(document_of(Fields(related=posts)), window))
        QVBoxLayout(window).addWidget(editor)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return editor

    yield make


def related(editor):
    return editor.binding.fields.related


def shown(editor):
    return [Related(*(field.text() for field in row.fields)) for row in editor.rows]


def test_writing_in_the_parts_of_a_row(editor_of):
    editor = editor_of(A, B)
    for part, text in enumerate("xyz"):
        editor.focus_row(1, part=part)
        QTest.keyClicks(editor.rows[1].fields[part], text)
    assert related(editor) == (A, Related("二x", f"{URL}?by", "2025-03-30z"))
    for _ in range(3):
        editor.binding.document.apply(change.undone())
    assert related(editor) == (A, B) and shown(editor) == [A, B]


def test_an_empty_list_begins_with_what_is_written(editor_of):
    editor = editor_of()
    QTest.keyClicks(editor.rows[0].title, "a")
    assert related(editor) == (Related("a"),)


def test_a_date_is_tidied_when_it_is_left(editor_of):
    editor = editor_of(A)
    editor.focus_row(0, part=2)
    editor.rows[0].date.selectAll()
    paste(editor.rows[0].date, text="2025年4月1日")
    editor.focus_row(0, part=0)
    assert related(editor)[0].date == editor.rows[0].date.text() == "2025-04-01"
    editor.binding.document.apply(change.undone())
    assert related(editor) == (A,)


def test_rows_move_and_go(editor_of):
    editor = editor_of(A, B)
    editor.focus_row(1, caret=1, part=1)
    press(editor.rows[1].url, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert related(editor) == (B, A) and editor.rows[0].url.hasFocus()
    editor.rows[0].remove_button.click()
    assert related(editor) == (A,) and shown(editor) == [A]
    assert editor.binding.document.history.undo_name == "Remove related post 1"


def test_backspace_removes_a_blank_row(editor_of):
    editor = editor_of(A, Related())
    editor.focus_row(1)
    press(editor.rows[1].title, Qt.Key.Key_Backspace)
    assert related(editor) == (A,)


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ((), "三 2025年3月31日\n四 2025年3月30日", (Related("三", "", "2025-03-31"), Related("四", "", "2025-03-30"))),
        ((), f"三 {URL}", (Related("三", URL),)),
        ((), URL, (Related("", URL),)),
        ((Related("題"),), URL, (Related("題", URL),)),
        ((A,), "三 2025年3月31日\n四", (A, Related("三", "", "2025-03-31"), Related("四"))),
        ((Related(),), "三\n四", (Related("三"), Related("四"))),
        ((A,), "続き", (Related("一続き", A.url, A.date),)),
    ],
)
def test_pasting_text(editor_of, before, text, after):
    editor = editor_of(*before)
    editor.focus_row(0)
    paste(editor.rows[0].title, text=text)
    assert related(editor) == after
    assert tuple(shown(editor)) == after
    editor.binding.document.apply(change.undone())
    assert related(editor) == before


def test_an_address_pasted_as_an_address_replaces_what_is_selected(editor_of):
    editor = editor_of(A)
    editor.focus_row(0, part=1)
    editor.rows[0].url.selectAll()
    paste(editor.rows[0].url, text=f"{URL}?new")
    assert related(editor)[0].url == f"{URL}?new"


def test_pasting_links(editor_of):
    editor = editor_of(A)
    html = f'<ul><li><a href="{URL}?1">甲</a> 2025年3月31日</li><li><a href="{URL}?2">乙</a></li></ul>'
    data = QMimeData()
    data.setHtml(html)
    data.setText("甲 2025年3月31日\n乙")
    QGuiApplication.clipboard().setMimeData(data)
    editor.paste_clipboard()
    assert related(editor) == (A, Related("甲", f"{URL}?1", "2025-03-31"), Related("乙", f"{URL}?2"))


def test_of_a_page_too_large_to_be_read_at_once_the_text_is_taken(editor_of):
    editor = editor_of()
    data = QMimeData()
    data.setHtml(f'<p><a href="{URL}?1">甲</a></p>' + "<p>x</p>" * 50_000)
    data.setText(f"乙 {URL}?2")
    QGuiApplication.clipboard().setMimeData(data)
    editor.paste_clipboard()
    assert related(editor) == (Related("乙", f"{URL}?2"),)


def test_with_nothing_to_paste_a_row_begins(editor_of):
    editor = editor_of(A)
    QGuiApplication.clipboard().clear()
    editor.paste_clipboard()
    assert related(editor) == (A, Related()) and editor.rows[1].title.hasFocus()
