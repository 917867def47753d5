"""From a problem to its words in the post, and what is proposed in their place."""

import pytest
from PySide6.QtCore import Qt

from editor.app.open_post import change

HEADER = "---\ntitle: 題\nnews:\n  headline: 見出し\n  summary: [一, 😀4月2日（木）]\n---\n"
POST = f"{HEADER}前の行。\n\n😀𩸽4月2日（木）に会った。\n"
BODY = {"field": "", "line": 9, "column": 8, "words": "木", "mend": "水"}
FIELD = {"field": "news.summary.1", "line": 5, "column": 7, "words": "木", "mend": "水"}


@pytest.fixture
def window(reported_window_of, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    return reported_window_of(path)


def test_a_new_post_is_not_told_that_it_has_no_title(window_of):
    window, lacks = window_of(), {**BODY, "rule": "title-missing", "severity": "error", "message": "", "words": ""}
    window.app.previewer.report = {"news": 0, "commentary": 0, "minutes": 0, "problems": [lacks]}
    problems = window.dialogs.problems
    assert (problems.told["problems"], problems.report["problems"]) == ([], [lacks])
    window.desk.source.edit.insertPlainText("一")
    assert problems.told["problems"] == [lacks]


def test_nothing_is_told_of_a_post_that_was_not_looked_at(window):
    found = {**BODY, "rule": "weekday", "severity": "error", "message": "曜日"}
    problems = window.dialogs.problems
    window.app.previewer.report = {"news": 3, "commentary": 0, "minutes": 1, "problems": [found]}
    pane = problems.show_beside()
    assert pane.rows.rows()
    window.app.previewer.report = {}
    window.app.previewer.reported.emit()
    assert not pane.rows.rows() and pane._empty.isHidden()
    assert window.status._counts.isHidden() and window.status._problems.isHidden()


def selected(window, problem) -> str:
    editor = window.focusWidget() if problem["field"] else window.desk.source.edit
    return editor.textCursor().selectedText()


@pytest.mark.parametrize("problem", [BODY, FIELD], ids=["text", "field"])
def test_the_words_are_selected(window, problem):
    window.dialogs.problems.go_to(problem)
    assert selected(window, problem) == "木"


@pytest.mark.parametrize("problem", [BODY, FIELD], ids=["text", "field"])
def test_they_are_mended_in_one_step(window, problem):
    document = window.desk.document
    before = document.contents()
    window.dialogs.problems.mend(problem)
    after = document.contents()
    assert (after.fields.news.summary[1], after.text) == (
        "😀4月2日（水）" if problem is FIELD else "😀4月2日（木）",
        "前の行。\n\n😀𩸽4月2日（水）に会った。\n" if problem is BODY else "前の行。\n\n😀𩸽4月2日（木）に会った。\n",
    )
    document.apply(change.undone())
    assert document.contents() == before


@pytest.mark.parametrize("problem", [BODY, FIELD], ids=["text", "field"])
@pytest.mark.parametrize("change", [{"words": "金"}, {"column": 99}, {"column": 1}])
def test_words_that_stand_there_no_more_are_left_alone(window, problem, change):
    before = window.desk.document.contents()
    window.dialogs.problems.mend({**problem, **change})
    assert window.desk.document.contents() == before


def test_the_text_that_cannot_be_written_in_is_left_alone(window):
    before = window.desk.document.contents()
    window.desk.source.edit.setReadOnly(True)
    window.dialogs.problems.mend(BODY)
    assert window.desk.document.contents() == before


def report(window, *found, ignored=()):
    above = window.desk.document.file.body_line
    window.app.previewer.report = {
        "news": 0, "commentary": 0, "minutes": 0, "body_line": above, "problems": list(found), "ignored": list(ignored),
    }  # fmt: skip
    window.app.previewer.reported.emit()


def full(problem, **more):
    known = {"rule": "weekday", "field": problem["field"], "words": "木", "before": "𩸽4月2日（", "after": ""}
    return {
        "rule": "weekday",
        "severity": "error",
        "message": "曜日",
        "section": "news",
        "known": known,
        **problem,
        **more,
    }


def test_the_pane_stays_beside_the_text_and_the_words_are_marked(window):
    assert not window.dialogs.problems.is_open
    report(window, full(BODY), full(FIELD))
    assert window.desk.source.edit.marks.words == ["木"]
    window.actions_["post.problems"].trigger()
    assert window.dialogs.problems.is_open and window.desk.preview.face is not None
    assert window.actions_["post.problems"].isChecked()
    window.desk.focus_source()
    assert window.dialogs.problems.is_open
    window.actions_["post.problems"].trigger()
    assert not window.dialogs.problems.is_open


@pytest.mark.parametrize("ends", ["view.phone", "view.said", "post.problems"])
def test_the_caret_goes_back_to_the_text_when_something_else_takes_the_place_of_the_pane(window, ends):
    report(window, full(BODY))
    window.desk.memory.line.say("x")  # its button comes next in the order of Tab
    window.actions_["post.problems"].trigger()
    assert window.desk.preview.face.isAncestorOf(window.focusWidget())
    window.actions_[ends].trigger()
    assert not window.dialogs.problems.is_open
    assert window.focusWidget() is window.desk.source.edit


def test_escape_goes_back_to_the_text_and_leaves_the_pane_open(window, qtbot):
    report(window, full(BODY))
    window.actions_["post.problems"].trigger()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is window.desk.source.edit
    assert window.dialogs.problems.is_open


def test_one_walks_by_keys_mends_by_one_and_takes_it_back_by_one(window):
    report(window, full(BODY), full(FIELD))
    document = window.desk.document
    before = document.contents()
    window.actions_["post.next_problem"].trigger()
    assert window.dialogs.problems.is_open
    assert window.desk.source.edit.textCursor().selectedText() == "木"
    window.actions_["post.next_problem"].trigger()
    assert window.focusWidget().textCursor().selectedText() == "木"
    window.actions_["post.previous_problem"].trigger()
    window.actions_["post.mend"].trigger()
    assert "4月2日（水）に会った" in document.contents().text
    document.apply(change.undone())
    assert document.contents() == before


def test_ignoring_is_one_key_and_is_gone_from_the_next_report(window, qtbot):
    report(window, full(BODY))
    window.actions_["post.next_problem"].trigger()
    before = window.desk.document.contents()
    with qtbot.waitSignal(window.app.ignoring.changed):
        window.actions_["post.ignore"].trigger()
    assert window.desk.document.contents() == before, "nothing of it is in the text"
    with qtbot.waitSignal(window.app.previewer.reported, timeout=20_000):
        window.app.previewer.report_anew()
    assert [problem["rule"] for problem in window.app.previewer.report["ignored"]] == ["weekday"]
    assert "weekday" not in {p["rule"] for p in window.app.previewer.report["problems"] if not p["field"]}


def test_what_is_open_is_in_the_window_of_the_copy_and_leads_there(window, qtbot):
    from editor.ui.checks.rows import ProblemRows
    from editor.ui.dialogs.copy_blogger import CopyForBlogger

    report(window, full(BODY))
    window.actions_["post.copy"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopyForBlogger)), timeout=20_000)
    (dialog,) = window.findChildren(CopyForBlogger)
    (rows,) = dialog.findChildren(ProblemRows)
    rows.itemActivated.emit(rows.item(1))
    assert not dialog.isVisible()
    assert window.desk.source.edit.textCursor().selectedText() == "木"
