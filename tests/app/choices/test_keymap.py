import tomllib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.app.choices.command import Command
from editor.app.choices.keymap import Keymap
from editor.core.errors import FileError

COMMANDS = (
    Command("format.bold", "&Bold", print, ("Ctrl+B",)),
    Command("edit.find", "&Find…", print, ("Ctrl+F", "F3")),
    Command("edit.none", "None", print),
)


def keymap_of(folder: Path) -> Keymap:
    keymap = Keymap(folder)
    keymap.keyed(COMMANDS)
    return keymap


def test_keys_are_chosen_kept_and_taken_back(tmp_path: Path, qtbot: QtBot) -> None:
    keymap = keymap_of(tmp_path)
    with qtbot.waitSignal(keymap.changed):
        keymap.choose("edit.none", ("F3",))
    assert (keymap.keys("edit.none"), keymap.keys("edit.find")) == (("F3",), ("Ctrl+F",))
    keymap.choose("format.bold", ("F3",))  # the last wish counts
    again = keymap_of(tmp_path)
    assert (again.keys("format.bold"), again.keys("edit.none"), again.problems) == (("F3",), (), ())
    assert again.is_chosen("format.bold")
    again.choose("format.bold", None)
    assert again.keys("format.bold") == ("Ctrl+B",)
    assert again.keys("edit.find") == ("Ctrl+F", "F3")


def test_comments_and_unknown_commands_of_the_file_stay(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "keymap.toml"
    file.write_text('# mine\n"later.thing" = "F9"\nformat.bold = "F5"\n')
    keymap = keymap_of(tmp_path)
    assert "no command “later.thing”" in keymap.problems[0]
    assert keymap.keys("format.bold") == ("F5",)
    keymap.choose("format.bold", ("F6",))
    text = file.read_text()
    assert text.startswith('# mine\n"later.thing" = "F9"\n')
    assert tomllib.loads(text)["format.bold"] == ["F6"]
    assert keymap_of(tmp_path).keys("format.bold") == ("F6",)


def test_a_damaged_file_is_said_and_kept(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "keymap.toml").write_text("mine = [")
    keymap = keymap_of(tmp_path)
    assert "could not be read" in keymap.problems[0]
    assert keymap.keys("format.bold") == ("Ctrl+B",)
    keymap.choose("format.bold", ("F6",))
    assert (tmp_path / "keymap.broken.toml").read_text() == "mine = ["
    assert keymap.problems == ()


def test_a_choice_that_cannot_be_kept_holds(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "keymap.toml").mkdir()
    keymap = keymap_of(tmp_path)
    with pytest.raises(FileError):
        keymap.choose("format.bold", ("F6",))
    assert keymap.keys("format.bold") == ("F6",)


def test_the_file_lists_all_commands_and_chooses_nothing(tmp_path: Path, qapp: object) -> None:
    text = keymap_of(tmp_path).ready_file().read_text()
    assert tomllib.loads(text) == {}
    assert '# "edit.find" = ["Ctrl+F", "F3"]  # Find' in text


def test_lines_that_the_person_added_meanwhile_stay(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "keymap.toml"
    file.write_text('"edit.none" = "F4"\n')
    keymap = keymap_of(tmp_path)
    file.write_text('"edit.none" = "F9"\n"edit.find" = "F7"\n[format.bold]\nmine = "F8"\n')
    keymap.choose("format.bold", ("F6",))
    values = tomllib.loads(file.read_text())
    assert values == {
        "edit.none": "F9",
        "edit.find": "F7",
        "format.bold": ["F6"],
        "format": {"bold": {"mine": "F8"}},
    }


def test_keys_that_were_taken_from_another_command_are_written_so(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "keymap.toml"
    file.write_text('"edit.none" = ["F4", "F5"]\n')
    keymap_of(tmp_path).choose("format.bold", ("F4",))
    assert tomllib.loads(file.read_text()) == {"edit.none": ["F5"], "format.bold": ["F4"]}


@pytest.mark.parametrize("text", ["own = {a = 1,}\n", "[format]\nbold = 'F2'\nbold = 'F3'\n"])
def test_keys_are_kept_whatever_is_wrong_with_the_file(tmp_path: Path, qapp: object, text: str) -> None:
    (tmp_path / "keymap.toml").write_text(text)
    keymap_of(tmp_path).choose("edit.find", ("F6",))
    assert keymap_of(tmp_path).keys("edit.find") == ("F6",)
    assert (tmp_path / "keymap.broken.toml").read_text() == text


def test_a_file_with_the_mark_of_windows(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "keymap.toml").write_bytes(b'\xef\xbb\xbf"edit.find" = "F6"\r\n')
    keymap = keymap_of(tmp_path)
    assert (keymap.keys("edit.find"), keymap.problems) == (("F6",), ())
