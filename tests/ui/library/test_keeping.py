"""Duplicating and trashing posts from the list."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QFile

from editor.app.open_post import change
from editor.core.file.postfile import PostFile


@pytest.fixture
def trash(monkeypatch, tmp_path):
    (tmp_path / "trash").mkdir()

    def move(name):
        shutil.move(name, tmp_path / "trash")
        return True, ""

    monkeypatch.setattr(QFile, "moveToTrash", move)
    return tmp_path / "trash"


@pytest.fixture
def window(window_of, post, monkeypatch, tmp_path):
    monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path / "posts"))
    return window_of(post)


def test_a_duplicate_is_opened(window, post, qtbot):
    window.desk.library.duplicate_wanted.emit(post)
    qtbot.waitUntil(lambda: window.desk.document.path != post)
    assert PostFile.parse(window.desk.document.path.read_bytes()).body == PostFile.parse(post.read_bytes()).body
    assert post.exists()


def test_what_was_just_written_is_in_it(window, post, qtbot):
    window.desk.source.edit.insertPlainText("新しい文。")
    window.desk.library.duplicate_wanted.emit(post)
    qtbot.waitUntil(lambda: window.desk.document.path != post)
    assert "新しい文。" in window.desk.document.text()


def test_the_person_is_asked_before_one_goes(window, post, answers, trash):
    window.desk.library.trash_wanted.emit(post, "題")
    assert answers.asked == ["Move “題” to the trash?"] and post.exists()


def test_the_open_one_is_left_first(window, post, answers, trash, qtbot):
    answers.choices = [0]
    window.desk.library.trash_wanted.emit(post, "題")
    qtbot.waitUntil(lambda: not post.exists())
    assert (trash / "post.md").exists() and window.desk.document.path != post
    assert not window.desk.document.on_disk


def test_what_cannot_be_done_is_said(window, tmp_path, answers, qtbot):
    window.desk.library.duplicate_wanted.emit(tmp_path / "gone.md")
    qtbot.waitUntil(lambda: len(answers.told) == 1)
    assert answers.told[0].startswith("Not duplicated")


def test_the_open_post_gets_another_name(window, post, answers, qtbot):
    answers.names = ["別の名前"]
    window.desk.source.edit.insertPlainText("新しい文。")
    window.actions_["file.rename"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.path == post.with_name("別の名前.md"))
    assert "新しい文。" in window.desk.document.path.read_text(encoding="utf-8") and not post.exists()
    assert answers.asked == ["Another name for “post.md”"]


def test_a_post_of_the_list_gets_another_name(window, post, answers, qtbot):
    other = post.with_name("other.md")
    other.write_text("本文", encoding="utf-8")
    answers.names = ["別の名前", ""]
    window.desk.library.rename_wanted.emit(other)
    qtbot.waitUntil(post.with_name("別の名前.md").exists)
    window.desk.library.rename_wanted.emit(post)
    assert post.exists() and window.desk.document.path == post


def test_a_name_that_is_taken_is_said(window, post, answers, qtbot):
    post.with_name("taken.md").write_text("x")
    answers.names = ["taken"]
    window.desk.library.rename_wanted.emit(post)
    qtbot.waitUntil(lambda: len(answers.told) == 1)
    assert answers.told[0].startswith("Not renamed") and window.desk.document.path == post


def test_the_caret_in_a_headline_holds_the_name(window):
    window.desk.fields_pane.focus_field("news.headline")
    assert window.desk.memory.library_files.is_in_headline()
    window.desk.focus_source()
    assert not window.desk.memory.library_files.is_in_headline()


# -- a post whose file gets another name by the save that comes first --------------------------------------------------


@pytest.fixture
def renamed(window_of, monkeypatch, tmp_path):
    """A window with a post whose headline was changed, so that its file is renamed with the next save."""
    monkeypatch.setenv("RONPYO_LIBRARY", str(tmp_path / "posts"))
    path = tmp_path / "posts" / "2026" / "2026-01-02-旧.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ndate: 2026-01-02\nstatus: draft\n"
        "commentary:\n  headline: 旧\n---\n本文\n",
        encoding="utf-8",
    )
    window = window_of(path)
    fields = window.desk.document.fields
    window.desk.document.apply(change.edited(replace(fields, commentary=replace(fields.commentary, headline="新"))))
    return window


def test_it_gets_the_name_that_the_person_gives(renamed, answers, qtbot):
    path = renamed.desk.document.path
    answers.names = ["別の名前"]
    renamed.desk.library.rename_wanted.emit(path)
    qtbot.waitUntil(path.with_name("別の名前.md").exists)
    assert [file.name for file in path.parent.iterdir()] == ["別の名前.md"] and not answers.told


def test_its_duplicate_is_made_of_it(renamed, answers, qtbot):
    path = renamed.desk.document.path
    renamed.desk.library.duplicate_wanted.emit(path)
    qtbot.waitUntil(lambda: renamed.desk.document.path not in (path, path.with_name("2026-01-02-新.md")))
    assert renamed.desk.document.fields.commentary.headline == "新" and not answers.told


def test_it_goes_to_the_trash(renamed, answers, trash, qtbot):
    path = renamed.desk.document.path
    answers.choices = [0]
    renamed.desk.library.trash_wanted.emit(path, "題")
    qtbot.waitUntil(lambda: [file.name for file in trash.iterdir()] == ["2026-01-02-新.md"])
    assert not list(path.parent.iterdir()) and not answers.told
