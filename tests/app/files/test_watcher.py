"""What others do to the file of the open post, and what the program makes of it."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.choices.settings import Settings
from editor.app.files import file_events
from editor.app.files.session import Session
from editor.app.files.situation import FileState
from editor.app.files.watcher import Watcher
from editor.app.open_post import change
from editor.app.threads.jobs import Jobs
from editor.core.disk import mounts
from editor.core.errors import SaveError
from editor.core.sharing import probe

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
HEAD = f"---\nid: {ID}\n---\n"


class World:
    """A session with a watcher on one post, and another program."""

    def __init__(self, folder: Path, qtbot) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.post = folder / "a.md"
        self.write("一\n二\n三\n")
        self.settings = Settings()
        self.settings.choose(library=str(folder))
        self.jobs = Jobs()
        self.session = Session(self.settings, self.jobs)
        self.watcher = Watcher(self.session, self.jobs, self.settings)
        self.told: list[str] = []
        self.watcher.told.connect(self.told.append)
        self.document = self.session.open(self.post)
        self.watcher.start()

    def write(self, body: str, path: Path | None = None, head: str = HEAD) -> None:
        (path or self.post).write_text(head + body, encoding="utf-8")

    def replace(self, body: str) -> None:
        other = self.folder / "x.tmp"
        self.write(body, other)
        other.replace(self.post)

    def type(self, text: str) -> None:
        cursor = QTextCursor(self.document.buffer)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def until(self, state: FileState) -> None:
        self.qtbot.waitUntil(lambda: self.watcher.situation.state is state)

    def rest(self) -> None:
        """Until nothing is under way, and a look from now on has been made."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy and not self.watcher._looks.busy)
        with self.qtbot.waitSignal(self.watcher.looked):
            self.watcher.look()

    def files(self) -> dict[str, str]:
        return {
            path.name: path.read_text(encoding="utf-8").removeprefix(HEAD)
            for path in self.folder.iterdir()
            if path.is_file()
        }


