"""What is private: made so, and narrowed where it was open to others."""

import os
from pathlib import Path

import pytest

from editor.core import paths
from editor.core.disk import private


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize(("before", "after"), [(0o666, 0o600), (0o640, 0o600), (0o700, 0o700), (0o400, 0o400)])
def test_the_rights_of_others_go_and_those_of_the_owner_stay(tmp_path: Path, before: int, after: int) -> None:
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_bytes(b"x")
    path.chmod(before)
    link.symlink_to(path)
    private.narrow(link)
    assert mode(path) == before  # what a link leads to is not ours
    private.narrow(path)
    assert mode(path) == after
    private.narrow(tmp_path / "gone")


def test_a_file_is_made_private_and_its_contents_stay(tmp_path: Path) -> None:
    path = tmp_path / "a"
    private.create(path)
    assert (path.read_bytes(), mode(path)) == (b"", 0o600)
    path.write_bytes(b"x")
    path.chmod(0o644)
    private.create(path)
    assert (path.read_bytes(), mode(path)) == (b"x", 0o600)


def test_all_below_the_private_folders_is_narrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    files = [one / "deep" / "a", other / "b", tmp_path / "c"]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
        file.chmod(0o644)
    (one / "deep").chmod(0o755)
    monkeypatch.setattr(private, "roots", lambda: (one, other))
    private.narrow_all()
    assert [mode(file) for file in files] == [0o600, 0o600, 0o644]
    assert mode(one / "deep") == 0o700


def test_a_run_over_the_private_folders_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    for number in range(9):
        (tmp_path / str(number)).write_bytes(b"")
    monkeypatch.setattr(private, "roots", lambda: (tmp_path, tmp_path))
    monkeypatch.setattr(private, "_MOST", 5)
    monkeypatch.setattr(private, "narrow", seen.append)
    private.narrow_all()
    assert len(seen) == 6  # the first one too many ends it


@pytest.mark.parametrize("root", [paths.config, paths.state, paths.cache])
@pytest.mark.parametrize("deep", ["", "a.journal", "versions/x/list"])
def test_the_programs_own_folders_are_private(root, deep: str) -> None:
    path = root() / deep
    assert private.is_private(path)
    assert private.mode_of_file(path) == private.mode_of_file(path, 0o644) == 0o600
    assert private.mode_of_folder(path) == private.mode_of_folder(root().parent) == 0o700


def test_posts_are_as_open_as_the_person_has_it() -> None:
    """The folder of posts may be read by a family, a group, a web server: the umask decides."""
    post = Path.home() / "documents" / "2025" / "a.md"
    beside = paths.state().with_name("state2")
    for path in (post, beside):
        assert not private.is_private(path)
        assert private.mode_of_file(path) == 0o666
        assert private.mode_of_file(path, 0o644) == 0o644
        assert private.mode_of_folder(path) == 0o777


def test_what_is_opened_to_be_made_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with open(tmp_path / "a", "wb", opener=private.opener) as file:
            file.write(b"x")
        os.mkfifo(tmp_path / "pipe", 0o666)
    finally:
        os.umask(before)
    assert mode(tmp_path / "a") == 0o600
    private.narrow(tmp_path / "pipe")  # neither file nor folder: left alone
    assert mode(tmp_path / "pipe") == 0o666
