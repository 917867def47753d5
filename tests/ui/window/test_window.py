"""The window as a whole: where the caret is, what stays in sight, what is remembered."""

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QToolButton

from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.core.errors import UnconfirmedSaveError
from editor.ui.commands.actions import ICON_ONLY, WITH_TEXT
from editor.ui.commands.menus import LEAVING, TOOLS
from editor.ui.window.window import MainWindow


def test_the_caret_of_a_new_post_is_in_its_headline(window_of, post, qtbot):
    window = window_of()
    qtbot.keyClicks(window.focusWidget(), "H")
    assert window.desk.document.fields.news.headline == "H"


def test_the_caret_of_an_opened_post_is_in_its_text(window_of, post, qtbot):
    window = window_of()
    window.desk.files.open_path(post)
    qtbot.keyClicks(window.focusWidget(), "x")
    assert window.desk.document.text().startswith("x本文")


def test_a_new_post_with_the_fields_hidden_is_begun_in_the_text(window_of):
    window = window_of()
    window.actions_["view.fields"].trigger()
    window.actions_["file.new"].trigger()
    assert window.focusWidget() is window.desk.source.edit


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_of_the_tool_bar_is_cut_off_in_a_narrow_window(window_of, qtbot, language):
    window = window_of(language=language)
    window.resize(1024, 700)
    extension = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert window.width() == 1024
    qtbot.waitUntil(lambda: not extension.isVisible())


def test_the_title_is_the_posts(window_of, post):
    window = window_of(post)
    assert window.windowTitle() == "題[*] — Ronpyo"
    window.actions_["file.new"].trigger()
    assert window.windowTitle() == "New post[*] — Ronpyo"


def test_what_was_hidden_stays_hidden(window_of, post):
    window = window_of(post)
    window.actions_["view.fields"].trigger()
    window.keep_state()
    again = MainWindow(window.app, window.desk.document, window._ask)
    again.show()
    assert not again.desk.fields_pane.isVisible()
    assert again.desk.preview.isVisible()
    again.actions_["view.tab3"].trigger()
    assert again.desk.fields_pane.isVisible()
    again.dismiss()


def test_a_problem_is_gone_to_even_where_its_field_is_hidden(window_of, post):
    window = window_of(post)
    desk = window.desk
    window.actions_["view.fields"].trigger()
    window.dialogs.problems.go_to({"field": "news.summary.1", "line": 5})
    assert desk.fields_pane.isVisible()
    assert window.focusWidget().text() == "二"
    window.dialogs.problems.go_to({"field": "", "line": 11})
    assert window.focusWidget() is desk.source.edit
    assert desk.source.edit.textCursor().block().text() == "論評。"


def test_the_window_can_be_built_anew_round_the_same_document(window_of, post, answers):
    old = window_of(post)
    document = old.desk.document
    old.desk.source.edit.insertPlainText("新")
    new = MainWindow(old.app, document, answers)
    new.show()
    old.dismiss()
    assert not answers.asked
    assert new.desk.document is document and not document.is_clean
    new.actions_["edit.undo"].trigger()
    assert document.is_clean
    save = SimpleNamespace(why=Why.PERSON, document=document)
    old.app.session.unconfirmed.emit(save, UnconfirmedSaveError("x"))
    assert answers.told[-1].startswith("Saved, but not confirmed by the disk")
    new.dismiss()


def test_recent_posts_are_listed_by_name(window_of, tmp_path):
    path = tmp_path / "A&B.md"
    path.write_text("本文\n", encoding="utf-8")
    window = window_of(path)
    window.recent._fill()
    first = window.recent._menu.actions()[0]
    assert first.text() == "A&&B.md"
    assert first.toolTip() == str(path)


def test_an_empty_window_is_not_closed_before_it_is_furnished(qapp):
    window = MainWindow()
    window.show()
    assert not window.close() and window.isVisible()
    window.hide()
    window.deleteLater()


@pytest.mark.parametrize("how", ["from outside", "save as"])
def test_the_title_follows_the_name_of_the_file(window_of, tmp_path, answers, qtbot, how):
    path, renamed = tmp_path / "old.md", tmp_path / "new.md"
    path.write_text("本文\n", encoding="utf-8")
    window = window_of(path)
    document = window.desk.document
    assert window.windowTitle().startswith("old.md")
    if how == "save as":
        answers.paths = [renamed]
        with qtbot.waitSignal(document.saved):
            window.desk.files.save_as()
    else:
        path.rename(renamed)
        document.apply(change.moved(renamed))
    assert window.windowTitle().startswith("new.md")