@pytest.fixture
def world(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(probe, "_PAUSE", 0.01)
    folder = tmp_path / "posts"
    folder.mkdir()
    world = World(folder, qtbot)
    yield world
    world.watcher.stop()
    world.jobs.wait()


@pytest.mark.parametrize("way", ["write", "replace"])
def test_a_clean_post_is_read_anew_with_its_caret(world, way):
    caret = QTextCursor(world.document.buffer)
    caret.setPosition(2)
    getattr(world, way)("一\n二\n三と四\n")
    world.qtbot.waitUntil(lambda: "四" in world.document.text())
    assert caret.position() == 2
    assert world.document.is_clean
    assert len(world.told) == 1
    getattr(world, way)("零\n一\n二\n三と四\n")  # it is still watched
    world.qtbot.waitUntil(lambda: "零" in world.document.text())
    assert caret.position() == 4
    world.document.apply(change.undone())
    world.document.apply(change.undone())
    assert world.document.text() == "一\n二\n三\n"
    assert not world.document.is_clean
    world.document.apply(change.redone())
    world.document.apply(change.redone())
    assert world.document.is_clean


def test_fields_are_read_anew_too_and_come_back_by_undo(world):
    world.write("一\n二\n三\n", head=f"---\nid: {ID}\ntitle: 新\nother: x # 注\n---\n")
    world.qtbot.waitUntil(lambda: world.document.fields.title == "新")
    assert dict(world.document.fields.extra) == {"other": "x"}
    world.document.apply(change.undone())
    assert world.document.fields.title == ""
    assert "other: x # 注" in world.document.build().or_raise().text


def test_a_post_that_gets_an_id_can_be_undone_and_saved(qtbot, tmp_path):
    (tmp_path / "a.md").write_text("一\n", encoding="utf-8")
    world = World(tmp_path, qtbot)
    world.watcher.stop()
    world.write("一\n", head="")
    document = world.session.open(world.post)
    world.document = document
    world.write("二\n")
    world.qtbot.waitUntil(lambda: document.text() == "二\n")
    document.apply(change.undone())
    with qtbot.waitSignal(document.saved):
        world.session.save(document)
    assert world.post.read_text(encoding="utf-8") == HEAD + "一\n"
    world.watcher.stop()
    world.jobs.wait()


def test_our_own_saves_are_no_change(world):
    for number in range(20):
        world.type(f"{number}\n")
        with world.qtbot.waitSignal(world.document.saved):
            world.session.save(world.document)
        world.type("続")
        world.watcher.look()
    world.rest()
    assert world.watcher.situation.state is FileState.SAME
    assert world.told == []
    assert world.document.text().endswith("19\n続")


def test_a_touched_file_is_no_change(world):
    world.type("続")
    os.utime(world.post, (1, 1))
    world.replace("一\n二\n三\n")
    world.rest()
    assert world.watcher.situation.state is FileState.SAME
    assert world.told == []


@pytest.mark.parametrize(
    ("choose", "shown", "files"),
    [
        ("keep_mine", "一\n二\n三\n私", {"a.md": "一\n二\n三\n私", "a.copy.md": "他\n"}),
        ("take_theirs", "他\n", {"a.md": "他\n", "a.mine.md": "一\n二\n三\n私"}),
    ],
)
def test_an_edited_post_asks_and_both_are_kept(world, choose, shown, files):
    world.type("私")
    world.replace("他\n")
    world.until(FileState.CHANGED)
    assert world.document.text() == "一\n二\n三\n私"
    assert world.watcher.situation.theirs.decode() == HEAD + "他\n"
    getattr(world.watcher, choose)()
    world.until(FileState.SAME)
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    world.rest()
    assert world.files() == files
    assert world.document.text() == shown
    assert world.watcher.situation.state is FileState.SAME  # what we put beside it ourselves is no question


def test_theirs_that_is_taken_gives_mine_back_by_undo(world):
    world.type("私")
    world.replace("他\n")
    world.until(FileState.CHANGED)
    world.watcher.take_theirs()
    world.qtbot.waitUntil(lambda: world.document.text() == "他\n")
    world.document.apply(change.undone())
    assert world.document.text() == "一\n二\n三\n私"


def test_the_same_words_are_no_conflict(world):
    world.type("私")
    world.replace("一\n二\n三\n私")
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    assert world.watcher.situation.state is FileState.SAME


def test_a_conflict_that_was_taken_back_is_forgotten(world):
    world.type("私")
    world.replace("他\n")
    world.until(FileState.CHANGED)
    world.replace("一\n二\n三\n")
    world.until(FileState.SAME)


def test_nothing_is_touched_while_an_input_method_composes(world):
    world.document.composing = True
    world.replace("他\n")
    world.rest()
    world.rest()
    assert world.document.text() == "一\n二\n三\n"
    world.document.composing = False
    world.qtbot.waitUntil(lambda: world.document.text() == "他\n")


def test_a_renamed_post_is_followed(world):
    world.type("続")
    world.post.rename(world.folder / "b.md")
    world.qtbot.waitUntil(lambda: world.document.path == world.folder / "b.md")
    assert "b.md" in world.told[0]
    with world.qtbot.waitSignal(world.document.saved):
        world.session.save(world.document)
    assert world.files() == {"b.md": "一\n二\n三\n続"}
    assert world.session.recent == [world.folder / "b.md"]


@pytest.mark.parametrize("name", ["b.md", "2026/deep/b.md"])
def test_a_post_that_was_made_anew_elsewhere_is_known_by_its_id(world, name):
    path = world.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    world.write("一\n二\n三\n", path)  # as a sync client does: made anew, then deleted
    world.post.unlink()
    world.qtbot.waitUntil(lambda: world.document.path == path)


@pytest.mark.parametrize("name", ["a.md~", "a.md.bak", "#a.md#", "a.bak", "a.orig"])
def test_what_an_editor_keeps_while_it_saves_is_not_the_post(world, name):
    """It renames the old file, then writes a new one: between the two the post is gone, and not called otherwise."""
    world.rest()
    kept = world.folder / name
    world.post.rename(kept)
    world.until(FileState.GONE)
    assert world.document.path == world.post
    world.write("新しい\n")
    world.until(FileState.SAME)
    assert (world.document.path, world.document.text()) == (world.post, "新しい\n")
    assert kept.read_text(encoding="utf-8").endswith("一\n二\n三\n")


def test_a_post_that_is_there_again_when_its_new_place_is_found_has_not_moved(world, monkeypatch):
    world.rest()
    moved, real = world.folder / "b.md", probe._moved
    gone: list[Path | None] = []

    def found(known):
        gone.append(real(known))
        world.write("新しい\n")
        return gone[-1]

    monkeypatch.setattr(probe, "_moved", found)
    world.post.rename(moved)
    world.qtbot.waitUntil(lambda: world.document.text() == "新しい\n")
    assert gone == [moved] and world.document.path == world.post


def test_copies_with_the_same_id_are_not_followed(world):
    world.write("x\n", world.folder / "b.md")
    world.write("y\n", world.folder / "c.md")
    world.post.unlink()
    world.until(FileState.GONE)
    assert world.document.path == world.post


def test_a_deleted_post_is_safe_in_the_window(world):
    world.post.unlink()
    world.until(FileState.GONE)
    assert not world.document.is_clean
    with world.qtbot.waitSignal(world.session.save_failed):
        world.session.save(world.document)
    assert not world.post.exists()
    world.watcher.write_again()
    world.until(FileState.SAME)
    assert world.files() == {"a.md": "一\n二\n三\n"}
    assert world.document.is_clean


def test_a_post_that_comes_back_is_clean_again(world):
    world.post.unlink()
    world.until(FileState.GONE)
    world.write("一\n二\n三\n")
    world.until(FileState.SAME)
    assert world.document.is_clean


def test_a_folder_that_went_is_missed_and_not_made_again(world):
    away = world.folder.with_name("away")
    world.folder.rename(away)
    world.until(FileState.NO_FOLDER)
    assert "posts" in world.watcher.situation.trouble
    with world.qtbot.waitSignal(world.session.save_failed) as failed:
        world.session.save(world.document)
    assert isinstance(failed.args[1], SaveError)
    assert world.watcher.situation.trouble in str(failed.args[1])
    new = world.session.new()
    with world.qtbot.waitSignal(world.session.save_failed):
        world.session.save(new)
    assert not world.folder.exists()
    away.rename(world.folder)


def test_a_folder_that_comes_back_is_seen(world):
    away = world.folder.with_name("away")
    world.folder.rename(away)
    world.until(FileState.NO_FOLDER)
    away.rename(world.folder)
    world.until(FileState.SAME)
    assert world.document.is_clean


def test_an_empty_mount_point_is_not_filled(world, monkeypatch):
    """The drive is pulled out: the folder is there, empty, on another device."""
    mounted = [True]
    real = os.path.ismount
    monkeypatch.setattr(mounts.os.path, "ismount", lambda path: real(path) or (mounted[0] and path == world.folder))
    document = world.session.open(world.post)
    world.document = document
    world.rest()
    mounted[0] = False
    world.post.unlink()
    world.until(FileState.NO_FOLDER)
    assert "drive" in world.watcher.situation.trouble
    new = world.session.new()
    with world.qtbot.waitSignal(world.session.save_failed) as failed:
        world.session.save(new)
    assert "drive" in str(failed.args[1])
    assert list(world.folder.iterdir()) == []


def test_another_post_in_the_place_of_this_one_is_not_taken_for_it(world):
    world.write("他\n", head="---\nid: other\n---\n")
    world.until(FileState.OTHER_POST)
    assert world.document.text() == "一\n二\n三\n"
    world.watcher.keep_mine()
    world.qtbot.waitUntil(lambda: world.document.path != world.post)
    assert world.files() == {"a.md": "---\nid: other\n---\n他\n", "a.mine.md": "一\n二\n三\n"}


def test_a_conflict_copy_is_shown_as_one_of_this_post(world):
    copy = world.folder / "a.sync-conflict-20260101-120000-ABCDEFG.md"
    world.write("他\n", copy)
    world.until(FileState.COPY)
    assert world.watcher.situation.path == copy
    world.watcher.take_copy()
    assert world.document.text() == "他\n"
    assert world.document.fields.id == ID
    world.document.apply(change.undone())
    assert world.document.text() == "一\n二\n三\n"
    world.rest()
    assert world.watcher.situation.state is FileState.SAME
    world.write("また\n", copy)  # another version again
    world.until(FileState.COPY)
    world.watcher.dismiss_copy()
    world.rest()
    assert world.watcher.situation.state is FileState.SAME
    assert copy.exists()


def test_a_copy_that_says_the_same_is_a_false_alarm(world):
    world.write("一\n二\n三\n", world.folder / "a (conflicted copy 2026-01-01 120000).md")
    world.rest()
    assert world.watcher.situation.state is FileState.SAME


def test_a_file_that_is_being_written_is_waited_for(world, monkeypatch):
    """A program that writes in place empties the file first."""
    steps = ["", HEAD + "半", HEAD + "半分ずつ\n"]

    def go_on(_seconds: float) -> None:
        if steps:
            world.post.write_text(steps.pop(0), encoding="utf-8")

    monkeypatch.setattr(probe, "_sleep", go_on)
    texts: list[str] = []
    world.document.changed.connect(lambda _revision: texts.append(world.document.text()))
    world.post.write_text("", encoding="utf-8")
    world.qtbot.waitUntil(lambda: world.document.text() == "半分ずつ\n")
    assert set(texts) == {"半分ずつ\n"}


def test_a_header_that_breaks_is_shown_whole(world):
    world.write("一\n", head="---\n: [\n---\n")
    world.qtbot.waitUntil(lambda: world.document.raw)
    assert world.document.is_clean
    world.write("一\n")
    world.qtbot.waitUntil(lambda: not world.document.raw)


def test_edited_fields_are_kept_too(world):
    world.document.apply(change.edited(replace(world.document.fields, title="私"), name="title"))
    world.replace("他\n")
    world.until(FileState.CHANGED)
    world.watcher.take_theirs()
    world.qtbot.waitUntil(lambda: world.document.text() == "他\n")
    assert "title: 私" in (world.folder / "a.mine.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("nothing", ["", "\0" * 400, "\n"], ids=["empty", "zeros", "a line end"])
def test_an_emptied_file_is_not_taken_for_the_text(world, monkeypatch, nothing):
    monkeypatch.setattr(probe, "_LONGEST", 3)
    world.write(nothing, head="")
    world.until(FileState.EMPTIED)
    assert world.document.text() == "一\n二\n三\n"
    assert not world.document.is_clean
    world.rest()
    assert world.watcher.situation.state is FileState.EMPTIED
    world.watcher.keep_mine()
    world.until(FileState.SAME)
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    assert world.files() == {"a.md": "一\n二\n三\n"}


def test_undo_over_a_version_without_an_id_can_be_saved(world):
    world.write("他\n", head="")
    world.qtbot.waitUntil(lambda: world.document.text() == "他\n")
    world.write("又\n")
    world.qtbot.waitUntil(lambda: world.document.text() == "又\n")
    while world.document.history.undo_name is not None:
        world.document.apply(change.undone())
    with world.qtbot.waitSignal(world.document.saved):
        world.session.save(world.document)
    assert world.files() == {"a.md": "一\n二\n三\n"}


FIELDS = f"---\nid: {ID}\nnews:\n  headline: 見出し\n  bullets:\n    - 一つ目\n    - 二つ目\n---\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 300,
        b"\n",
        b"---\n---\n",
        FIELDS[:70].encode(),
        FIELDS.encode()[:-20] + b"\0" * 20,
        b"\x89PNG\r\n\x1a\n\0\0",
    ],
    ids=["empty", "zeros", "a line end", "a bare header", "cut off", "zeros at the end", "a picture"],
)
@pytest.mark.parametrize("typed", [False, True], ids=["clean", "changed here"])
def test_a_post_without_a_body_is_kept_from_an_emptied_or_damaged_file(world, monkeypatch, data, typed):
    """The author's words may all be in the fields."""
    monkeypatch.setattr(probe, "_LONGEST", 3)
    monkeypatch.setattr(file_events, "_SETTLE", 5)
    world.write("", head=FIELDS)
    world.qtbot.waitUntil(lambda: world.document.fields.news.headline == "見出し")
    fields = world.document.fields
    if typed:
        fields = replace(fields, title="題")
        world.document.apply(change.edited(fields, name="title"))
    world.post.write_bytes(data)
    world.qtbot.waitUntil(lambda: world.watcher.situation.state in (FileState.EMPTIED, FileState.DAMAGED))
    assert world.document.fields == fields
    assert world.document.text() == ""
    assert not world.document.is_clean  # the window alone has it now: journal and closing must know
    world.rest()
    assert world.document.fields == fields
    world.watcher.keep_mine()
    world.qtbot.waitUntil(lambda: world.watcher.situation.state is FileState.SAME and world.document.is_clean)
    assert "見出し" in world.post.read_text(encoding="utf-8")
    assert ID in world.post.read_text(encoding="utf-8")


