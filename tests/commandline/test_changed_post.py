"""Every command that changes a post that is there: what it held can be brought back by `ronpyo restore`."""

import json
from pathlib import Path

import pytest

from editor import cli
from tests.core.news_page.pages import JAPANESE

ID = "0197a000-0000-7000-8000-000000000001"
TEXT = f"---\nid: {ID}\n---\n一行目。\n\n二行目。\n"
THEIRS = TEXT.replace("二行目", "二つ目の行")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_text(TEXT, "utf-8")
    (tmp_path / "base").write_text(TEXT.replace("一行目", "元の行"), "utf-8")
    (tmp_path / "theirs").write_text(THEIRS.replace("一行目", "元の行"), "utf-8")
    (tmp_path / "page.html").write_bytes(JAPANESE[0].html.encode())
    return path


COMMANDS = {
    "set": ("set", "@post.md", "news.headline=見出し"),
    "clip": ("clip", "@page.html", "--url", JAPANESE[0].address, "--into", "@post.md"),
    "merge": ("merge", "@base", "@post.md", "@theirs"),
    "merge -o": ("merge", "@base", "@theirs", "@theirs", "-o", "@post.md"),
}


@pytest.mark.parametrize("has_id", [True, False], ids=["with an id", "without one"])
@pytest.mark.parametrize("words", COMMANDS.values(), ids=list(COMMANDS))
def test_the_text_before_comes_back(
    post: Path, words: tuple[str, ...], has_id: bool, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    if not has_id:
        for file in (post, post.parent / "base", post.parent / "theirs"):
            file.write_bytes(file.read_bytes().replace(f"---\nid: {ID}\n---\n".encode(), b""))
    before = post.read_bytes()
    assert cli.main([word.replace("@", f"{post.parent}/") for word in words]) == 0
    assert post.read_bytes() != before
    capsysbinary.readouterr()
    assert cli.main(["versions", str(post), "--json"]) == 0
    found = json.loads(capsysbinary.readouterr().out)["versions"]
    assert [one["reason"] for one in found] == ["before-command"]
    assert cli.main(["restore", str(post), "1"]) == 0
    assert post.read_bytes() == before


def test_a_file_that_git_made_for_a_merge_is_no_post(post: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    ours = post.rename(post.with_name(".merge_file_a1b2c3"))
    assert cli.main(["merge", str(post.with_name("base")), str(ours), str(post.with_name("theirs"))]) == 0
    assert ours.read_text("utf-8") == THEIRS
    capsysbinary.readouterr()
    assert cli.main(["versions", str(ours), "--json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["versions"] == []


def test_without_a_version_the_post_stays(
    post: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "a file").write_bytes(b"")
    monkeypatch.setattr("editor.core.history.post_writing.versions_folder", lambda: tmp_path / "a file")
    assert cli.main(["set", str(post), "news.headline=見出し"]) == 1
    assert post.read_text("utf-8") == TEXT
    assert "An earlier version of post.md could not be kept" in capsysbinary.readouterr().err.decode()
