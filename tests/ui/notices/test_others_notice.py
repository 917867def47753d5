"""The notice about what others did to the file: it takes no key from the one who writes, and each way out works."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from editor.app.files.situation import FileState, Situation
from editor.core import words as language
from editor.core.sharing import probe

HEAD = "---\nid: i\ntitle: 題\n---\n"


@pytest.fixture
def window(window_of, post, qtbot, monkeypatch):
    monkeypatch.setattr(probe, "_PAUSE", 0.01)
    post.write_text(HEAD + "本文\n", encoding="utf-8")
    window = window_of(post)
    qtbot.waitUntil(lambda: not window.app.jobs.busy)
    return window


def write(window, qtbot, post, text):
    post.write_text(HEAD + text, encoding="utf-8")
    look(window, qtbot)


def look(window, qtbot):
    watcher = window.app.watcher
    qtbot.waitUntil(lambda: not window.app.jobs.busy and not watcher._looks.busy)  # a look that began before the write
    with qtbot.waitSignal(watcher.looked):
        watcher.look()


def button(window, words) -> QPushButton:
    return next(button for button in window.desk.others.findChildren(QPushButton) if button.text() == words)


def words(window) -> str:
    return " ".join(label.text() for label in window.desk.others.findChildren(QLabel))


def test_a_clean_post_says_quietly_that_it_was_read_anew(window, post, qtbot):
    write(window, qtbot, post, "本文と\n")
    assert window.desk.document.text() == "本文と\n"
    assert window.desk.others.isHidden()
    assert "Undo" in window.status.currentMessage()


def test_one_goes_on_typing_while_it_asks(window, post, qtbot):
    edit = window.desk.source.edit
    edit.insertPlainText("私")
    write(window, qtbot, post, "他\n")
    assert window.desk.others.isVisible()
    assert window.focusWidget() is edit
    qtbot.keyClicks(window.focusWidget(), "a\r")
    assert window.desk.document.text() == "私a\n\n本文\n"
    assert window.desk.others.isVisible()


@pytest.mark.parametrize(
    ("way", "text", "kept"),
    [("Keep my text", "私本文\n", {"post.copy.md": "他\n"}), ("Use the file", "他\n", {"post.mine.md": "私本文\n"})],
)
def test_each_choice_keeps_the_other_one(window, post, qtbot, way, text, kept):
    window.desk.source.edit.insertPlainText("私")
    write(window, qtbot, post, "他\n")
    button(window, way).click()
    qtbot.waitUntil(lambda: window.desk.others.isHidden() and window.desk.document.is_clean)
    assert window.desk.document.text() == text
    assert post.read_text(encoding="utf-8") == HEAD + text
    found = {path.name: path.read_text(encoding="utf-8").removeprefix(HEAD) for path in post.parent.glob("post.*.md")}
    assert found == kept


def test_the_two_are_compared_and_chosen_between(window, post, qtbot):
    window.desk.source.edit.insertPlainText("私")
    write(window, qtbot, post, "他\n")
    button(window, "Compare").click()
    dialog = window.desk.others_notice._comparison.window
    qtbot.waitUntil(lambda: dialog.view.changes > 0)
    button_in = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Use the file")
    button_in.click()
    qtbot.waitUntil(lambda: window.desk.document.text() == "他\n")
    assert window.desk.others_notice._comparison.window is None


def test_a_comparison_closes_when_there_is_nothing_to_compare(window, post, qtbot):
    window.desk.source.edit.insertPlainText("私")
    write(window, qtbot, post, "他\n")
    button(window, "Compare").click()
    assert window.desk.others_notice._comparison.window is not None
    write(window, qtbot, post, "本文\n")
    assert window.desk.others.isHidden()
    assert window.desk.others_notice._comparison.window is None


def test_a_deleted_file_can_be_saved_elsewhere(window, post, tmp_path, answers, qtbot):
    post.unlink()
    look(window, qtbot)
    assert "was not found" in words(window)
    assert window.isWindowModified()
    answers.paths = [tmp_path / "new.md"]
    button(window, "Save as…").click()
    qtbot.waitUntil(lambda: window.desk.others.isHidden())
    assert (tmp_path / "new.md").read_text(encoding="utf-8") == HEAD + "本文\n"
    assert not post.exists()


def test_a_save_of_a_renamed_post_goes_to_the_new_name(window, post, answers, qtbot):
    new = post.with_name("new.md")
    window.desk.source.edit.insertPlainText("私")
    post.rename(new)
    window.actions_["file.save"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.is_clean)
    assert not answers.asked
    assert new.read_text(encoding="utf-8") == HEAD + "私本文\n"
    assert not post.exists()


def test_a_conflict_copy_can_be_left(window, post, qtbot):
    copy = post.with_name("post (Taro's conflicted copy 2026-01-01).md")
    copy.write_text(HEAD + "他\n", encoding="utf-8")
    look(window, qtbot)
    assert copy.name in words(window)
    button(window, "Ignore").click()
    assert window.desk.others.isHidden()
    look(window, qtbot)
    assert window.desk.others.isHidden()
    assert copy.exists()


@pytest.mark.parametrize("state", [state for state in FileState if state is not FileState.SAME])
def test_each_situation_has_its_words_in_japanese(window, post, state):
    language.use("ja")
    window.app.watcher._set(Situation(state, post, b"", "。"))
    text = words(window)
    assert "無事" in text or "ここに" in text or "残って" in text
    assert not any("a" <= char <= "z" for char in text.replace(post.name, ""))
