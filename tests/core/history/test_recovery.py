"""What a journal that was left behind means for the file on the disk: the two sides between which a person chooses."""

from pathlib import Path

import pytest

from editor.core.disk.store import digest
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history import recovery
from editor.core.history.journal import Account, Base, Damage, Recorder
from editor.core.history.journal_files import JournalFile, LeftBehind, left_behind
from editor.core.history.recovery import Side
from editor.core.post import Fields, News
from editor.core.renaming import notes

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


def test_the_recovered_file_differs_in_what_was_written_alone(folder, post):
    leave(folder, post, "本文\n続き")
    recovered = recovery.compare(*left_behind(folder))
    assert recovered.file.data == "---\nid: 1\ntitle: 題 # 注\n---\n本文\r\n続き".encode()
    assert (recovered.path, recovered.disk, recovered.side) == (post, POST, Side.BEHIND)


@pytest.mark.parametrize(("renamed", "named"), [("1", "other.md"), ("2", "post.md")])
def test_a_text_belongs_to_its_own_post_though_another_had_the_name_before(folder, post, renamed, named):
    other = post.with_name("other.md")
    other.write_bytes(POST)
    post.unlink()
    notes.end(notes.begin(notes.renames_folder(), post, other, renamed))
    leave(folder, post, "本文\n続き")
    assert recovery.compare(*left_behind(folder)).path.name == named


@pytest.mark.parametrize("text", ["本文\n", "本文\n続き"])
def test_a_text_that_is_in_the_file_is_not_recovered(folder, post, text):
    leave(folder, post, text)
    post.write_bytes(POST if text == "本文\n" else POST + "続き".encode())
    assert recovery.compare(*left_behind(folder)) is None


def test_a_file_that_changed_since_is_told_from_one_that_did_not(folder, post):
    leave(folder, post, "続き")
    post.write_bytes(b"theirs")
    assert recovery.compare(*left_behind(folder)).side is Side.CHANGED
    post.unlink()
    recovered = recovery.compare(*left_behind(folder))
    assert (recovered.side, recovered.disk) == (Side.MISSING, None)


def test_without_its_base_a_text_is_put_into_the_file_that_is_there(folder, post):
    path = leave(folder, post, "続き")
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"path"', b'"htap"'))
    recovered = recovery.compare(*left_behind(folder))
    assert recovered.contents.text == "続き"
    assert recovered.damaged
    assert "title: 題" in recovered.file.text


@pytest.mark.parametrize(
    ("contents", "held"),
    [
        (Contents(Fields(id="2", title="題"), "文"), "文"),
        (Contents(Fields(id="1", title="a\0b\ud800", news=News(summary=("x\0",))), "文"), "文"),
        (Contents(Fields(), "文\ud800", raw=True), "文?"),
        (Contents(Fields(id="1"), "文\ud800"), "文?"),
    ],
    ids=["another id", "no file can hold the field", "no file can keep, raw", "no file can keep"],
)
def test_what_does_not_fit_into_the_file_is_recovered_all_the_same(folder, post, contents, held):
    recorder = Recorder()
    file = JournalFile(folder, "a", 1, recorder.begin(Base(str(post), POST, digest(POST)), contents))
    file.close()
    recovered = recovery.compare(*left_behind(folder))
    assert held in recovered.file.text
    assert recovered.contents == contents


def left(post: Path, contents: Contents | None, base: Base | None, damage: Damage = Damage.NONE) -> LeftBehind:
    return LeftBehind(
        "a", (post.parent / "a.1.journal", post.parent / "a.2.journal"), Account(base, contents, damage), 0
    )


TEXT = Contents(Fields(id="1", title="題"), "続き")


def test_the_digest_is_that_of_what_is_on_the_disk(post: Path) -> None:
    base = Base(str(post), POST, digest(POST))
    recovered = recovery.compare(left(post, TEXT, base))
    assert recovered is not None
    assert (recovered.digest, recovered.damaged) == (digest(POST), False)
    post.unlink()
    recovered = recovery.compare(left(post, TEXT, base, Damage.DAMAGED))
    assert recovered is not None
    assert (recovered.digest, recovered.damaged) == (None, True)


def test_without_its_base_a_text_lies_beside_its_newest_journal(post: Path) -> None:
    """Nobody knows which post it was: a file of its own, never over another one."""
    recovered = recovery.compare(left(post, TEXT, None))
    assert recovered is not None
    assert (recovered.path, recovered.disk, recovered.side) == (post.parent / "a.2.md", None, Side.MISSING)
    assert recovered.file.body == "続き" and recovered.file.fields.title == "題"
    (post.parent / "a.2.md").write_bytes(recovered.file.data)
    assert recovery.compare(left(post, TEXT, None)) is None


@pytest.mark.parametrize("disk", [b"", b"\0" * len(POST)])
def test_a_file_that_was_emptied_or_damaged_is_missing(post: Path, disk: bytes) -> None:
    """It is no other side to choose: what the journal starts from is the better one."""
    post.write_bytes(disk)
    recovered = recovery.compare(left(post, TEXT, Base(str(post), POST, digest(POST))))
    assert recovered is not None
    assert (recovered.side, recovered.disk) == (Side.MISSING, disk)


def test_a_file_as_it_was_opened_is_behind_though_its_base_was_none(post: Path) -> None:
    """A new post: nothing was on the disk when it was begun."""
    base = Base(str(post), POST, None)
    recovered = recovery.compare(left(post, TEXT, base))
    assert recovered is not None and recovered.side is Side.CHANGED
    post.unlink()
    recovered = recovery.compare(left(post, TEXT, base))
    assert recovered is not None and recovered.side is Side.MISSING


def test_nothing_to_read_is_nothing_to_recover(post: Path) -> None:
    assert recovery.compare(left(post, None, Base(str(post), POST, None))) is None
