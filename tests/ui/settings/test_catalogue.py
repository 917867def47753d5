"""The declaration of the settings: complete, in both languages, and a file that can be read."""

import tomllib
from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication

from editor.app.choices.settings import Choices
from editor.core import words
from editor.ui.settings.catalogue import SETTINGS, file_text, found_by


def test_each_choice_is_declared_once() -> None:
    keys = [setting.key for setting in SETTINGS] + ["checks_on"]  # which is chosen with `checks_off`
    assert sorted(keys) == sorted(field.name for field in fields(Choices))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_says_what_it_does_and_its_default(language: str, qapp: QApplication) -> None:
    words.use(language)
    for setting in SETTINGS:
        assert setting.label()
        assert setting.about()
        assert setting.default, setting.key
        if setting.options is not None:
            assert next(iter(setting.options())) == getattr(Choices(), setting.key), "the first one is the default"


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ("ENTER paragraph", "enter"),
        ("ｔｅｘｔ_size", "text_size"),
        ("graphics card", "graphics"),
        ("dimmed", "spotlight"),
        ("host", "image_hosts"),
    ],
)
def test_found_by_words(wanted: str, key: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert key in [setting.key for setting in found_by(wanted)]
    assert len(found_by(wanted)) < len(SETTINGS)


def test_found_by_japanese(japanese: None, qapp: QApplication) -> None:
    assert [setting.key for setting in found_by("段落 改行")] == ["enter"]
    assert found_by("") == [setting for setting in SETTINGS if setting.is_shown()]
    assert found_by("どこにもない") == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_file_says_all_and_chooses_nothing(language: str, qapp: QApplication) -> None:
    words.use(language)
    text = file_text()
    assert tomllib.loads(text) == {}
    chosen = "\n".join(line[2:] for line in text.split("\n") if any(line.startswith(f"# {s.key} = ") for s in SETTINGS))
    read = {key: tuple(value) if isinstance(value, list) else value for key, value in tomllib.loads(chosen).items()}
    assert read == {setting.key: getattr(Choices(), setting.key) for setting in SETTINGS}