@pytest.mark.parametrize("name", ["あ" * 80, "x" * 200, "a & b"])
def test_long_names_are_shortened_in_title_and_recent_posts(window_of, tmp_path, name):
    path = tmp_path / f"{name}.md"
    try:
        path.write_text("本文\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    window = window_of(path)
    assert len(window.windowTitle()) < 80 and window.windowTitle().startswith(name[:5])
    window.recent._fill()
    entry = window.recent._menu.actions()[0]
    assert len(entry.text()) <= 61 and entry.text().replace("&&", "&")[:5] == name[:5]
    assert entry.toolTip()


def tool(window, name):
    return next(
        button for button in window.tools.findChildren(QToolButton) if button.defaultAction() is window.actions_[name]
    )


def test_in_a_narrow_window_export_is_an_icon(window_of):
    window = window_of()
    window.setMinimumSize(0, 0)
    window.resize(900, 500)
    assert tool(window, "post.export").toolButtonStyle() == ICON_ONLY
    window.resize(1300, 800)
    assert tool(window, "post.export").toolButtonStyle() == WITH_TEXT


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_tool_is_inside_the_tool_bar(window_of, language):
    window = window_of(language=language)
    window.setMinimumSize(0, 0)
    window.tools._count(99)
    for width in (840, 895, 1000, 1024, 1120, 1280, 1600, 840):
        window.resize(width, 600)
        window.tools.layout().activate()
        given_up = [name for name in ("edit.undo", "edit.redo") if not tool(window, name).isVisible()]
        assert len(given_up) in ((0, 2) if width < 1120 else (0,)), width
        for button in (tool(window, name) for name in (*TOOLS, *LEAVING) if name and name not in given_up):
            assert button.isVisible() and button.geometry().right() <= width, (width, button.text())


def test_what_leaves_the_program_stays_in_a_window_as_narrow_as_one_at_200_percent(window_of):
    window = window_of()
    window.setMinimumSize(0, 0)
    window.tools._count(99)
    seen = []
    for width in (683, 1280):
        window.resize(width, 600)
        window.tools.layout().activate()
        for button in (tool(window, name) for name in LEAVING):
            assert button.isVisible() and button.geometry().right() <= width
        seen.append([tool(window, name).isVisible() for name in ("view.desktop", "insert.footnote", "format.bold")])
    assert seen == [[False, False, True], [True, True, True]]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [550, 600, 640])
def test_what_leaves_the_program_stays_on_a_small_screen_at_150_percent(window_of, width, language):
    window = window_of(language=language)
    window.setMinimumSize(500, 400)  # as on a screen that has no room for more
    window.tools._count(99)
    window.resize(width, 500)
    assert window.width() == width
    window.tools.layout().activate()
    for button in (tool(window, name) for name in (*LEAVING, "file.save", "format.bold")):
        assert button.isVisible() and button.geometry().right() <= width
    window.resize(1280, 800)
    window.tools.layout().activate()
    assert tool(window, "insert.link").isVisible() and tool(window, "view.phone").isVisible()


def test_the_window_fits_into_half_of_a_screen(window_of):
    window = window_of()
    assert window.minimumSize().width() <= 1440 / 2 and window.minimumSize().height() <= 500


def test_what_gave_way_in_a_narrow_window_comes_back(window_of):
    window = window_of()
    window.setMinimumSize(0, 0)

    def widen(width):
        window.resize(width, 600)
        window.tools.layout().activate()

    widen(820)
    assert not tool(window, "edit.undo").isVisible()
    assert tool(window, "post.copy").toolButtonStyle() == ICON_ONLY
    widen(1000)
    assert not tool(window, "edit.undo").isVisible()
    assert tool(window, "post.problems").toolButtonStyle() == WITH_TEXT
    widen(1600)
    assert tool(window, "edit.undo").isVisible() and not tool(window, "edit.undo").isEnabled()
    assert tool(window, "post.copy").toolButtonStyle() == tool(window, "file.new").toolButtonStyle() == WITH_TEXT
    window.desk.source.edit.insertPlainText("x")
    assert tool(window, "edit.undo").isEnabled()


