"""Journals that were left behind: which are, what they tell together, and what they mean for the file on the disk."""

import errno
import os
import time
from pathlib import Path

import pytest

from editor.core.disk.store import digest
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history import journal_files, recovery
from editor.core.history.journal import Base, Damage, Recorder
from editor.core.history.journal_files import JournalFile, left_behind

POST = "---\nid: 1\ntitle: 題 # 注\n---\n本文\r\n".encode()


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "post.md"
    path.write_bytes(POST)
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "journal"


def leave(folder, post, *texts, generation=1, stream="a", data=POST):
    """A journal as a crash leaves it: begun on `data`, its text changed to each of `texts`."""
    recorder = Recorder()
    contents = Contents.of(PostFile.parse(data))
    file = JournalFile(folder, stream, generation, recorder.begin(Base(str(post), data, digest(data)), contents))
    for text in texts:
        file.append(recorder.change(Contents(contents.fields, text, contents.raw)))
    file.sync()
    file.close()
    return file.path


def test_what_a_living_program_writes_is_not_left_behind(folder):
    file = JournalFile(folder, "a", 1, b"")
    assert not left_behind(folder)
    file.close()
    assert [left.stream for left in left_behind(folder)] == ["a"]


def test_only_journals_are_looked_at(folder):
    assert left_behind(folder) == []
    folder.mkdir()
    for name in ("a.journal", "a.1.journal~", "notes.txt"):
        (folder / name).touch()
    assert left_behind(folder) == []


def test_a_journal_is_the_persons_alone(folder):
    file = JournalFile(folder, "a", 1, b"x")
    assert file.path.stat().st_mode & 0o077 == 0
    file.remove()
    assert not list(folder.iterdir())


def test_the_newest_generation_counts(folder, post):
    leave(folder, post, "一", generation=9)
    leave(folder, post, "二", generation=10)
    [left] = left_behind(folder)
    assert (left.account.contents.text, left.account.damage) == ("二", Damage.NONE)
    assert [file.name for file in left.files] == ["a.9.journal", "a.10.journal"]
    left.remove()
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    ("kept", "damage"), [(0, Damage.NONE), (30, Damage.NONE), (None, Damage.DAMAGED)], ids=["empty", "cut", "damaged"]
)
def test_an_older_generation_stands_in_for_one_that_cannot_be_read(folder, post, kept, damage):
    leave(folder, post, "一", generation=1)
    newest = leave(folder, post, "二", generation=2)
    data = newest.read_bytes()
    newest.write_bytes(data.replace(b"\x1eRj1", b"????") if kept is None else data[:kept])
    [left] = left_behind(folder)
    assert (left.account.contents.text, left.account.damage) == ("一", damage)


GONE, CUT, EMPTY, WRONG = "gone", "cut", "empty", "wrong"


@pytest.mark.parametrize(
    ("states", "text", "damage"),
    [
        (["ok", "ok", "ok"], "三", Damage.NONE),
        (["ok", CUT, CUT], "一", Damage.NONE),
        (["ok", EMPTY, EMPTY], "一", Damage.NONE),
        (["ok", WRONG, CUT], "一", Damage.NONE),
        (["ok", CUT, WRONG], "一", Damage.DAMAGED),
        (["ok", "ok", WRONG], "二", Damage.DAMAGED),
        ([WRONG, "ok", EMPTY], "二", Damage.NONE),
        ([WRONG, CUT, "ok"], "三", Damage.NONE),
        ([GONE, "ok", GONE], "二", Damage.DAMAGED),
        ([WRONG, CUT, EMPTY], None, Damage.FOREIGN),
        ([CUT, CUT, CUT], None, Damage.CUT),
    ],
)
def test_of_a_chain_of_generations_the_newest_that_can_be_read_counts(folder, post, states, text, damage):
    for generation, (state, written) in enumerate(zip(states, "一二三", strict=True), 8):
        path = leave(folder, post, written, generation=generation)
        data = path.read_bytes()
        if state == GONE:  # named by the folder, but not to be read
            path.unlink()
            path.mkdir()
        elif state != "ok":
            path.write_bytes({CUT: data[:40], EMPTY: b"", WRONG: data.replace(b"\x1eRj1", b"????")}[state])
    [left] = left_behind(folder)
    assert [file.name for file in left.files] == ["a.8.journal", "a.9.journal", "a.10.journal"]
    assert (left.account.contents and left.account.contents.text, left.account.damage) == (text, damage)


def test_what_is_lost_is_counted_over_generations(folder, post):
    for generation, written in ((1, "一"), (2, "二")):
        path = leave(folder, post, written, written * 2, generation=generation)
        data = path.read_bytes()
        parts = data.split(b"\x1eRj1")
        damaged = parts[:-2] + parts[-1:] if generation == 1 else parts[:2] + parts[4:]
        path.write_bytes(b"\x1eRj1".join(damaged))
    [left] = left_behind(folder)
    assert (left.account.contents.text, left.account.lost, left.account.damage) == ("本文\n", 2, Damage.DAMAGED)


def test_streams_are_given_by_their_age(folder, post):
    for number, stream in enumerate("cab"):
        path = leave(folder, post, stream, stream=stream)
        leave(folder, post, stream, stream=stream, generation=0)
        os.utime(path, (100 - number, 100 - number))
    found = left_behind(folder)
    assert [(left.stream, left.moment, len(left.files)) for left in found] == [
        ("b", 98, 2),
        ("a", 99, 2),
        ("c", 100, 2),
    ]


