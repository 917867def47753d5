"""`ronpyo help --to FILE`: all of the help in one file, in the person's language, without a display."""

import subprocess
import sys
from pathlib import Path

import pytest

from editor import cli
from editor.app.choices.command import Command
from editor.app.choices.keymap import Keymap
from tests.guard.repository import ROOT


def test_it_is_one_file_with_the_keys_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "help.html"
    assert cli.main(["help", "--to", str(path)]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>") and '<html lang="en">' in text
    assert "<strong>Save</strong> (Ctrl+S)" in text
    assert "data:image/webp;base64," in text
    assert "ronpyo export POST" in text


def test_the_keys_are_those_that_the_person_chose(tmp_path: Path) -> None:
    chosen = Keymap()
    chosen.keyed([Command("file.save", "Save", print, ("Ctrl+S",))])
    chosen.choose("file.save", ("Ctrl+Alt+S",))
    path = tmp_path / "help.html"
    assert cli.main(["help", "--to", str(path)]) == 0
    assert "<strong>Save</strong> (Ctrl+Alt+S)" in path.read_text(encoding="utf-8")


def test_it_needs_no_display_and_speaks_japanese(tmp_path: Path) -> None:
    path = tmp_path / "help.html"
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "RONPYO_LANG": "ja"}
    command = [sys.executable, "-m", "editor", "help", "--to", str(path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '<html lang="ja">' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [[], ["--to"], ["x", "--to", "y.html"], ["--from", "x"]])
def test_wrong_use_is_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("ronpyo: ") and said.count("\n") == 1


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help", "--to", str(tmp_path / "gone" / "help.html")]) == 1
    assert "gone" in capsys.readouterr().err
