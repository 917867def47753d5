"""Choosing related posts from the library."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.post import Related
from editor.ui.library.model import ROW
from tests.core.library.posts import header
from tests.ui.library.test_pane import library_of, rows, shows

pytestmark = pytest.mark.long(15)

__all__ = ["library_of"]

PUBLISHED = {"status": "published"}
POSTS = {
    "new.md": header(date="2025-04-02", status="draft", news__headline="米国の関税", labels="[米国]") + "関税の話。\n",
    "a.md": header(date="2025-03-01", **PUBLISHED, title="関税の行方", blogger__url="https://e.com/a") + "関税。\n",
    "b.md": header(date="2025-02-01", **PUBLISHED, title="別の話", blogger__url="https://e.com/b") + "天気。\n",
    "c.md": header(date="2025-01-01", status="draft", title="書きかけ") + "天気。\n",
}
A = Related("関税の行方", "https://e.com/a", "2025-03-01")
B = Related("別の話", "https://e.com/b", "2025-02-01")


@pytest.fixture
def window(library_of):
    return library_of(POSTS)


@pytest.fixture
def chooser(window, qtbot):
    window.actions_["post.related"].trigger()
    chooser = window.desk.relating.chooser.window
    shows(qtbot, chooser, ["[Similar posts]", "関税の行方", "[Latest posts]", "別の話"])
    return chooser


def related(window) -> tuple[Related, ...]:
    return window.desk.document.fields.related


def test_the_near_ones_come_first(chooser):
    assert chooser.isModal()
    assert chooser.count.text() == "Enter or a click chooses a post."


def test_enter_chooses_and_leaves_out(window, chooser):
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert related(window) == (A,)
    assert chooser.count.text() == "One related post"
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    assert related(window) == (A, B)
    QTest.keyClick(chooser.list, Qt.Key.Key_Return)
    assert related(window) == (A,)
    window.desk.source.edit.undo()
    assert related(window) == (A, B)
    assert window.desk.document.history.undo_name == "Add “別の話” to the related posts"


def test_enter_waits_for_the_answer_to_what_is_typed(window, chooser, qtbot):
    chooser.search.setText("別の")
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)  # the list still shows what is near
    assert related(window) == ()
    qtbot.waitUntil(lambda: related(window) == (B,), timeout=20_000)
    chooser.search.setText("関税")
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    chooser.search.setText("書きかけ")
    shows(qtbot, chooser, ["書きかけ"])
    assert related(window) == (B,)


def test_a_post_is_not_related_to_itself(window, chooser, qtbot):
    chooser.search.setText("米国の関税")
    shows(qtbot, chooser, ["米国の関税"])
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert related(window) == ()


def test_who_hears_it_is_told_what_is_chosen(window, chooser):
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    states = [chooser.model.index(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert states == [None, Qt.CheckState.Checked, None, Qt.CheckState.Unchecked]


def test_one_that_is_closed_before_its_answer_disturbs_nobody(window, qtbot):
    pane = window.desk.library.pane
    qtbot.waitUntil(lambda: "別の話" in rows(pane), timeout=20_000)
    window.actions_["post.related"].trigger()
    chooser = window.desk.relating.chooser.window
    chooser.reject()
    with qtbot.waitSignal(chooser.destroyed):
        pass
    pane.search.insert("行方")
    shows(qtbot, pane, ["関税の行方"])


def test_a_click_chooses(window, chooser, qtbot):
    place = chooser.list.visualRect(chooser.model.index(1)).center()
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert related(window) == (A,)


def test_searching_then_enter_again_and_again(window, chooser, qtbot):
    chooser.search.insert("別の")
    shows(qtbot, chooser, ["別の話"])
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chooser.search.selectedText() == "別の"
    chooser.search.clear()
    chooser.search.insert("書きかけ")
    shows(qtbot, chooser, ["書きかけ"])
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert related(window) == (B, Related("書きかけ", "", "2025-01-01"))
    chooser.search.setText("どこにもない")
    qtbot.waitUntil(lambda: chooser.words.isVisible(), timeout=20_000)
    assert chooser.words.text().startswith("Nothing was found.")
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert len(related(window)) == 2
    QTest.keyClick(chooser.search, Qt.Key.Key_Escape)
    shows(qtbot, chooser, ["[Similar posts]", "関税の行方", "[Latest posts]", "別の話"])


def test_escape_leads_back_to_the_text_with_the_rows_shown(window, chooser):
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    QTest.keyClick(chooser, Qt.Key.Key_Escape)
    assert window.desk.relating.chooser.window is None
    assert window.desk.fields_pane.current is window.desk.fields_pane.related
    assert window.focusWidget() is window.desk.source.edit


def test_it_is_not_there_for_what_cannot_be_edited(library_of):
    window = library_of({"raw.md": "---\na: [\n---\n\n文。\n"})
    assert not window.actions_["post.related"].isEnabled()
    window.desk.relating.choose()
    assert window.desk.relating.chooser.window is None


def test_from_the_pane_by_keys_and_menu(window, qtbot):
    pane = window.desk.library.pane
    qtbot.waitUntil(lambda: "…" not in rows(pane) and len(rows(pane)) > 4, timeout=20_000)
    pane.focus_search()
    pane.search.insert("行方")
    shows(qtbot, pane, ["関税の行方"])
    QTest.keyClick(pane.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert related(window) == (A,)
    assert QApplication.focusWidget() is pane.search
    assert window.desk.fields_pane.current is window.desk.fields_pane.related


def test_a_row_that_is_dropped_on_the_rows(window, qtbot):
    pane = window.desk.library.pane
    qtbot.waitUntil(lambda: "別の話" in rows(pane), timeout=20_000)
    index = pane.model.index(rows(pane).index("別の話"))
    assert pane.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data: QMimeData = pane.model.mimeData([index])
    assert window.desk.fields_pane.related.rows.paste(data)
    assert related(window) == (B,)
    draft = pane.model.index(rows(pane).index("書きかけ"))
    assert not pane.model.mimeData([draft]).hasHtml()
    assert pane.model.mimeData([draft]).text() == "書きかけ 2025-01-01"
    assert pane.model.data(index, ROW)["url"] == B.url
