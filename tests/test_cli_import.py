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


def test_sentences_host_and_zone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text(new(new_entry(9, "題", "文", file="/2025/04/a.html")), "utf-8")
    library = tmp_path / "library"
    options = ["--into", str(library), "--host", "t.blogspot.com", "--timezone", "Asia/Tokyo"]
    assert cli.main(["import", str(tmp_path / "x"), *options]) == 0
    assert capsys.readouterr().out.startswith("Posts: 1 found, 1 written, 0 unchanged, 0 left out.\n")
    text = (library / "2025/2025-04-02-a.md").read_text("utf-8")
    assert "url: https://t.blogspot.com/2025/04/a.html\n" in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "The file to import is missing"),
        (["x"], 2, "Add --into"),
        (["missing", "--into", "y"], 1, "There is no file"),
        (["x", "--into", "y", "--timezone", "Nowhere"], 1, "no time zone"),
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
