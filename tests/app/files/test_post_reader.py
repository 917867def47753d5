"""Opening a post whose drive answers late or never: the window is never held by it."""

import threading
from pathlib import Path

import pytest

from editor.app.files import post_reader
from editor.app.files.post_reader import PostReader, read_now
from editor.app.threads import patience
from editor.app.threads.patience import Presence
from editor.core.disk import folders, store
from editor.core.errors import FileError


@pytest.fixture
def drive(monkeypatch):
    """A drive that answers for files of the name slow.md only once `drive` is set."""
    answers = threading.Event()
    read, is_file = store.read, folders.is_file

    def late(path: Path, *limit: int):
        if path.name == "slow.md":
            answers.wait(30)
        return read(path, *limit)

    def late_look(path: Path) -> bool:
        if path.name == "slow.md":
            answers.wait(30)
        return is_file(path)

    monkeypatch.setattr(store, "read", late)
    monkeypatch.setattr(folders, "is_file", late_look)
    monkeypatch.setattr(post_reader, "SOON", 0.01)
    yield answers
    answers.set()


@pytest.fixture
def files(tmp_path):
    for name in ("slow.md", "quick.md"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reader(qapp):
    reader = PostReader()
    yield reader
    reader.forget()


@pytest.fixture
def late_answer(reader, qapp, qtbot, monkeypatch):
    """Waits until so many late answers have come and were taken or dropped."""
    came, deliver = [], reader._late.deliver
    monkeypatch.setattr(reader._late, "deliver", lambda *values: (deliver(*values), came.append(values)))

    def wait(count):
        qtbot.waitUntil(lambda: len(came) == count)
        qapp.processEvents()

    return wait


def test_a_file_that_is_there_is_read_at_once(reader, files):
    read = []
    reader.read(files / "quick.md", read.append, pytest.fail)
    assert [found.data for found in read] == [b"quick.md"]


@pytest.mark.parametrize("name", ["missing.md", "."])
def test_what_cannot_be_read_is_said_at_once(reader, files, name):
    said = []
    reader.read(files / name, pytest.fail, said.append)
    assert isinstance(said[0], FileError)


def test_a_file_that_is_late_comes_later(reader, files, drive, qtbot):
    read = []
    with qtbot.waitSignal(reader.waiting):
        reader.read(files / "slow.md", read.append, pytest.fail)
    assert not read
    drive.set()
    qtbot.waitUntil(lambda: bool(read))
    assert read[0].data == b"slow.md"


def test_of_two_the_last_one_counts(reader, files, drive, late_answer):
    read = []
    reader.read(files / "slow.md", read.append, pytest.fail)
    reader.read(files / "quick.md", read.append, pytest.fail)
    drive.set()
    late_answer(1)
    assert [found.path.name for found in read] == ["quick.md"]


def test_a_drive_that_never_answers_is_said(reader, files, drive, qtbot, late_answer, monkeypatch):
    monkeypatch.setattr(post_reader, "PATIENCE_MS", 10)
    said = []
    reader.read(files / "slow.md", pytest.fail, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert "slow.md" in str(said[0])
    assert "does not answer" in str(said[0])
    drive.set()  # too late: nothing is opened by it
    late_answer(1)


def test_before_there_is_a_window_the_wait_has_an_end(files, drive, monkeypatch):
    monkeypatch.setattr(post_reader, "START", 0.01)
    with pytest.raises(FileError, match="does not answer"):
        read_now(files / "slow.md")
    assert read_now(files / "quick.md").data == b"quick.md"


def test_files_of_a_drive_that_does_not_answer_are_neither_there_nor_gone(files, drive, monkeypatch):
    monkeypatch.setattr(patience, "_GLANCE", 0.01)
    presence = Presence()
    assert not presence.is_file(files / "slow.md")
    monkeypatch.setattr(patience, "_GLANCE", 30)  # not asked again: it would wait
    assert not presence.is_file(files / "slow.md")
    assert not presence.is_gone(files / "slow.md")
    drive.set()
    presence._asked[files].wait(30)
    assert presence.is_file(files / "slow.md")
    assert presence.is_gone(files / "missing.md")
