"""Opening and saving posts."""

import datetime
import errno
import os
import re
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QTextCursor
from shiboken6 import isValid

from editor.app.choices.settings import Settings
from editor.app.files.saving import Why
from editor.app.files.session import Session
from editor.app.open_post import change
from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.core.disk import folders, names, store
from editor.core.errors import FileChangedError, FileError, SaveError


@pytest.fixture
def session(qapp):
    jobs = Jobs()
    session = Session(Settings(), jobs)
    yield session
    jobs.wait()


def type_at_end(document, text):
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_a_new_post_is_a_named_file_from_its_first_keystroke(session, qtbot):
    document = session.new()
    day = document.fields.date[:10]
    assert document.path.name.startswith(day)
    assert document.path.parent.name == day[:4]
    assert not document.path.exists()
    with qtbot.waitSignal(document.saved):
        type_at_end(document, "一")
    assert "一" in document.path.read_text(encoding="utf-8")
    assert document.is_clean
    type_at_end(document, "二")
    assert not document.is_clean
    assert session.recent == [document.path]


FAR = ("+14:00", "-12:00")
"""Two time zones in which it is never the same day."""


def profiles_of_far_blogs() -> list[str]:
    for number, zone in enumerate(FAR):
        folder = paths.user_profiles() / f"far{number}"
        folder.mkdir(parents=True)
        (folder / "profile.toml").write_text(f'time_zone = "{zone}"\n', encoding="utf-8")
    return [f"far{number}" for number in range(len(FAR))]


def test_the_day_of_a_new_post_is_that_of_its_blog(session):
    days = []
    for name, zone in zip(profiles_of_far_blogs(), FAR, strict=True):
        session._settings.choose(profile=name)
        document = session.new()
        moment = datetime.datetime.fromisoformat(document.fields.date)
        assert document.fields.date.endswith(zone)
        assert abs(moment - datetime.datetime.now().astimezone()) < datetime.timedelta(minutes=1)
        assert document.path.name.startswith(f"{moment:%Y-%m-%d}")
        days.append(document.path.name[:10])
    assert days[0] > days[1]


def test_a_field_is_a_first_keystroke_too(session, qtbot):
    document = session.new()
    fields = document.fields
    with qtbot.waitSignal(document.saved):
        document.apply(change.edited(replace(fields, news=replace(fields.news, headline="見")), name="headline"))
    assert "headline: 見" in document.path.read_text(encoding="utf-8")


def test_an_untouched_new_post_leaves_nothing_behind(session):
    document = session.new()
    session.open_sample()
    assert not document.path.exists()


