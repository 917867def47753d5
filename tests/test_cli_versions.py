"""`ronpyo versions` and `ronpyo restore`."""

import json
from pathlib import Path

import pytest

from editor import cli
from editor.core import paths
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post with two versions: one by itself, one saved; the file holds a third state."""
    path = tmp_path / "post.md"
    versions = Versions(paths.state() / "versions")
    for text, reason in (("一", Reason.OPENED), ("二", Reason.SAVED)):
        versions.keep(PostPlace(path, "id-1"), f"---\nid: id-1\n---\n{text}\r\n".encode(), reason)
    path.write_bytes("---\nid: id-1\n---\n三\n".encode())
    return path


def test_versions_are_listed(post: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["versions", str(post)]) == 0
    first, second = capsysbinary.readouterr().out.decode().splitlines()
    assert first.startswith("   1  20") and "As it was opened" in first
    assert second.startswith("   2  20") and "Saved by you, 1 char" in second


def test_versions_as_json(post: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["versions", str(post), "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)
    assert [(one["number"], one["reason"]) for one in found["versions"]] == [(1, "opened"), (2, "saved")]
    assert (found["thinned"], found["damaged"]) == ([], 0)


def test_none_is_kept_yet(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "new.md"
    path.write_text("x", "utf-8")
    assert cli.main(["versions", str(path)]) == 0
    assert b"There are no earlier versions yet" in capsysbinary.readouterr().out


def test_a_restore_replaces_the_post_and_keeps_what_it_held(
    post: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["restore", str(post), "1"]) == 0
    assert post.read_bytes() == "---\nid: id-1\n---\n一\r\n".encode()
    assert cli.main(["restore", str(post), "3"]) == 0
    assert post.read_bytes() == "---\nid: id-1\n---\n三\n".encode()


def test_a_restore_into_a_file_replaces_none(
    post: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = post.read_bytes()
    target = tmp_path / "out.md"
    assert cli.main(["restore", str(post), "2", "-o", str(target)]) == 0
    assert target.read_bytes() == "---\nid: id-1\n---\n二\r\n".encode()
    assert cli.main(["restore", str(post), "1", "-o", str(target)]) == 1
    assert target.read_bytes() == "---\nid: id-1\n---\n二\r\n".encode()
    capsysbinary.readouterr()
    assert cli.main(["restore", str(post), "1", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == "---\nid: id-1\n---\n一\r\n".encode()
    assert post.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["post.md"], 2, "Please give one version"),
        (["post.md", "1", "2"], 2, "Please give one version"),
        (["post.md", "7"], 1, "There is no version 7 of post.md."),
        (["post.md", "1", "-o", "post.md"], 2, "is the post itself"),
    ],
)
def test_wrong_use_is_said(
    post: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    words: list[str],
    code: int,
    sentence: str,
) -> None:
    monkeypatch.chdir(post.parent)
    before = post.read_bytes()
    assert cli.main(["restore", *words]) == code
    assert sentence in capsysbinary.readouterr().err.decode()
    assert post.read_bytes() == before


def test_a_deleted_post_without_an_id_comes_back(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "gone.md"
    Versions(paths.state() / "versions").keep(PostPlace(path), b"text\n", Reason.SAVED)
    assert cli.main(["restore", str(path), "1"]) == 0
    assert path.read_bytes() == b"text\n"
