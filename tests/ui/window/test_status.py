"""What the status bar says about saving, and how much is written."""

from datetime import datetime

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from editor.core import words
from editor.core.disk import store
from editor.core.errors import SaveError
from editor.ui.window.status import StatusBar


def state(window):
    return window.status._save.text()


def test_from_the_first_keystroke_to_the_disk(window_of, qtbot):
    window = window_of()
    assert state(window) == "New post: saved with your first keystroke"
    document = window.desk.document
    with qtbot.waitSignal(document.saved):
        qtbot.keyClicks(window.focusWidget(), "a")
    assert state(window).startswith("Saved ")
    assert document.path.is_file()
    qtbot.keyClicks(window.focusWidget(), "b")
    assert state(window) == "Unsaved changes"
    assert window.isWindowModified()
    with qtbot.waitSignal(document.saved):
        window.actions_["file.save"].trigger()
        assert state(window) == "Saving…"
    assert state(window).startswith("Saved ")
    assert not window.isWindowModified()


def test_a_failure_stays_in_sight(window_of, post, qtbot, answers, monkeypatch):
    window = window_of(post)
    qtbot.keyClicks(window.desk.source.edit, "a")

    def full(*_arguments, **_named):
        raise SaveError("The disk is full.")

    monkeypatch.setattr(store, "write", full)
    with qtbot.waitSignal(window.app.session.save_failed):
        window.actions_["file.save"].trigger()
    assert state(window) == "Your text is still here. It was not saved"
    assert window.status._save.property("serious")
    assert "The disk is full." in answers.told[0]
    assert not window.desk.document.is_clean


def test_saving_does_not_disturb_what_is_being_composed(window_of, post, qtbot):
    window = window_of(post)
    edit = window.desk.source.edit
    qtbot.keyClicks(edit, "a")
    QApplication.sendEvent(edit, QInputMethodEvent("にほん", []))
    document = window.desk.document
    with qtbot.waitSignal(document.saved):
        window.app.session.save(document)
    assert edit.textCursor().block().layout().preeditAreaText() == "にほん"
    assert "にほん" not in post.read_text(encoding="utf-8")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(edit, commit)
    assert document.text().startswith("a日本本文")
    assert not document.is_clean


@pytest.mark.parametrize(
    ("severities", "words"),
    [([], "No problems"), (["advice"], "No problems"), (["error", "warning", "advice"], "2 problems")],
)
def test_counts_and_problems(qtbot, severities, words):
    bar = StatusBar()
    qtbot.addWidget(bar)
    problems = [{"severity": severity} for severity in severities]
    bar.count({"news": 1234, "commentary": 5, "minutes": 2, "problems": problems})
    assert "1,234" in bar._counts.text()
    assert bar._problems.text() == words


def test_in_a_narrow_bar_the_counts_are_short_and_nothing_sticks_out(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.unsaved(on_disk=False)
    bar.count({"news": 1234, "commentary": 12345, "minutes": 15, "problems": []})
    bar.select(120)
    bar.caret(123, 45)
    bar._show_caret()
    bar.resize(1200, 26)
    bar.show()
    assert bar._counts.text() == "News 1,234, commentary 12,345 characters; 15 min to read"
    bar.resize(760, 26)
    assert bar._counts.text() == "1,234 + 12,345 chars"
    assert bar._counts.accessibleName().startswith("News 1,234")
    bar.resize(1200, 26)
    assert bar._counts.text().startswith("News 1,234")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_counts_do_not_move_while_one_pauses(qtbot, language):
    before = words.language()
    words.use(language)
    bar = StatusBar()
    qtbot.addWidget(bar)
    moment = datetime(2026, 11, 28, 23, 58, 48)
    states = (lambda: bar.unsaved(True), bar.saving, lambda: bar.saved(moment))
    for say in states:
        say()
    widths = set()
    for say in states:
        say()
        assert bar._save.sizeHint().width() <= bar._save.minimumWidth()
        widths.add(bar._save.minimumWidth())
    bar.unsaved(False)
    words.use(before)
    assert widths == {bar._save.minimumWidth()}


def test_a_message_stands_alone_also_while_one_counts(qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.count({"news": 1, "commentary": 2, "minutes": 3, "problems": []})
    bar.opened()
    bar.showMessage("この記事の名前か場所が変わりました。")
    bar.count({"news": 1, "commentary": 2, "minutes": 3, "problems": []})
    bar.unsaved(on_disk=True)
    assert not bar._counts.isVisible() and not bar._save.isVisible()
    assert bar._caret.isVisible()
    bar.clearMessage()
    assert bar._counts.isVisible() and bar._save.text() == "Unsaved changes"
