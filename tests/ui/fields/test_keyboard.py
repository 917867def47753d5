"""Through all fields by keys alone, and never by accident over a text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui.fields.text_field import TextField

POST = """---
news:
  headline: 見出し
  summary: [一, 二]
commentary:
  headline: 論
  summary: [三]
labels: [米国, 中国]
related:
- {title: 前, url: "https://example.com/a", date: 2025-03-31}
- {title: 先, url: "https://example.com/b", date: 2025-03-30}
---
ニュース。

![絵](a.png)

<!-- commentary -->

論評。
"""


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = window_of(path)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def grow(window, tab):
    """Make the lists of a tab longer while the window stands: new widgets are where Qt's own order goes wrong."""
    pane = window.desk.fields_pane
    if tab in (0, 1):
        editor = (pane.news, pane.commentary)[tab].bullets
        editor.add()
        QTest.keyClicks(window.focusWidget(), "new")
        editor.move_row(len(editor.rows) - 1, 0)
        editor.insert(1, "between")
    elif tab == 2:
        pane.related.rows.add()
        pane.related.rows.move_row(2, 0)
    elif tab == 4:
        pane.post.labels.field.setFocus()
        QTest.keyClicks(pane.post.labels.field, "aa,bb,")
    return pane


@pytest.mark.parametrize("changed", [False, True], ids=["as opened", "changed"])
def test_tab_goes_through_all_fields_from_top_to_bottom_and_then_into_the_text(window, changed):
    pane = window.desk.fields_pane
    for tab in range(5):
        pane.show_tab(tab)
        if changed:
            grow(window, tab)
            QApplication.processEvents()
        pane.show_tab(tab)
        page, seen = pane.current, [window.focusWidget()]
        while page.isAncestorOf(window.focusWidget()):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
            seen.append(window.focusWidget())
            assert len(seen) < 60, tab
        assert seen.pop() is window.desk.source.edit, tab
        fields = {field for field in page.findChildren(TextField) if field.isVisibleTo(page)}
        assert fields <= set(seen), tab
        assert len(seen) == len(set(seen)), tab
        tops = [widget.mapTo(page.widget(), widget.rect().topLeft()).y() // 24 for widget in seen]
        assert tops == sorted(tops), tab


def test_back_again_by_shift_tab(window):
    pane = window.desk.fields_pane
    for tab in (0, 1, 2, 4):
        pane.show_tab(tab)
        first = window.focusWidget()
        for _step in range(2):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is not first
        for _step in range(2):
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert window.focusWidget() is first, tab


def test_what_was_selected_is_not_typed_over_by_who_comes_with_tab(window):
    edit, document = window.desk.source.edit, window.desk.document
    edit.selectAll()
    before = document.text()
    window.desk.fields_pane.show_tab(2)
    while window.focusWidget() is not edit:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(edit, "x")
    assert document.text().replace("x", "", 1) == before


def test_what_was_selected_in_a_field_is_not_typed_over_either(window):
    pane = window.desk.fields_pane
    pane.focus_field("news.source")
    headline = next(f for f in pane.news.findChildren(TextField) if f.text() == "見出し")
    headline.selectAll()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is headline
    QTest.keyClicks(headline, "x")
    assert "見出し" in window.desk.document.fields.news.headline


@pytest.mark.parametrize(("tab", "part"), [(0, "ニュース"), (1, "論評")])
def test_from_the_headline_of_a_part_into_its_text(window, tab, part):
    actions = window.actions_
    window.desk.focus_source()
    window.desk.source.go_to_line(1 if part == "論評" else 7)
    QApplication.processEvents()
    actions[f"view.tab{tab + 1}"].trigger()
    QTest.keyClicks(window.focusWidget(), "h")
    actions["view.source"].trigger()
    edit = window.desk.source.edit
    assert window.focusWidget() is edit
    assert edit.textCursor().block().text().startswith(part)


def test_in_a_new_post_the_commentary_is_written_where_it_belongs(window_of, qtbot):
    window = window_of()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["view.tab2"].trigger()
    QTest.keyClicks(window.focusWidget(), "headline")
    window.actions_["view.source"].trigger()
    QTest.keyClicks(window.focusWidget(), "comment")
    text = window.desk.document.text()
    assert text.index("<!-- commentary -->") < text.index("comment", text.index("-->"))
    assert window.desk.fields_pane.tab == 1


def test_one_goes_back_to_where_one_was_in_the_other_part(window):
    edit = window.desk.source.edit
    window.desk.source.go_to_line(7)
    edit.moveCursor(edit.textCursor().MoveOperation.EndOfBlock)
    there = edit.textCursor().position()
    QApplication.processEvents()
    window.desk.source.go_to_line(1)
    window.desk.fields_pane.show_tab(1)
    window.desk.go_to_text()
    assert edit.textCursor().position() == there


def caret_is_drawn(field):
    """Whether the caret stands in the picture of `field` where it would be."""
    image, rect = field.window().grab().toImage(), field.cursorRect()
    rect.moveTopLeft(field.viewport().mapTo(field.window(), rect.topLeft()))
    heights = range(rect.top() + 4, rect.bottom() - 4)
    return any(all(image.pixelColor(x, y).lightness() < 128 for y in heights) for x in range(rect.x(), rect.x() + 3))


def test_a_paste_of_bullets_leaves_one_caret(window, qtbot):
    pane = window.desk.fields_pane
    pane.focus_field("news.summary.0")
    QGuiApplication.clipboard().setText("・甲乙丙\n・丁\n・戊己")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = pane.news.bullets.rows
    assert window.desk.document.fields.news.summary == ("一甲乙丙", "丁", "戊己", "二")
    assert window.focusWidget() is rows[2].field
    assert caret_is_drawn(rows[2].field)
    assert [caret_is_drawn(row.field) for row in rows] == [False, False, True, False]


@pytest.mark.parametrize("way", ["enter", "add", "paste"])
def test_the_candidate_window_is_where_the_caret_is_in_a_row_that_was_just_made(window, way):
    pane = window.desk.fields_pane
    pane.focus_field("news.summary.1")
    if way == "enter":
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    elif way == "add":
        pane.news.bullets.add()
    else:
        QGuiApplication.clipboard().setText("甲\n乙")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def place():
        field = window.focusWidget()
        rect = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return field.mapTo(window, rect.topLeft()), field.size()

    at_once = place()
    for _turn in range(4):
        QApplication.processEvents()
    assert place() == at_once
