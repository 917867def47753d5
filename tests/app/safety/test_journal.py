"""The journal of the open post: begins with the first change, follows every one, goes with a confirmed save."""

import errno
import os
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.open_post import change
from editor.app.safety import journal_writer
from editor.app.safety.journal_writer import JournalWriter
from editor.core.disk import folders
from editor.core.file.contents import Contents
from editor.core.history import journal
from editor.core.history.journal import Base, Damage
from editor.core.history.journal_files import JournalFile
from editor.core.post import Fields


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nid: 1\n---\n一\n", encoding="utf-8")
    return path


def journals(app):
    return sorted(app.journal._place.glob("*.journal"), key=lambda path: path.stat().st_mtime_ns)


def told(app):
    """What the newest journal tells."""
    return journal.read(journals(app)[-1].read_bytes())


def write(document, text):
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_nothing_is_written_before_the_first_change(app, post):
    app.session.open(post)
    assert app.journal.secure()
    assert not app.journal._place.exists()


def test_each_change_is_in_the_journal_while_typing_goes_on(app, post, qtbot):
    document = app.session.open(post)
    for number in range(20):
        write(document, f"{number} ")
        text = document.text()
        qtbot.waitUntil(lambda text=text: bool(journals(app)) and told(app).contents.text == text)
    assert told(app).base == Base(str(post), post.read_bytes(), document.digest)
    assert told(app).damage is Damage.NONE
    assert len(journals(app)) == 1


@pytest.mark.parametrize("loaded", [False, True])
def test_until_all_is_loaded_each_change_is_waited_for(app, post, qtbot, monkeypatch, loaded):
    waited = []
    hand_over = JournalWriter.hand_over
    monkeypatch.setattr(
        JournalWriter, "hand_over", lambda self, seconds: waited.append(seconds) or hand_over(self, seconds)
    )
    document = app.session.open(post)
    if loaded:
        app.journal.all_loaded()
    write(document, "二")
    qtbot.waitUntil(lambda: bool(journals(app)) and told(app).contents.text == document.text())
    assert bool(waited) is not loaded


def test_fields_are_in_it_too(app, post):
    document = app.session.open(post)
    document.apply(change.edited(Fields(id="1", title="題"), name="title"))
    assert app.journal.secure()
    assert told(app).contents == document.contents()


def test_a_confirmed_save_ends_it(app, post, qtbot):
    document = app.session.open(post)
    write(document, "二")
    assert app.journal.secure()
    assert journals(app)
    with qtbot.waitSignal(app.session.written):
        app.session.save(document)
    assert app.journal.secure()
    assert not journals(app)


def test_what_is_written_during_a_save_goes_into_a_new_journal(app, post, qtbot):
    document = app.session.open(post)
    write(document, "二")
    with qtbot.waitSignal(app.session.written):
        app.session.save(document)
        write(document, "三")
    assert app.journal.secure()
    assert told(app).base.data == post.read_bytes() == "---\nid: 1\n---\n一\n二".encode()
    assert told(app).contents.text == "一\n二三"
    assert len(journals(app)) == 1


def test_a_save_that_the_disk_did_not_confirm_leaves_it(app, post, qtbot, monkeypatch):
    real = folders.sync

    def fail(descriptor):
        if os.path.samestat(os.fstat(descriptor), post.parent.stat()):
            raise OSError(errno.EIO, "EIO")
        real(descriptor)  # the journal's own folder is on another disk

    document = app.session.open(post)
    write(document, "二")
    monkeypatch.setattr(folders, "sync", fail)
    with qtbot.waitSignal(app.session.unconfirmed):
        app.session.save(document)
    assert app.journal.secure()
    assert told(app).contents.text == "一\n二"


def test_a_post_that_cannot_be_saved_at_all_has_one(app, qtbot, tmp_path):
    (tmp_path / "file").touch()
    app.settings.choose(library=str(tmp_path / "file" / "library"))
    document = app.session.new()
    with qtbot.waitSignal(app.session.save_failed):
        write(document, "一")
    assert app.journal.secure()
    assert told(app).contents.text == document.text()
    assert told(app).base.digest is None


def test_taking_everything_back_ends_it(app, post):
    document = app.session.open(post)
    write(document, "二")
    assert app.journal.secure()
    document.apply(change.undone())
    assert app.journal.secure()
    assert not journals(app)