def problems(*severities):
    found = [{"severity": severity, "message": "", "field": "", "line": 0} for severity in severities]
    return {"news": 0, "commentary": 0, "minutes": 0, "problems": found}


@pytest.mark.parametrize(
    ("found", "words", "serious"),
    [
        ((), "Check", False),
        (("advice",), "Check", False),
        (("warning", "advice"), "Check 1", False),
        (("warning", "error"), "Check 2", True),
    ],
)
def test_the_tool_bar_says_how_many_there_are_to_look_at(window_of, found, words, serious):
    window = window_of()
    window.app.previewer.report = problems(*found)
    window._reported()
    button = tool(window, "post.problems")
    assert (button.text(), bool(button.property("serious"))) == (words, serious)


@pytest.mark.parametrize("height", [440, 512, 600, 800])
def test_the_text_keeps_a_fair_share_beside_the_fields(window_of, height):
    window = window_of()
    window.setMinimumSize(0, 0)
    window.resize(900, height)
    window.desk.rows.setSizes([10_000, 0])  # as it was left on a larger screen
    edit = window.desk.source.edit
    assert edit.height() >= 6 * edit.fontMetrics().lineSpacing()
    assert window.desk.fields_pane.height() >= 96


def recent(window):
    window.recent._fill()
    return [action.text() for action in window.recent._menu.actions() if action.toolTip().endswith(".md")]


HEADER = "---\nid: {id}\ndate: {day}T07:30:00+09:00\nnews:\n  headline: {title}\n---\n"


def test_recent_posts_are_called_by_title_and_day(window_of, qtbot, tmp_path):
    paths = []
    for number, (title, day) in enumerate((("円安 & 株高", "2025-04-02"), ("あ" * 90, "2025-04-01"))):
        paths.append(tmp_path / f"2026-11-26-post-{number}.md")
        header = HEADER.format(id=f"0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b1{number}", day=day, title=title)
        paths[-1].write_text(f"{header}本文\n", encoding="utf-8")
    plain = tmp_path / "覚え書き.md"
    plain.write_text("本文\n", encoding="utf-8")
    window = window_of(paths[0])
    for path in (paths[1], plain):
        window.desk.files.open_path(path)
    assert recent(window) == ["覚え書き.md", f"{'あ' * 39}… 2025年4月1日", "円安 && 株高 2025年4月2日"]
    window.desk.files.open_path(paths[0])
    window.desk.fields_pane.focus_field("news.headline")
    window.focusWidget().selectAll()
    qtbot.keyClicks(window.focusWidget(), "Mended")
    window.desk.files.save()
    assert window.app.session.wait(10)
    assert recent(window)[0] == "Mended 2025年4月2日"


def test_a_recent_draft_without_a_headline_is_called_by_its_first_words(window_of, tmp_path):
    draft, other = tmp_path / "2026-11-27-post.md", tmp_path / "other.md"
    draft.write_text("---\nstatus: draft\n---\n\n<!-- commentary -->\n\n## **日銀**は利上げを\n", encoding="utf-8")
    other.write_text("本文\n", encoding="utf-8")
    window = window_of(draft)
    window.desk.files.open_path(other)
    assert recent(window) == ["other.md", "日銀は利上げを"]


def test_recent_posts_keep_their_titles_when_their_files_are_renamed(window_of, qtbot, tmp_path):
    path, other = tmp_path / "a.md", tmp_path / "other.md"
    path.write_text(HEADER.format(id="1", day="2025-04-02", title="円安") + "本文\n", encoding="utf-8")
    other.write_text("本文\n", encoding="utf-8")
    window = window_of(path)
    window.desk.files.open_path(other)
    done = []
    window.app.names.rename(path, "b", lambda new, _sentence: done.append(new))
    qtbot.waitUntil(lambda: bool(done))
    assert recent(window) == ["other.md", "円安 2025年4月2日"]


@pytest.mark.parametrize("odd", [None, [], "x", {"a": 1, "b": ["c"]}, {1: "x"}])
def test_an_odd_state_leaves_the_recent_posts_their_names(window_of, post, odd):
    window = window_of(post)
    window.app.settings.state["titles"] = odd
    assert recent(window) == ["post.md"]