def test_saving_over_another_programs_work_is_refused(session, qtbot, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("初め\n", encoding="utf-8")
    document = session.open(path)
    type_at_end(document, "私の続き")
    path.write_text("ほかの人の文\n", encoding="utf-8")
    with qtbot.waitSignal(session.save_failed) as failed:
        session.save(document)
    assert isinstance(failed.args[1], FileChangedError)
    assert path.read_text(encoding="utf-8") == "ほかの人の文\n"
    with qtbot.waitSignal(document.saved):
        session.save(document, replace_it=True)
    assert path.read_text(encoding="utf-8") == "初め\n私の続き"
    copies = [file for file in tmp_path.iterdir() if file != path]
    assert [file.read_text(encoding="utf-8") for file in copies] == ["ほかの人の文\n"]


def test_saves_in_a_row_are_no_conflict(session, qtbot, post):
    document = session.open(post)
    for text in "二三四":
        type_at_end(document, text)
        session.save(document)
    qtbot.waitUntil(lambda: not session.saving)
    assert post.read_text(encoding="utf-8").endswith("一\n二三四")
    assert document.is_clean


def test_what_is_written_while_theirs_is_being_kept_is_kept_too(session, qtbot, post, monkeypatch):
    document = session.open(post)
    type_at_end(document, "二")
    post.write_text("theirs", encoding="utf-8")
    reading, later = store.read, ["later"]

    def read(path):
        found = reading(path)
        if later:
            post.write_text(later.pop(), encoding="utf-8")
        return found

    monkeypatch.setattr(store, "read", read)
    with qtbot.waitSignal(document.saved):
        session.save(document, replace_it=True)
    copies = {path.read_text(encoding="utf-8") for path in post.parent.iterdir() if path != post}
    assert copies == {"theirs", "later"}


def test_a_deleted_file_is_written_again_where_that_was_chosen(session, qtbot, post):
    document = session.open(post)
    type_at_end(document, "二")
    post.unlink()
    with qtbot.waitSignal(session.save_failed):
        session.save(document)
    assert not post.exists()
    with qtbot.waitSignal(document.saved):
        session.save(document, replace_it=True)
    assert post.read_text(encoding="utf-8").endswith("二")


def test_save_as_moves_the_post(session, qtbot, tmp_path):
    path = tmp_path / "a.md"
    path.write_text("一\n", encoding="utf-8")
    document = session.open(path)
    with qtbot.waitSignal(document.saved):
        session.save(document, tmp_path / "b.md", replace_it=True)
    assert document.path == tmp_path / "b.md"
    assert (tmp_path / "b.md").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", ["old.md", f"{'長' * 84}.md"], ids=["short", "as long as may be"])
def test_a_converted_file_keeps_its_original_beside_it(session, qtbot, tmp_path, name):
    path = tmp_path / name
    data = "古い日本語の文書です。漢字とかなが入っています。\n".encode("cp932")
    path.write_bytes(data)
    document = session.open(path)
    document.apply(change.converted(document.file))
    with qtbot.waitSignal(document.saved):
        session.save(document)
    assert path.read_bytes() == data.decode("cp932").encode("utf-8")
    assert [file.read_bytes() for file in tmp_path.iterdir() if file != path] == [data]


@pytest.mark.parametrize("name", ["missing.md", "."], ids=["missing", "a folder"])
def test_what_cannot_be_opened_is_said_in_a_sentence(session, tmp_path, name):
    current = session.new()
    with pytest.raises(FileError) as caught:
        session.open(tmp_path / name)
    assert str(caught.value).endswith(".")
    assert session.current is current


def test_recent_files_are_newest_first_and_only_those_there(session, tmp_path):
    paths = [tmp_path / f"{n}.md" for n in range(3)]
    for path in paths:
        path.write_text("x", encoding="utf-8")
        session.open(path)
    session.open(paths[0])
    paths[1].unlink()
    assert session.recent == [paths[0], paths[2]]


def test_a_conflict_copy_is_no_recent_post(session, tmp_path):
    post, copy = tmp_path / "a.md", tmp_path / "a.sync-conflict-20260101-120000-ABCDEFG.md"
    for path in (post, copy):
        path.write_text("x", encoding="utf-8")
        session.open(path)
    assert session.recent == [post]
    post.unlink()
    assert session.recent == [copy]


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\nid: 1\n---\n一\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("replace_it", [False, True])
def test_keepers_see_what_is_replaced_before_it_is(session, qtbot, post, why, replace_it):
    old, seen = post.read_bytes(), []
    session.keepers.append(lambda replacement: seen.append((replacement, post.read_bytes())))
    document = session.open(post)
    type_at_end(document, "二")
    with qtbot.waitSignal(session.written) as written:
        session.save(document, why=why, replace_it=replace_it)
    [(replacement, there)] = seen
    assert (replacement.path, replacement.post_id, replacement.why) == (post, "1", why)
    assert replacement.old == there == written.args[0].old == old
    assert replacement.new == post.read_bytes() == written.args[0].snapshot.file.data
    assert written.args[0].why is why


def test_a_new_file_replaces_nothing(session, qtbot):
    seen = []
    session.keepers.append(seen.append)
    document = session.new()
    with qtbot.waitSignal(session.written):
        type_at_end(document, "一")
    assert [(replacement.old, replacement.why) for replacement in seen] == [(None, Why.ITSELF)]


@pytest.mark.parametrize("ending", ["written", "unconfirmed", "save_failed"])
def test_a_save_ends_after_its_post_was_left(session, qtbot, post, monkeypatch, ending):
    """A drive that does not answer soon: the text is in the journal, the post is left, then the save ends."""
    answers, real = threading.Event(), folders.sync
    session.keepers.append(lambda _replacement: answers.wait(60))

    def sync(folder):
        if ending == "unconfirmed":
            raise OSError(errno.EIO, "no")
        real(folder)

    monkeypatch.setattr(folders, "sync", sync)
    document = session.open(post)
    type_at_end(document, "二")
    session.save(document)
    current = session.new()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(document)
    if ending == "save_failed":
        post.write_text("other", encoding="utf-8")
    with qtbot.waitSignal(getattr(session, ending)):
        answers.set()
    assert not session.saving and session.current is current and current.is_clean
    assert post.read_text(encoding="utf-8").endswith("other" if ending == "save_failed" else "一\n二")


def test_what_cannot_be_kept_is_not_replaced(session, qtbot, post):
    def refuse(_replacement):
        raise SaveError("no room")

    old = post.read_bytes()
    session.keepers.append(refuse)
    document = session.open(post)
    type_at_end(document, "二")
    with qtbot.waitSignal(session.save_failed) as failed:
        session.save(document)
    assert str(failed.args[1]) == "no room"
    assert post.read_bytes() == old
    assert list(post.parent.iterdir()) == [post]


def test_a_file_that_changes_while_it_is_kept_is_not_replaced(session, qtbot, post):
    session.keepers.append(lambda _replacement: post.write_text("theirs", encoding="utf-8"))
    document = session.open(post)
    type_at_end(document, "二")
    with qtbot.waitSignal(session.save_failed) as failed:
        session.save(document)
    assert isinstance(failed.args[1], FileChangedError)
    assert post.read_text(encoding="utf-8") == "theirs"


def test_what_the_disk_did_not_confirm_is_written_but_not_saved(session, qtbot, post, monkeypatch):
    def fail(_folder):
        raise OSError(errno.EIO, "EIO")

    document = session.open(post)
    type_at_end(document, "二")
    monkeypatch.setattr(folders, "sync", fail)
    with qtbot.assertNotEmitted(document.saved), qtbot.waitSignal(session.unconfirmed):
        session.save(document)
    assert "二" in post.read_text(encoding="utf-8")
    assert not document.is_clean
    monkeypatch.undo()
    with qtbot.waitSignal(document.saved):
        session.save(document)
    assert document.is_clean


def test_a_copy_that_the_disk_did_not_confirm_stops_the_save(session, qtbot, post, monkeypatch):
    """It is not the save that is written and unconfirmed then: the file still holds theirs."""
    document = session.open(post)
    type_at_end(document, "二")
    post.write_text("theirs", encoding="utf-8")

    def fail(_folder):
        raise OSError(errno.EIO, "EIO")

    monkeypatch.setattr(folders, "sync", fail)
    with qtbot.assertNotEmitted(session.unconfirmed), qtbot.waitSignal(session.save_failed) as failed:
        session.save(document, replace_it=True)
    assert isinstance(failed.args[1], SaveError)
    assert post.read_text(encoding="utf-8") == "theirs"
    assert not document.is_clean


def _pipe(path):
    os.mkfifo(path)


def _endless(path):
    path.symlink_to("/dev/zero")


def _archive(path):
    path.write_bytes(b"PK\x03\x04" + os.urandom(2_000_000))


def _terabyte(path):
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("make", [_pipe, _endless, _archive, _terabyte])
def test_what_is_no_post_is_refused_at_once_and_the_open_one_stays(session, tmp_path, make):
    document = session.new()
    path = tmp_path / "a.md"
    make(path)
    with pytest.raises(FileError, match=r"a\.md"):
        session.open(path)
    assert session.current is document
    assert path not in session.recent


def test_a_new_post_waits_for_no_drive(session, monkeypatch, qtbot):
    answers = threading.Event()
    monkeypatch.setattr(names, "new_path", lambda *_arguments: answers.wait(60))
    document = session.new()
    assert not answers.is_set()
    answers.set()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-post-\d{6}\.md", document.path.name)
    assert document.path.parent.name == document.path.name[:4]
