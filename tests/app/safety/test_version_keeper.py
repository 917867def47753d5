"""Which versions are kept, and when."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.application import Application
from editor.app.files.saving import Why
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.safety.version_keeper import VersionKeeper
from editor.core.errors import SaveError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace
from editor.core.post import Fields

TEXT = "---\nid: 0197f0c2\ntitle: 題\n---\n本文。\n"


class Desk:
    """The program without its window, and one post."""

    def __init__(self, path: Path, qtbot: QtBot, text: str = TEXT) -> None:
        path.write_text(text, encoding="utf-8")
        self.qtbot = qtbot
        self.app = Application()
        self.keeper: VersionKeeper = self.app.versions
        self.open(path)

    def open(self, path: Path) -> None:
        self.path = path
        self.document: Document = self.app.session.open(path)

    def write(self, text: str) -> None:
        self.document.apply(change.edited(text=self.document.text() + text))

    def save(self, why: Why = Why.PERSON, path: Path | None = None, **how: Any) -> None:
        self.app.session.save(self.document, path, why=why, **how)
        self.settle()

    def settle(self) -> None:
        self.app.jobs.wait()
        self.qtbot.waitUntil(lambda: not self.keeper._jobs.busy)

    def kept(self, place: PostPlace | None = None) -> list[tuple[str, str]]:
        """(reason, body) of the versions, oldest first."""
        place = place or PostPlace(self.path, self.document.fields.id)
        versions = self.keeper.versions
        return [
            (version.reason.value, PostFile.parse(versions.read(version)).body)
            for version in versions.listing(place).versions
        ]


@pytest.fixture
def desk_of(qapp: QApplication, qtbot: QtBot, tmp_path: Path, worker_here: None) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def build(text: str = TEXT) -> Desk:
        made.append(Desk(tmp_path / "post.md", qtbot, text))
        return made[-1]

    yield build
    for desk in made:
        desk.app.close()


def test_what_is_overwritten_and_what_is_saved(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("一")
    desk.save()
    desk.write("二")
    desk.save(Why.ITSELF)
    assert desk.kept() == [("opened", "本文。\n"), ("saved", "本文。\n一"), ("autosaved", "本文。\n一二")]


def test_saves_that_follow_each_other_at_once_are_our_own(desk_of: Callable[..., Desk]) -> None:
    """The second overwrites what the first wrote before it could be kept: that is no other program's."""
    desk = desk_of()
    for text in ("一", "二", "三"):
        desk.write(text)
        desk.app.session.save(desk.document, why=Why.ITSELF)
    desk.settle()
    assert desk.kept() == [
        ("opened", "本文。\n"),
        ("autosaved", "本文。\n一"),
        ("autosaved", "本文。\n一二"),
        ("autosaved", "本文。\n一二三"),
    ]


