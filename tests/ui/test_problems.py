"""From a problem to its words in the post, and what is proposed in their place."""

import pytest

from editor.app import change

HEADER = "---\ntitle: 題\nnews:\n  headline: 見出し\n  summary: [一, 😀4月2日（木）]\n---\n"
POST = f"{HEADER}前の行。\n\n😀𩸽4月2日（木）に会った。\n"
BODY = {"field": "", "line": 9, "column": 8, "words": "木", "mend": "水"}
FIELD = {"field": "news.summary.1", "line": 5, "column": 7, "words": "木", "mend": "水"}


@pytest.fixture
def window(window_of, tmp_path):
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    return window_of(path)


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
