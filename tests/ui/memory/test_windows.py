"""The timeline, and the old posts that should point to the open one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from editor.ui.memory.timeline import TimelineWindow

MOMENTS = [
    {"path": "a.md", "title": "停戦の行方", "url": "", "date": "2025-03-01", "bullets": ["要点<b>一</b>", ""]},
    {"path": "b.md", "title": "", "url": "", "date": "2025-04-01", "bullets": []},
]
LINKS = [
    {"path": "a.md", "title": "古い記事", "url": "https://e.com/a", "date": "2025-01-01", "html": "<p>追記</p>"}
    | {"markdown": "追記：[新](<https://e.com/n>)"},
    {"path": "b.md", "title": "別の", "url": "javascript:alert(1)", "date": "2025-01-02", "html": "<p>別</p>"}
    | {"markdown": "別"},
]


class FakeQuestions:
    """Answers what the window asks at once."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def __call__(self, question, _text, _path, done, **more):
        self.asked.append((question, more))
        done(self.answers[question])


@pytest.fixture
def window(window_of, post):
    return window_of(post)


@pytest.fixture
def ask(window, monkeypatch):
    fake = FakeQuestions({"timeline": MOMENTS, "hub": {"html": "<h3>2025</h3>", "posts": 2}, "forward": LINKS})
    monkeypatch.setattr(window.app.library, "ask", fake)
    monkeypatch.setattr(window.app.library, "start", lambda: None)
    return fake


def test_a_timeline_of_what_is_selected(window, ask):
    edit = window.desk.source.edit
    edit.go_to_line(1)
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, 2)
    edit.setTextCursor(cursor)
    window.actions_["post.timeline"].trigger()
    timeline = window.desk.memory.windows.timeline.window
    assert timeline.query == "本文" and ask.asked == [("timeline", {"query": "本文"})]
    shown = [timeline.list.item(row).text() for row in range(timeline.list.count())]
    assert shown == ["2025-03-01  停戦の行方\n　・要点<b>一</b>", "2025-04-01  Without a title"]
    assert timeline.words.text() == "2 posts"
    timeline.copy.click()
    assert QGuiApplication.clipboard().text() == "<h3>2025</h3>" and timeline.words.text().startswith("Copied, 2 posts")
    timeline.close()


def test_it_opens_posts_and_follows_what_is_typed(window, ask, qtbot):
    opened = []
    timeline = TimelineWindow(window.app.library, "", opened.append, "", window)
    timeline.show()
    assert timeline.list.count() == 0 and not timeline.copy.isEnabled()
    QTest.keyClicks(timeline.search, "truce")
    qtbot.waitUntil(lambda: timeline.list.count() == 2)
    QTest.keyClick(timeline.search, Qt.Key.Key_Return)
    QTest.keyClick(timeline.list, Qt.Key.Key_Return)
    assert opened == [window.app.library.folder / "a.md"]
    ask.answers["timeline"] = []
    timeline.search.setText("nothing")
    qtbot.waitUntil(lambda: timeline.words.text().startswith("Nothing was found."))
    timeline.close()


def test_lines_for_old_posts_are_ready_to_be_copied(window, ask, monkeypatch, qtbot):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.actions_["post.forward"].trigger()
    forward = window.desk.memory.windows.forward.window
    qtbot.waitUntil(lambda: forward.list.count() == 2)
    assert forward.line.text() == "追記：新"
    forward.copy.click()
    assert QGuiApplication.clipboard().text() == "<p>追記</p>" and "古い記事" in forward.words.text()
    forward.open_button.click()
    assert opened == ["https://e.com/a"]
    forward.list.setCurrentRow(1)
    forward.open_button.click()
    assert len(opened) == 1 and forward.words.text().startswith("This URL is not opened")
    forward.show_links([])
    assert not forward.copy.isEnabled() and forward.words.text().startswith("No earlier post is similar")
    forward.close()


def test_predictions_stand_above_the_posts(window, ask, tmp_path):
    from editor.ui.library.predictions import DuePredictions

    opened = []
    ask.answers["predictions"] = [{"path": "a.md", "title": "題", "sentence": "関税は必ず下がる。" * 5, "day": "x"}]
    due = DuePredictions(window.app.library, opened.append, window)
    due.look()
    (button,) = due.buttons
    assert not due.isHidden() and button.text().endswith("…") and "関税は必ず下がる。" * 5 in button.accessibleName()
    assert ask.asked[-1][0] == "predictions" and ask.asked[-1][1]["first"] == ask.asked[-1][1]["last"]
    button.click()
    assert opened == [window.app.library.folder / "a.md"]
    due.show_due([])
    assert due.isHidden()
