"""Links to own posts that are not right, and paragraphs that were there before: in the list, with what mends them."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from editor.app.open_post import change
from editor.core.file.postfile import PostFile
from editor.core.library.audit import audit
from editor.core.library.draft import draft_of
from editor.core.library.memory import answer
from editor.core.post import Related
from editor.core.text.zones import named_zone
from tests.core.library.posts import archive_of, header

BLOG = "https://example.blogspot.com"
OLD = "長い段落であって、同じことを二度書いているのかどうかを見るためにここにある。これはそのための文である。"
LIBRARY = {
    "a.md": header(
        status="published", title="関税の税率を読む", date="2025-03-31", blogger__url=f"{BLOG}/2025/03/tariffs.html"
    )
    + f"{OLD}\n",
}
POST = (
    "---\ntitle: この記事\ndate: 2025-04-01\nnews:\n  headline: 見出し\n  summary:\n"
    f"    - '[関税の税率を読み解く]({BLOG}/2025/03/tariffs.html)'\n"
    f"related:\n  - title: 別の題\n    url: {BLOG}/2025/03/tariffs.html\n    date: 2025-03-30\n---\n"
    f"一段落。\n\n前の[関税の税率を読み解く]({BLOG}/2024/01/tariffs.html)の通り。\n\n{OLD}\n\n最後の段落。\n"
)


@pytest.fixture
def archive(tmp_path):
    archive = archive_of(tmp_path / "posts", LIBRARY)
    yield archive
    archive.close()


@pytest.fixture
def window(reported_window_of, archive, tmp_path):
    """A window on the post, with what the library answers about it."""
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    window = reported_window_of(path)  # nothing is told of a post that was not looked at
    findings = window.desk.memory.findings
    for question, ask in ((findings._links, "links"), (findings._reused, "reused")):
        question.answer = answer(archive.index, {"ask": ask, "text": POST, "path": "post.md"})
    return window


def left(window, archive) -> list[str]:
    """The rules of what the library would find now."""
    file = PostFile.parse(window.desk.document.build().or_raise().data)
    draft = draft_of(file.data)
    return [one.problem.rule for one in audit(archive.index, file, draft, named_zone("Asia/Tokyo"))]


def found(window):
    return window.desk.memory.findings.found


def test_all_of_them_are_listed_with_their_lines(window):
    rules = [(one["rule"], one["field"]) for one in found(window)]
    assert rules == [
        ("link-title", "news.summary.0"),
        ("link-unknown", ""),
        ("link-title", "related.0.title"),
        ("link-date", "related.0.date"),
        ("reused", ""),
    ]
    pane = window.dialogs.problems.show_beside()
    said = [pane.rows.item(row).text() for row in range(pane.rows.count())]
    assert any("関税の税率を読み解く → 関税の税率を読む" in words for words in said)
    assert not pane._links.isHidden()
    body = [one for one in window.dialogs.problems._problems() if one["rule"] in ("link-unknown", "reused")]
    assert [POST.split("\n")[one["line"] - 1][:2] for one in body] == ["前の", "長い"]
    window.dialogs.problems.go_to(body[0])
    assert window.desk.source.edit.textCursor().block().text().startswith("前の")


def test_one_is_mended_in_one_step(window):
    window.dialogs.problems.mend(found(window)[1])
    assert f"({BLOG}/2025/03/tariffs.html)の通り" in window.desk.document.text()
    assert window.desk.document.history.undo_name == "Mend a link"
    window.actions_["edit.undo"].trigger()
    assert f"({BLOG}/2024/01/tariffs.html)の通り" in window.desk.document.text()


def test_all_are_mended_in_one_step(window, archive):
    before = window.desk.document.contents()
    window.actions_["post.mend_links"].trigger()
    fields = window.desk.document.fields
    assert fields.related == (Related("関税の税率を読む", f"{BLOG}/2025/03/tariffs.html", "2025-03-31"),)
    assert fields.news.summary == (f"[関税の税率を読む]({BLOG}/2025/03/tariffs.html)",)
    assert left(window, archive) == ["link-title"]  # of the text: its address was not known before
    window.actions_["edit.undo"].trigger()
    assert window.desk.document.contents() == before


def test_what_was_changed_meanwhile_is_left_alone(window):
    document = window.desk.document
    findings = found(window)
    fields = replace(document.fields, related=(Related("手で直した", "u", "2025-03-30"),))
    document.apply(change.edited(fields, "別の文。\n" + document.text()))
    text = document.text()
    window.desk.memory.findings.mend([one for one in findings if one["field"] != "news.summary.0"])
    assert document.text() == text
    assert document.fields.related == (Related("手で直した", "u", "2025-03-31"),)  # the date was the one that is wrong


def test_a_row_that_is_there_twice_goes(window, archive):
    document = window.desk.document
    row = document.fields.related[0]
    document.apply(change.edited(replace(document.fields, related=(row, row))))
    data = document.build().or_raise().data.decode()
    window.desk.memory.findings._links.answer = answer(archive.index, {"ask": "links", "text": data, "path": ""})
    window.actions_["post.mend_links"].trigger()
    assert document.fields.related == (Related("関税の税率を読む", f"{BLOG}/2025/03/tariffs.html", "2025-03-31"),)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("&Cut it", "の通り。\n\n最後の段落。\n"),
        (
            "&Link instead",
            f"の通り。\n\n[関税の税率を読む]({BLOG}/2025/03/tariffs.html)（2025年3月31日）\n\n最後の段落。\n",
        ),
    ],
)
def test_a_paragraph_that_was_there_before(window, words, text):
    pane = window.dialogs.problems.show_beside()
    pane.rows.setCurrentRow(pane.rows.count() - 1)
    assert "(2025-03-31): 100 % of it" in pane.rows.item(pane.rows.count() - 1).text()
    next(button for button in pane.findChildren(QPushButton) if button.text() == words).click()
    assert window.desk.document.text().endswith(text)
    window.actions_["edit.undo"].trigger()
    assert OLD in window.desk.document.text()


def test_the_window_counts_them(window):
    window.app.previewer.report = {
        "news": 1,
        "commentary": 1,
        "minutes": 1,
        "problems": [],
        "body_line": POST[: POST.index("一段落")].count("\n") + 1,
    }
    window.desk.memory.findings.changed.emit()
    assert window.status._problems.text() == "4 problems"  # an advice is none


def asked_again(window, archive, path):
    """The library's answer to the question that the window would ask now."""
    findings = window.desk.memory.findings
    more = findings._what_to_ask(window.desk.document)
    findings._links.answer = answer(
        archive.index, {"ask": "links", "text": POST, "path": "post.md", "file": str(path), **more}
    )
    findings.changed.emit()
    return more


