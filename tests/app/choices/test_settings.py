"""Choices are kept in a file that the person may edit too."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from editor.app.choices.settings import Settings


def test_choices_are_kept_and_unknown_keys_stay(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('# mine\ntheme = "dark"\nunknown = 3\n', encoding="utf-8")
    settings = Settings(tmp_path, tmp_path)
    assert settings.choices.theme == "dark"
    settings.choose(language="ja")
    assert file.read_text(encoding="utf-8").startswith('# mine\ntheme = "dark"\nunknown = 3\n')
    assert Settings(tmp_path, tmp_path).choices.language == "ja"


def test_a_choice_that_is_none_says_nothing(tmp_path, qtbot):
    settings = Settings(tmp_path, tmp_path)
    with qtbot.assertNotEmitted(settings.changed):
        settings.choose(theme="")
    assert not (tmp_path / "settings.toml").exists()


@pytest.mark.parametrize("text", ["not toml [", "theme = 3", "\x00"], ids=["broken", "wrong type", "NUL"])
def test_a_broken_file_means_the_defaults(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    (tmp_path / "window.json").write_text(text, encoding="utf-8")
    settings = Settings(tmp_path, tmp_path)
    assert settings.choices.theme == ""
    assert settings.state == {}


def test_the_windows_state_is_kept_apart(tmp_path):
    settings = Settings(tmp_path, tmp_path)
    settings.state["recent"] = ["題.md"]
    settings.save_state()
    assert Settings(tmp_path, tmp_path).state == {"recent": ["題.md"]}


def test_two_windows_keep_what_each_one_did(tmp_path, qapp):
    Settings(tmp_path, tmp_path).save_state()
    first = Settings(tmp_path, tmp_path)
    first.state.update(places={"a": [1]}, geometry="start")
    first.save_state()
    second = Settings(tmp_path, tmp_path)
    second.state["places"]["b"] = [2]
    second.arrange(geometry="second")
    second.save_state(later=True)
    second.state["seen"] = True
    second.save_state()
    first.state["places"]["c"] = [3]
    first.save_state()  # not closed yet: the place of the window is that of the one that was
    assert Settings(tmp_path, tmp_path).state == {
        "places": {"b": [2], "a": [1], "c": [3]}, "geometry": "second", "seen": True,
    }  # fmt: skip
    first.arrange(geometry="start")
    first.save_state()
    assert Settings(tmp_path, tmp_path).state["geometry"] == "start"


def test_a_choice_that_cannot_be_kept_is_said_and_holds(tmp_path, qtbot, monkeypatch):
    settings = Settings(tmp_path, tmp_path)
    (tmp_path / "settings.toml").mkdir()
    with qtbot.waitSignal(settings.not_kept) as told:
        settings.choose(theme="dark")
    assert "settings.toml" in str(told.args[0])
    assert settings.choices.theme == "dark"


def test_what_is_not_readable_as_settings_is_kept_beside_them(tmp_path):
    (tmp_path / "settings.toml").write_text("theme = [ # mine", encoding="utf-8")
    Settings(tmp_path, tmp_path).choose(theme="dark")
    assert (tmp_path / "settings.broken.toml").read_text(encoding="utf-8") == "theme = [ # mine"
    assert Settings(tmp_path, tmp_path).choices.theme == "dark"


def test_a_state_that_is_kept_later_is_kept_in_order(tmp_path, qapp):
    settings = Settings(tmp_path, tmp_path)
    for number in range(5):
        settings.state["number"] = number
        settings.save_state(later=True)
    settings.state["number"] = 5
    settings.save_state()
    assert Settings(tmp_path, tmp_path).state == {"number": 5}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["window.json"]


def test_rules_that_were_switched_are_plain_lists(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('checks_off = ["weekday", "of-a-later-version", 3]\nchecks_on = "no list"\n', encoding="utf-8")
    settings = Settings(tmp_path, tmp_path)
    assert settings.choices.checks_off == ("weekday", "of-a-later-version")
    settings.switch(settings.switches.switched("weekday", True).switched("era", False))
    assert tomllib.loads(file.read_text(encoding="utf-8"))["checks_off"] == ["era", "of-a-later-version"]
    assert Settings(tmp_path, tmp_path).switches == settings.switches


def test_settings_load_the_names_of_rules_and_none_of_the_rules():
    """They are the first thing of a start: the rules with all that they stand on were 216 modules more."""
    asked = "import sys, editor.app.choices.settings; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "editor.core.checks.catalogue" in loaded
    assert not {"editor.core.checks.registry", "editor.core.exporters", "lxml"} & set(loaded)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = [", "settings.toml could not be read (Invalid value"),
        ("theme = 3\nlanguage = 'ja'\nown = 1\n", "no settings and are passed over: theme"),
        ("checks_on = 'x'\nchecks_off = []\n", "passed over: checks_on"),
        ("theme = 'dark'\nown = 1\n", ""),
        (None, ""),
    ],
)
def test_what_is_wrong_in_the_file_is_said(tmp_path, text, said):
    if text is not None:
        (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
    damage = Settings(tmp_path, tmp_path).damage
    assert said in damage
    assert bool(damage) is bool(said)


def test_each_damaged_file_is_kept_under_a_name_of_its_own(tmp_path):
    for text in ("first = [", "second = [", "second = ["):
        (tmp_path / "settings.toml").write_text(text, encoding="utf-8")
        Settings(tmp_path, tmp_path).choose(theme="dark")
    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("*.broken*")}
    assert kept == {"settings.broken.toml": "first = [", "settings.broken-2.toml": "second = ["}


def test_the_plain_file_is_made_once_and_left(tmp_path):
    settings = Settings(tmp_path / "new", tmp_path)
    path = settings.ready_file("# mine\n")
    settings.choose(theme="dark")
    assert settings.ready_file("# other\n") == path
    assert path.read_text(encoding="utf-8") == '# mine\ntheme = "dark"\npreview_width = "desktop"\n'


def test_what_another_one_wrote_into_the_file_stays(tmp_path):
    file = tmp_path / "settings.toml"
    file.write_text('theme = "dark"\n', encoding="utf-8")
    settings = Settings(tmp_path, tmp_path)
    file.write_text('theme = "sepia"\ntext_size = "18"\n', encoding="utf-8")  # by hand, or by another window
    settings.choose(language="ja")
    kept = Settings(tmp_path, tmp_path).choices
    assert (kept.theme, kept.text_size, kept.language) == ("sepia", "18", "ja")


def test_a_choice_that_was_not_kept_is_kept_with_the_next(tmp_path):
    settings = Settings(tmp_path, tmp_path)
    file = tmp_path / "settings.toml"
    file.mkdir()
    settings.choose(theme="dark")
    file.rmdir()
    file.write_text("# mine\n", encoding="utf-8")
    settings.choose(language="ja")
    kept = Settings(tmp_path, tmp_path).choices
    assert (kept.theme, kept.language) == ("dark", "ja")


@pytest.mark.parametrize("text", ["own = {a = 1,}\n", "[own]\na = 1\na = 2\n", "[[own]]\na = 1\nb = 1\nb = 2\n"])
def test_a_choice_is_kept_whatever_is_wrong_with_the_file(tmp_path, text):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    Settings(tmp_path, tmp_path).choose(theme="dark")
    assert Settings(tmp_path, tmp_path).choices.theme == "dark"
    assert (tmp_path / "settings.broken.toml").read_text(encoding="utf-8") == text