def test_an_id_that_went_missing_is_given_back_with_the_next_save(world):
    world.write("一\n二\n三\n四\n", head="---\ntitle: 題\n---\n")
    world.qtbot.waitUntil(lambda: "四" in world.document.text())
    assert world.document.fields.id == ID
    assert world.document.is_clean
    world.type("五\n")
    world.session.save(world.document)
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    assert f"id: {ID}" in world.post.read_text(encoding="utf-8")


def test_an_id_that_went_missing_with_the_whole_header_is_given_back(world):
    world.write("一\n二\n三\n四\n", head="")
    world.qtbot.waitUntil(lambda: "四" in world.document.text())
    assert world.document.fields.id == ID
    world.document.apply(change.undone())
    world.document.apply(change.redone())
    assert world.document.fields.id == ID
    world.type("五\n")
    world.session.save(world.document)
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    assert world.files() == {"a.md": "一\n二\n三\n四\n五\n"}


def test_a_file_that_moved_is_found_among_many(world, monkeypatch):
    """By its number in the file system: none of the others is looked into."""
    looked: list[str] = []
    monkeypatch.setattr(probe, "_has_id", lambda path, _id: looked.append(path) or False)
    for number in range(30):
        folder = world.folder / f"{number:02}" / "deep" / "deeper"
        folder.mkdir(parents=True)
        for other in range(20):
            (folder / f"{other}.md").touch()
    world.rest()
    target = world.folder / "29" / "deep" / "deeper" / "moved.md"
    world.post.rename(target)
    world.qtbot.waitUntil(lambda: world.document.path == target)
    assert all(Path(path).parent == world.folder for path in looked)