def test_that_the_person_saved_what_was_saved_already_is_kept(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("一")
    desk.save(Why.ITSELF)
    desk.save(Why.PERSON)
    assert desk.kept()[1:] == [("autosaved", "本文。\n一"), ("saved", "本文。\n一")]


def test_looking_at_a_post_keeps_nothing(desk_of: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_of()
    (tmp_path / "other.md").write_text("other", encoding="utf-8")
    desk.open(tmp_path / "other.md")
    desk.settle()
    assert desk.kept(PostPlace(tmp_path / "post.md", "0197f0c2")) == []
    assert list(desk.keeper.versions._root.rglob("*")) == []


def test_a_risky_moment_is_kept_as_it_was(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("一")
    desk.document.before_paste("短い")
    desk.settle()
    assert desk.kept() == []
    desk.document.before_paste("長" * 201)
    desk.write("長" * 201)
    desk.settle()
    assert desk.kept() == [("before-paste", "本文。\n一")]


def test_reading_theirs_keeps_mine(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("わたし")
    desk.document.apply(change.taken(PostFile.parse(f"{TEXT}かれら".encode()), "theirs"))
    desk.settle()
    assert desk.document.text() == "本文。\nかれら"
    assert desk.kept() == [("before-theirs", "本文。\nわたし")]


def test_replacing_theirs_keeps_it(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("わたし")
    desk.path.write_text(TEXT + "かれら", encoding="utf-8")
    desk.save(replace_it=True)
    assert desk.kept() == [("theirs", "本文。\nかれら"), ("saved", "本文。\nわたし")]


def test_what_was_left_without_saving_is_kept(desk_of: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_of()
    desk.write("一")
    desk.app.session.new()
    desk.settle()
    assert desk.kept() == [("left", "本文。\n一")]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (b"", [("left", "本文。\n")]),
        (b"\0" * 60, [("left", "本文。\n")]),
        (TEXT.encode()[:30], [("left", "本文。\n")]),
        (TEXT.encode(), []),
        (TEXT.encode() + "別の人。".encode(), []),
        (None, []),
    ],
    ids=["emptied", "zeros", "cut off", "as it was", "changed", "gone"],
)
def test_a_post_whose_file_is_emptied_in_the_moment_in_which_it_is_left_is_kept(
    desk_of: Callable[..., Desk], tmp_path: Path, found: bytes | None, kept: list[tuple[str, str]]
) -> None:
    desk = desk_of()
    place = PostPlace(desk.path, "0197f0c2")
    if found is None:
        desk.path.unlink()
    else:
        desk.path.write_bytes(found)
    (tmp_path / "other.md").write_text("---\nid: 9\n---\n", encoding="utf-8")
    desk.open(tmp_path / "other.md")
    desk.qtbot.waitUntil(lambda: all(thread.name != "question" for thread in threading.enumerate()))
    QApplication.processEvents()  # its answer
    desk.settle()
    assert desk.kept(place) == kept


def test_closing_keeps_what_was_not_saved(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("一")
    desk.app.close()
    assert desk.kept() == [("left", "本文。\n一")]


def test_save_as_of_a_post_without_an_id_is_followed(desk_of: Callable[..., Desk], tmp_path: Path) -> None:
    desk = desk_of("本文。\n")
    desk.write("一")
    desk.save()
    desk.write("二")
    desk.save(path=tmp_path / "renamed.md")
    assert [body for _reason, body in desk.kept(PostPlace(tmp_path / "renamed.md"))] == [
        "本文。\n",
        "本文。\n一",
        "本文。\n一二",
    ]


def test_a_new_post_has_versions_from_its_first_change(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.document = desk.app.session.new()
    desk.write("新")
    desk.qtbot.waitUntil(lambda: desk.document.on_disk)
    desk.settle()
    ((reason, body),) = desk.kept(PostPlace(desk.document.path, desk.document.fields.id))
    assert (reason, body) == ("autosaved", desk.document.text())


@pytest.mark.parametrize("why", list(Why))
def test_where_nothing_can_be_kept_only_the_person_overwrites(
    desk_of: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch, why: Why
) -> None:
    """A save by itself must not destroy what the person saved; the person's own save goes on, and it is said."""
    desk = desk_of()
    before = desk.path.read_bytes()
    desk.write("一")

    def fails(*_args: Any) -> None:
        raise SaveError("the disk is full")

    monkeypatch.setattr(desk.keeper.versions, "keep", fails)
    said: list[object] = []
    failed: list[object] = []
    desk.keeper.failed.connect(lambda error: said.append(error))
    desk.app.session.save_failed.connect(lambda _save, error: failed.append(error))
    desk.save(why)
    if why is Why.ITSELF:
        assert (desk.path.read_bytes(), len(failed), said) == (before, 1, [])
        assert not desk.document.is_clean
    else:
        assert desk.path.read_text("utf-8") == TEXT + "一"
        assert (desk.document.is_clean, failed) == (True, []) and said


def test_fields_that_fit_no_header_are_no_reason_to_lose_the_text(desk_of: Callable[..., Desk]) -> None:
    desk = desk_of()
    desk.write("一")
    desk.document.apply(change.edited(Fields(id="0197f0c2", title="half \ud800"), name="title"))
    desk.document.announce(Reason.BEFORE_RESTORE)
    desk.settle()
    assert desk.kept() == [("before-restore", "本文。\n一")]
