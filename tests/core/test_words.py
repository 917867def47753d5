"""The language of the program: as the environment has it, else English."""

import tomllib
from pathlib import Path

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
    assert words.system_language(lambda: ["de-DE", "ja-JP"]) == language  # the environment goes first


@pytest.mark.parametrize(("asked", "language"), [(["ja-JP", "en-US"], "ja"), (["en-US", "ja-JP"], "en"), ([], "en")])
def test_without_a_word_of_the_environment_the_system_is_asked(
    asked: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(words.locale, "getlocale", lambda: (None, None))
    assert words.system_language(lambda: asked) == language


@pytest.mark.parametrize("language", [name for name in words.LANGUAGES if name != "en"])
def test_every_language_has_a_catalogue(language: str) -> None:
    assert list((paths.resources() / "i18n" / language).glob("*.toml"))


@pytest.mark.parametrize(
    "text",
    [
        '"Save" = "保存"\n"Open" = "開く"\n',
        '# of the window\n\n"Save" = "保存"\n',
        '"a \\"b\\" = c" = "「b」 = c\\n次の行\\t\\\\"\n',
        '"Save" = "\\u4fdd\\u5b58"\n',
        '"Save" = "\\U00004fdd存"\n',
        '"Save" = "保存" # and more\n',
        '"Save"= "保存"\n',
        "'Save' = '保存'\n",
        '"Save" = """\n保存\n"""\n',
        'Save = "保存"\r\n"Open" = "開く"\r\n',
        "",
    ],
)
def test_a_catalogue_is_read_as_toml_has_it(text: str) -> None:
    assert words.read_catalogue(text) == tomllib.loads(text)


@pytest.mark.parametrize("file", sorted((paths.resources() / "i18n").glob("*/*.toml")), ids=lambda file: file.stem)
def test_each_catalogue_of_ours_is_read_as_toml_has_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert words.read_catalogue(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", ['"Save" = ', '"Save" "保存"', '"Save" = "保存'])
def test_a_damaged_catalogue_is_an_error(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        words.read_catalogue(text)
