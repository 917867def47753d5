"""A folder of files, whole or not at all."""

from pathlib import Path

import pytest

from editor.core.disk.new_folder import write_folder
from editor.core.errors import FileError

FILES = {"a.txt": b"a", "b/c.txt": b"c"}


@pytest.mark.parametrize("there", [False, True])
def test_it_is_made(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "x").mkdir()
    write_folder(tmp_path / "x", FILES)
    assert (tmp_path / "x" / "b" / "c.txt").read_bytes() == b"c"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_link_to_an_empty_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / "real").mkdir(parents=True)
    (tmp_path / "link").symlink_to("elsewhere/real")
    write_folder(tmp_path / "link", FILES)
    assert (tmp_path / "link").is_symlink() and (tmp_path / "elsewhere" / "real" / "a.txt").read_bytes() == b"a"
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["real"]
    (tmp_path / "dangling").symlink_to("nowhere")
    with pytest.raises(FileError):
        write_folder(tmp_path / "dangling", FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling", "elsewhere", "link"]


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "mine").write_bytes(b"m")
    with pytest.raises(FileError, match="there already"):
        write_folder(tmp_path / "x", FILES)
    assert (tmp_path / "x" / "mine").read_bytes() == b"m"
    (tmp_path / "y").write_bytes(b"")
    with pytest.raises(FileError):
        write_folder(tmp_path / "y", FILES)


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        write_folder(tmp_path / "x", {"a": b"a", "a/b": b"b"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../a", "/a", "b/../../a", ""])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError):
        write_folder(tmp_path / "x", {name: b""})
    assert list(tmp_path.iterdir()) == []
