"""Choices are kept in a file that the person may edit too."""

import pytest

from editor.app.settings import Settings


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
