"""`ronpyo merge`: where the result goes, and the exit codes that git reads."""

import json
from pathlib import Path

import pytest

from editor import cli


@pytest.fixture
def sides(tmp_path: Path) -> list[str]:
    for name, text in (("base", "a\n\nb\n"), ("ours", "A\n\nb\n"), ("theirs", "a\n\nB\n"), ("other", "X\n\nb\n")):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("base", "ours", "theirs")]


def test_ours_becomes_the_result(sides: list[str]) -> None:
    assert cli.main(["merge", *sides]) == 0
    assert [Path(side).read_text("utf-8") for side in sides] == ["a\n\nb\n", "A\n\nB\n", "a\n\nB\n"]


def test_another_file_takes_the_result(sides: list[str], tmp_path: Path) -> None:
    assert cli.main(["merge", *sides, "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out").read_text("utf-8") == "A\n\nB\n"
    assert Path(sides[1]).read_text("utf-8") == "A\n\nb\n"


def test_a_conflict_is_said_and_gives_1(
    sides: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    base, ours, _theirs = sides
    assert cli.main(["merge", base, ours, str(tmp_path / "other"), "--marker-size", "9"]) == 1
    assert Path(ours).read_text("utf-8") == "<<<<<<<<< ours\nA\n=========\nX\n>>>>>>>>> theirs\n\nb\n"
    assert b"both sides are kept" in capsysbinary.readouterr().err
    Path(ours).write_text("A\n\nb\n", "utf-8")
    assert cli.main(["merge", base, ours, str(tmp_path / "other"), "--json"]) == 1
    assert json.loads(capsysbinary.readouterr().out) == {"clean": False, "keys": [], "pieces": 1}


def test_what_is_no_text_is_left_alone(sides: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path(sides[2]).write_bytes(b"\xff\x00\xfe\x01")
    assert cli.main(["merge", *sides]) == 1
    assert Path(sides[1]).read_text("utf-8") == "A\n\nb\n"
    assert b"left as it is" in capsysbinary.readouterr().err


def test_what_did_not_work_at_all_is_no_conflict(sides: list[str], tmp_path: Path) -> None:
    assert cli.main(["merge", *sides[:2], str(tmp_path / "gone")]) == 129
    assert cli.main(["merge", *sides, "-o", str(tmp_path / "gone" / "out")]) == 129
    assert Path(sides[1]).read_text("utf-8") == "A\n\nb\n"


@pytest.mark.parametrize("words", [[], ["a", "b"], ["a", "b", "c", "d"]])
def test_three_files_are_needed(words: list[str]) -> None:
    assert cli.main(["merge", *words]) == 2


@pytest.mark.parametrize("size", ["0", "x", "-1", "999"])
def test_the_length_of_a_mark_is_a_number(sides: list[str], size: str) -> None:
    assert cli.main(["merge", *sides, f"--marker-size={size}"]) == 2
