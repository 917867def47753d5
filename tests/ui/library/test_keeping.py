"""Duplicating and trashing posts from the list."""

import shutil

import pytest
from PySide6.QtCore import QFile

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