def test_what_comes_while_it_looks_is_looked_at_after_that(world, monkeypatch):
    """The look that is under way has read the file already, and no event comes any more."""
    world.rest()
    has_read, go_on = threading.Event(), threading.Event()

    def slow(known):
        sight = probe.look(known)
        has_read.set()
        go_on.wait(20)
        return sight

    monkeypatch.setattr("editor.app.files.watcher.look", slow)
    world.watcher.look()
    world.qtbot.waitUntil(has_read.is_set)
    with world.qtbot.waitSignal(world.watcher._events.settled):
        world.write("一\n二\n三と四\n")
    go_on.set()
    world.qtbot.waitUntil(lambda: "四" in world.document.text())


@pytest.mark.parametrize("deep", [False, True], ids=["its own", "one above it"])
def test_a_folder_of_the_library_that_is_renamed_takes_the_open_post_with_it(world, deep):
    folder = world.folder / "2026" / "11"
    folder.mkdir(parents=True)
    world.post = world.post.rename(folder / "a.md")
    world.document = world.session.open(world.post)
    world.rest()
    world.type("四\n")
    renamed = folder.parent if deep else folder
    renamed.rename(renamed.with_name("令和八年"))
    target = renamed.with_name("令和八年") / world.post.relative_to(renamed)
    world.qtbot.waitUntil(lambda: world.document.path == target)
    assert world.watcher.situation.state is FileState.SAME
    world.session.save(world.document)
    world.qtbot.waitUntil(lambda: world.document.is_clean)
    assert target.read_text(encoding="utf-8") == f"{HEAD}一\n二\n三\n四\n"
    assert not folder.exists()


def test_another_name_of_the_file_is_said_once_before_it_is_saved(world):
    os.link(world.post, world.folder / "other-name.txt")
    world.rest()
    world.rest()
    assert len(world.told) == 1
    assert "a.md" in world.told[0]
    assert "hard link" in world.told[0]