def test_one_living_generation_keeps_the_whole_stream(folder, post):
    leave(folder, post, "一", generation=1)
    file = JournalFile(folder, "a", 2, b"")
    assert left_behind(folder) == []
    file.remove()
    assert len(left_behind(folder)) == 1


def test_a_short_write_is_continued(folder, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:3]))
    file = JournalFile(folder, "a", 1, b"0123456789")
    file.append(b"abcdefgh")
    file.close()
    assert file.path.read_bytes() == b"0123456789abcdefgh"


def open_files() -> int:
    """How many files this process has open; 0 on a system that does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_a_journal_that_cannot_begin_leaves_no_file(folder, monkeypatch):
    def full(*_given):
        raise OSError(errno.ENOSPC, "full")

    before = open_files()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(OSError, match="full"):
            JournalFile(folder, "a", 1, b"x")
    assert not list(folder.iterdir())
    assert open_files() == before
    JournalFile(folder, "a", 1, b"x").close()
    with pytest.raises(FileExistsError):
        JournalFile(folder, "a", 1, b"y")
    assert (folder / "a.1.journal").read_bytes() == b"x"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EIO])
def test_a_folder_that_cannot_be_synced_is_allowed_and_a_failing_disk_is_said(tmp_path, monkeypatch, number):
    def fails(_descriptor):
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fails)
    if number == errno.EIO:
        with pytest.raises(OSError, match="no"):
            journal_files.sync_folder(tmp_path)
    else:
        journal_files.sync_folder(tmp_path)


@pytest.mark.parametrize(("days", "stays"), [(89.9, True), (90.1, False)])
def test_what_was_set_aside_stays_for_three_months(folder, post, days, stays):
    leave(folder, post, "一")
    leave(folder, post, "二", generation=2)
    [left] = left_behind(folder)
    aside = left.set_aside()
    (aside / "notes.txt").touch()
    then = time.time() - days * 24 * 3600
    for path in aside.iterdir():
        os.utime(path, (then, then))
    journal_files.forget_old(folder)
    assert {path.name for path in aside.iterdir()} == {"notes.txt", *(["a.1.journal", "a.2.journal"] if stays else [])}


def test_what_was_written_long_ago_is_not_old_when_it_is_set_aside(folder, post):
    """A machine that stood in a drawer, or a clock that was behind."""
    path = leave(folder, post, "一")
    os.utime(path, (0, 0))
    [left] = left_behind(folder)
    aside = left.set_aside()
    journal_files.forget_old(folder)
    assert [file.name for file in aside.iterdir()] == [path.name]


def test_what_cannot_be_set_aside_is_said(folder, post):
    leave(folder, post, "一")
    [left] = left_behind(folder)
    (folder / "aside").write_bytes(b"")
    assert left.set_aside() is None
    assert left_behind(folder)


def test_what_cannot_be_read_is_set_aside(folder):
    folder.mkdir()
    (folder / "a.1.journal").write_bytes(b"?")
    [left] = left_behind(folder)
    assert recovery.compare(left) is None
    aside = left.set_aside()
    assert [file.name for file in aside.iterdir()] == ["a.1.journal"]
    assert left_behind(folder) == []
    journal_files.forget_old(folder)
    assert list(aside.iterdir())
    os.utime(aside / "a.1.journal", (0, 0))
    journal_files.forget_old(folder)
    assert not list(aside.iterdir())


def test_a_journal_never_begins_in_a_file_that_is_there(folder, post):
    path = leave(folder, post, "一")
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        leave(folder, post, "二")
    assert path.read_bytes() == before


def test_records_are_added_at_the_end_whoever_else_wrote(folder):
    file = JournalFile(folder, "a", 1, b"one ")
    with file.path.open("ab") as other:
        other.write(b"theirs ")
    file.append(b"two")
    assert file.path.read_bytes() == b"one theirs two"
    before = open_files()
    file.remove()
    assert (not file.path.exists(), open_files()) == (True, before - 1 if before else 0)


def test_looking_leaves_nothing_open(folder, post):
    leave(folder, post, "一")
    living = JournalFile(folder, "b", 1, b"")
    before = open_files()
    assert [left.stream for left in left_behind(folder)] == ["a"]
    assert open_files() == before
    living.remove()


def test_where_nothing_can_be_locked_every_journal_is_left_behind(folder, post, monkeypatch):
    """Better two windows that offer a text than none."""
    monkeypatch.setattr(
        journal_files.locks.fcntl, "flock", lambda *_given: (_ for _ in ()).throw(OSError(errno.ENOLCK, "no"))
    )
    leave(folder, post, "一")
    assert [left.account.contents.text for left in left_behind(folder)] == ["一"]
    monkeypatch.setattr(journal_files.locks, "fcntl", None)
    assert [left.stream for left in left_behind(folder)] == ["a"]


def test_more_can_be_set_aside_later(folder, post):
    for stream in "ab":
        leave(folder, post, "一", stream=stream)
        [left] = left_behind(folder)
        aside = left.set_aside()
    assert sorted(path.name for path in aside.iterdir()) == ["a.1.journal", "b.1.journal"]
    assert aside.stat().st_mode & 0o077 == 0
