"""What is private: made so, and narrowed where it was open to others."""

from pathlib import Path

import pytest

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
