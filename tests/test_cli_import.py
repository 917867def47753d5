"""`ronpyo import` on the command line: what it answers, on which stream, with which exit code."""

import json
from pathlib import Path

import pytest

from editor import cli
from tests.core.importers.samples import BODY, legacy, legacy_entry, new, new_entry


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "backup"
    path.write_text(legacy(legacy_entry(1, "一", BODY), legacy_entry(2, "二", "文")), "utf-8")
    return path


def test_json(backup: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["import", str(backup), "--into", str(tmp_path / "library"), "--json"]) == 0
    report = json.loads(capsysbinary.readouterr().out)
    assert report["format"] == "blogger-legacy"
    assert report["posts"] == {"found": 2, "written": 2, "unchanged": 0, "skipped": 0}
    assert [entry["id"].rpartition(".")[2] for entry in report["files"]] == ["post-1", "post-2"]
    path = report["files"][0]["path"]
    assert cli.main(["export", path, "--to", "blogger-html"]) == 0
    assert capsysbinary.readouterr().out == BODY.encode()
    cli.main(["set", path, "status=draft"])
    capsysbinary.readouterr()
    cli.main(["export", path, "--to", "blogger-html"])
    assert capsysbinary.readouterr().out == BODY.encode()


WHOLE = legacy(legacy_entry(1, "一", "文"), legacy_entry(2, "二", "文"))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"a.xml": WHOLE}, 0),
        ({"a.xml": WHOLE[: WHOLE.rindex("<content") + 30]}, 1),  # cut off in the second post
        ({"a.xml": WHOLE[: WHOLE.rindex("</feed>")]}, 1),  # cut off behind it: there may have been more
        ({"a.xml": WHOLE.replace("<title type='text'>二", "<title type='text'>二</x>")}, 0),
        ({"_posts/2025-04-02-a.md": "---\ntitle: 題\n---\n文", "_posts/2025-04-03-b.textile": "h1. 題"}, 1),
        ({"a.md": "---\ntitle: 題\n---\n文", "b.md": "---\ntitle: 題\n---\n" + "あ" * 2_000_000}, 1),
    ],
    ids=["whole", "cut", "end missing", "mended", "unread format", "too large"],
)
def test_0_only_where_all_of_it_is_in_the_library(tmp_path: Path, files: dict[str, str], code: int) -> None:
    for name, text in files.items():
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    given = tmp_path / "given" / (next(iter(files)) if len(files) == 1 else "")
    for _turn in range(2):  # said again when nothing else is left to do
        assert cli.main(["import", str(given), "--into", str(tmp_path / "library")]) == code


def test_sentences_host_and_zone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text(new(new_entry(9, "題", "文", file="/2025/04/a.html")), "utf-8")
    library = tmp_path / "library"
    options = ["--into", str(library), "--host", "t.blogspot.com", "--timezone", "Asia/Tokyo"]
    assert cli.main(["import", str(tmp_path / "x"), *options]) == 0
    assert capsys.readouterr().out.startswith("Posts: 1 imported (in the file: 1).\n")
    text = (library / "2025/2025-04-02-a.md").read_text("utf-8")
    assert "url: https://t.blogspot.com/2025/04/a.html\n" in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "The file to import is missing"),
        (["x"], 2, "Add --into"),
        (["missing", "--into", "y"], 1, "There is no file"),
        (["x", "--into", "y", "--timezone", "Nowhere"], 2, "no time zone"),
        (["x", "--into", "y", "--host", "http://a b/"], 2, "“http://a b/” is none"),
        (["x", "--into", "y", "--host", "ex ample"], 2, "needs the host"),
        (["x", "--into", "y", "--host", "../x"], 2, "needs the host"),
    ],
)
def test_wrong_use(
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x").write_bytes(backup.read_bytes())
    assert cli.main(["import", *arguments]) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "y").exists()