def test_one_is_ignored_and_told_again(window, archive, qtbot):
    problems, path = window.dialogs.problems, window.desk.document.path
    pane = problems.show_beside()
    before = asked_again(window, archive, path)
    pane.rows.setCurrentRow(
        next(row for row in pane.rows.rows() if pane.rows._problem_at(row)["rule"] == "link-unknown")
    )
    with qtbot.waitSignal(window.app.ignoring.changed):
        window.actions_["post.ignore"].trigger()
    assert asked_again(window, archive, path) != before
    assert "link-unknown" not in [one["rule"] for one in found(window)]
    assert [one["rule"] for one in window.desk.memory.findings.ignored] == ["link-unknown"]
    assert "link-unknown" not in [one["rule"] for one in problems._problems()]
    pane._ignored.setChecked(True)
    pane.rows.setCurrentRow(pane.rows.rows()[-1])
    assert pane._ignore_here.text() == "Stop ignoring it"
    with qtbot.waitSignal(window.app.ignoring.changed):
        window.actions_["post.ignore"].trigger()
    asked_again(window, archive, path)
    assert "link-unknown" in [one["rule"] for one in found(window)]


@pytest.mark.parametrize("rule", ["link-title", "reused"])
def test_a_rule_that_is_switched_off_is_not_told(window, rule):
    settings = window.app.settings
    settings.switch(settings.switches.switched(rule, False))
    assert rule not in [one["rule"] for one in found(window)]
    settings.switch(settings.switches.switched(rule, True))
    assert rule in [one["rule"] for one in found(window)]
