"""The language of the program: as the environment has it, else English."""

import pytest

from editor.core import paths, words

NAMES = ("RONPYO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "Japanese_Japan.932"}, "ja"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "RONPYO_LANG": "ja"}, "ja"),
    ],
)
def test_the_language_of_the_system(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert words.system_language() == language


@pytest.mark.parametrize("language", [name for name in words.LANGUAGES if name != "en"])
def test_every_language_has_a_catalogue(language: str) -> None:
    assert list((paths.resources() / "i18n" / language).glob("*.toml"))
