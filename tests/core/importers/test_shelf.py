"""What an import renames: only what is certain, to a name that nobody has, for good."""

import os
from pathlib import Path

import pytest

from editor.core.errors import FileError, SaveError
from editor.core.importers import shelf


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes of what the disk was asked to confirm."""
    asked: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: asked.append(os.fstat(descriptor).st_ino))
    return asked


@pytest.mark.parametrize(("target", "folders"), [("b.md", ["."]), ("2025/a.md", ["2025", "."])])
def test_the_disk_confirms_both_names(tmp_path: Path, synced: list[int], target: str, folders: list[str]) -> None:
    (tmp_path / "2025").mkdir()
    old, new = tmp_path / "a.md", tmp_path / target
    old.write_bytes(b"x")
    shelf.rename(old, new)
    assert new.read_bytes() == b"x" and not old.exists()
    assert synced == [(tmp_path / folder).stat().st_ino for folder in folders]


def test_no_name_that_is_taken_is_given(tmp_path: Path, synced: list[int]) -> None:
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    old.write_bytes(b"x")
    new.write_bytes(b"y")
    with pytest.raises(SaveError, match=r"a\.md could not be renamed: another file has this name"):
        shelf.rename(old, new)
    assert (old.read_bytes(), new.read_bytes(), synced) == (b"x", b"y", [])


@pytest.mark.parametrize(
    ("names", "pictures"),
    [([], True), (["p.png"], True), (["p.png", "notes.txt"], True), (["p.png", "a.md"], False), (["sub/p.png"], False)],
)
def test_a_folder_of_pictures_holds_no_post(tmp_path: Path, names: list[str], pictures: bool) -> None:
    folder = tmp_path / "post"
    folder.mkdir()
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"x")
    assert shelf._holds_pictures(folder) is pictures


def test_what_is_there_is_told_even_of_a_link_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "file").write_bytes(b"")
    assert [shelf._is_there(tmp_path / name) for name in ("link", "file", "gone", "file/x")] == [
        True,
        True,
        False,
        False,
    ]
    assert not shelf._holds_pictures(tmp_path / "gone") and not shelf._holds_pictures(tmp_path / "file")
    for ask in (shelf._is_there, shelf._holds_pictures):
        with pytest.raises(FileError, match="could not be read"):
            ask(tmp_path / ("x" * 300))
