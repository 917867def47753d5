"""Snippets in the palette: put into the text or the field that has the caret, in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.app.open_post import change
from editor.core.markup.snippets import snippets_file
from editor.ui.commands import snippets

FILE = """
"出典" = { text = "出典：{caret}。", reading = "しゅってん" }
"三点" = '''
・何が：{caret}
・なぜ：
・次は：'''
"今日" = "{date}"
"""


def write(text):
    path = snippets_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def window(window_of, post, qtbot):
    write(FILE)
    made = window_of(post)
    qtbot.waitUntil(made.isActiveWindow)
    made.desk.focus_source()
    return made


def listed(window, qtbot, names=("出典", "三点", "今日"), command="insert.snippet"):
    window.actions_[command].trigger()
    palette = window.dialogs.palette
    qtbot.waitUntil(lambda: set(names) <= set(palette.titles))
    return palette


def choose(window, qtbot, query):
    palette = listed(window, qtbot)
    palette._query.setText(query)
    QTest.keyClick(palette._query, Qt.Key.Key_Return)
    assert not palette.isVisible()


def test_they_are_listed_before_their_file_and_behind_all_commands(window, qtbot):
    palette = listed(window, qtbot)
    assert palette.titles == ["出典", "三点", "今日", "Edit the snippets"]
    assert palette._model.item(1).data(Qt.ItemDataRole.UserRole + 1) == "Snippet: ・何が： ・なぜ： ・次は："
    assert palette._query.placeholderText() == "Name of a snippet"
    palette.dismiss()
    palette = listed(window, qtbot, command="app.palette")
    assert palette.titles[0] == "New post"
    assert palette.titles[-3:] == ["出典", "三点", "今日"]


@pytest.mark.parametrize("query", ["出", "しゅって", "シュッテン", "shutten", "syutten"])
def test_they_are_found_by_name_and_reading(window, qtbot, query):
    palette = listed(window, qtbot, command="app.palette")
    palette._query.setText(query)
    assert palette.titles[0] == "出典"


def test_into_the_text_with_what_is_selected(window, qtbot):
    edit = window.desk.source.edit
    edit.go_to_line(1)
    QTest.keyClick(edit, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    choose(window, qtbot, "出典")
    assert window.desk.document.text().startswith("出典：本。文。")
    assert edit.textCursor().position() == 4
    assert edit.hasFocus()
    assert window.desk.document.history.undo_name == "出典"
    edit.undo()
    assert window.desk.document.text().startswith("本文。")


def test_today_is_said_as_the_blog_says_it(window, qtbot, monkeypatch):
    monkeypatch.setattr(snippets, "now", lambda: "2026-04-02T23:30:00+09:00")
    window.desk.source.edit.go_to_line(1)
    choose(window, qtbot, "今日")
    day = window.desk.document.profile.format_short_date("2026-04-02")
    assert day != "2026-04-02"
    assert window.desk.document.text().startswith(f"{day}本文。")


def test_into_a_field_in_a_step_of_its_own(window, qtbot):
    document = window.desk.document
    window.desk.fields_pane.focus_field("news.headline")
    field = window.focusWidget()
    field.set_caret(1)
    QTest.keyClicks(field, "a")
    field.select(1, 2)
    choose(window, qtbot, "出典")
    assert window.focusWidget() is field
    assert document.fields.news.headline == "見出典：a。出し"
    QTest.keyClicks(field, "x")
    assert document.fields.news.headline == "見出典：ax。出し"
    for before in ("見出典：a。出し", "見a出し", "見出し"):
        document.apply(change.undone())
        assert document.fields.news.headline == before


def test_several_lines_are_several_bullets(window, qtbot):
    document = window.desk.document
    window.desk.fields_pane.focus_field("news.summary")
    field = window.focusWidget()
    before = document.fields.news.summary
    field.set_caret(-1)
    choose(window, qtbot, "三点")
    first = before[0] if before else ""
    assert document.fields.news.summary == (f"{first}何が：", "なぜ：", "次は：", *before[1:])
    QTest.keyClicks(window.focusWidget(), "x")
    assert document.fields.news.summary[0] == f"{first}何が：x"
    document.apply(change.undone())
    document.apply(change.undone())
    assert document.fields.news.summary == before


def test_several_lines_are_one_in_other_fields(window, qtbot):
    window.desk.fields_pane.focus_field("news.headline")
    choose(window, qtbot, "三点")
    assert "\n" not in window.desk.document.fields.news.headline


def test_what_is_saved_in_the_file_can_be_chosen_at_once(window, qtbot):
    listed(window, qtbot).dismiss()
    write('"新" = "新しい"')
    palette = listed(window, qtbot, ["新"])
    assert palette.titles == ["新", "Edit the snippets"]


def test_what_is_typed_and_chosen_stays_when_others_come(window, qtbot):
    palette = listed(window, qtbot)
    QTest.keyClick(palette._query, Qt.Key.Key_Down)
    window.dialogs._show_snippets(tuple(reversed(window.dialogs.snippets.rows())))
    assert palette.titles[0] == "今日"
    assert palette._list.currentIndex().data() == "三点"


def test_what_cannot_be_read_is_said_once_and_when_one_asks(window, qtbot):
    write('"a" = "x"\n?')
    said = []
    window.desk.source.edit.refused.connect(said.append)
    palette = listed(window, qtbot, ["a"], "app.palette")
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "line 2" in said[0]
    palette.dismiss()
    own = window.dialogs.snippets._own
    own.read(tell=False)
    assert own._jobs.wait(10)
    assert len(said) == 1
    own.read(tell=True)
    assert own._jobs.wait(10)
    assert len(said) == 2
    assert snippets_file().read_text(encoding="utf-8") == '"a" = "x"\n?'


def test_the_file_is_made_and_opened(window, qtbot, monkeypatch):
    snippets_file().unlink()
    opened = []
    monkeypatch.setattr(snippets, "open_outside", lambda url: opened.append(url.toLocalFile()) or True)
    window.actions_["app.snippets_file"].trigger()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [str(snippets_file())]
    assert snippets_file().exists()


def test_nothing_goes_into_a_post_that_cannot_be_written(window, qtbot, post):
    listed(window, qtbot).dismiss()
    put = window.dialogs.snippets.rows()[0].command.run
    foreign = post.with_name("foreign.md")
    foreign.write_bytes("本文。".encode("cp932"))
    window.desk.files.open_path(foreign)
    qtbot.waitUntil(lambda: window.desk.document.read_only)
    text = window.desk.document.text()
    put()
    assert window.desk.document.text() == text
    assert not window.actions_["insert.snippet"].isEnabled()
    window.dialogs.open_palette()
    assert "出典" not in window.dialogs.palette.titles


def empty_bullet(window):
    window.desk.fields_pane.focus_field("news.summary")
    field = window.focusWidget()
    field.set_caret(-1)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return lambda: window.desk.document.fields.news.summary[1]


def headline_of_the_commentary(window):
    window.desk.fields_pane.focus_field("commentary.headline")
    return lambda: window.desk.document.fields.commentary.headline


@pytest.mark.parametrize("go", [empty_bullet, headline_of_the_commentary])
def test_into_a_field_that_is_still_empty(window, qtbot, go):
    value = go(window)
    choose(window, qtbot, "出典")
    assert value() == "出典：。"
    QTest.keyClicks(window.focusWidget(), "x")
    assert value() == "出典：x。"


def test_into_the_text_from_a_line_that_is_no_field(window, qtbot):
    window.desk.source.edit.go_to_line(1)
    window.actions_["edit.find"].trigger()
    choose(window, qtbot, "出典")
    assert window.desk.document.text().startswith("出典：。本文。")


def test_a_label_is_one_of_the_post(window, qtbot):
    write('"ラベル" = "米国、中国"')
    window.desk.show_field("labels")
    palette = listed(window, qtbot, ["ラベル"])
    palette._query.setText("ラベル")
    QTest.keyClick(palette._query, Qt.Key.Key_Return)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.document.fields.labels == ("米国", "中国")