def test_a_text_whose_file_is_gone_is_in_it_though_nothing_was_changed(app, post, qtbot):
    document = app.session.open(post)
    document.apply(change.noticed(missing=True))
    qtbot.waitUntil(lambda: bool(journals(app)))
    assert app.journal.secure()
    assert told(app).contents.text == "一\n"
    document.apply(change.noticed(missing=False))
    qtbot.waitUntil(lambda: not app.journal._writer.is_begun)
    assert app.journal.secure()
    assert not journals(app)


def test_a_post_that_is_left_with_changes_keeps_its_own(app, post, tmp_path):
    document = app.session.open(post)
    write(document, "二")
    other = tmp_path / "b.md"
    other.write_text("他", encoding="utf-8")
    write(app.session.open(other), "の")
    assert app.journal.secure()
    app.journal.close()
    texts = {journal.read(path.read_bytes()).contents.text for path in journals(app)}
    assert texts == {"一\n二", "他の"}


def test_a_word_that_is_being_composed_is_not_text_yet(app, post):
    document = app.session.open(post)
    write(document, "二")
    document.composing = True
    assert app.journal.secure()
    assert told(app).contents.text == "一\n二"
    write(document, "三")
    document.composing = False
    assert app.journal.secure()
    assert told(app).contents.text == "一\n二三"


# -- a disk that refuses ---------------------------------------------------------------------------------------------


@pytest.fixture
def disk(monkeypatch):
    """A disk whose refusals are chosen by the test."""

    class Disk:
        append = sync = True

    for name in ("append", "sync"):
        real = getattr(JournalFile, name)

        def call(file, *values, name=name, real=real):
            if not getattr(Disk, name):
                if name == "append":
                    real(file, values[0][:7])
                raise OSError(errno.ENOSPC, "full")
            return real(file, *values)

        monkeypatch.setattr(JournalFile, name, call)
    monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.01)
    return Disk


@pytest.mark.parametrize("call", ["append", "sync"])
def test_a_journal_that_cannot_be_written_is_said_once_and_healed(app, post, qtbot, disk, call):
    said = []
    app.journal.trouble.connect(said.append)
    document = app.session.open(post)
    write(document, "二")
    assert app.journal.secure()
    setattr(disk, call, False)
    for character in "三四五":
        write(document, character)
        assert not app.journal.secure()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("The saved posts are safe.") and "backed up automatically: the disk is full." in said[0]
    assert len(said) == 1
    setattr(disk, call, True)
    qtbot.waitUntil(lambda: said[1:] == [""])
    assert app.journal.secure()
    assert told(app).contents.text == "一\n二三四五"
    assert told(app).damage is Damage.NONE
    assert len(journals(app)) == 1


@pytest.mark.parametrize("call", ["append", "sync"])
def test_what_was_recorded_before_the_disk_refused_stays(app, post, disk, call):
    document = app.session.open(post)
    write(document, "二")
    assert app.journal.secure()
    setattr(disk, call, False)
    write(document, "三")
    assert not app.journal.secure()
    app.close()
    assert any("二" in journal.read(path.read_bytes()).contents.text for path in journals(app))
    assert 1 <= len(journals(app)) <= 3


def test_the_name_of_a_new_journal_is_confirmed_too(app, post, monkeypatch):
    synced = []
    monkeypatch.setattr(journal_writer, "sync_folder", synced.append)
    document = app.session.open(post)
    for character in "二三四":
        write(document, character)
        assert app.journal.secure()
    assert synced == [app.journal._place]


def test_the_disk_may_be_slow_without_holding_up_what_is_typed(tmp_path, monkeypatch):
    go_on = threading.Event()
    monkeypatch.setattr(JournalFile, "sync", lambda _file: go_on.wait(30))
    writer = JournalWriter(tmp_path, lambda _error: None)
    base = Base("x", b"", None)
    try:
        for number in range(50):
            writer.put(base, Contents(Fields(), "x" * number))
            with writer._shared:
                assert writer._shared.wait_for(lambda: writer._appended == writer._asked, 10)
        assert not writer.secure(0)
    finally:
        go_on.set()
    assert writer.secure(10)
    writer.stop()
    writer.join(10)
    [path] = tmp_path.iterdir()
    assert journal.read(path.read_bytes()).contents.text == "x" * 49


def open_journals() -> set[str]:
    descriptors = Path("/proc/self/fd")
    links = [os.path.realpath(number) for number in descriptors.iterdir()] if descriptors.is_dir() else []
    return {link for link in links if link.endswith(".journal")}


def test_nothing_is_open_after_the_end(app, post):
    of_others = open_journals()
    write(app.session.open(post), "二")
    assert app.journal.secure()
    app.journal.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("journal")]
    assert open_journals() <= of_others
