"""Themes: the shipped ones, and the person's own, whatever is in their files."""

import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from editor.core.theme.contrast import ENOUGH, contrast
from editor.core.theme.load import (
    LOW_CONTRAST,
    MOST_BYTES,
    MOST_THEMES,
    PAIRS,
    SHIPPED,
    as_file,
    list_themes,
    load_theme,
    own_names,
)

LIGHT = load_theme("light")


def own(folder: Path, text: str | bytes, name: str = "my") -> Path:
    path = folder / f"{name}.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("name", SHIPPED)
def test_words_of_a_shipped_theme_can_be_read(name: str) -> None:
    theme = load_theme(name)
    assert (theme.name, theme.problems, theme.own) == (name, (), False)
    low = [pair for pair in PAIRS if contrast(theme.colors[pair[0]], theme.colors[pair[1]]) < ENOUGH]
    assert low == []
    assert theme.dark == (contrast(theme.colors["surface"], "#000000") < contrast(theme.colors["surface"], "#ffffff"))


@pytest.mark.parametrize("name", ["contrast", "contrast-dark"])
def test_high_contrast_is_high(name: str) -> None:
    colors = load_theme(name).colors
    assert min(contrast(colors[words], colors[ground]) for words, ground in PAIRS) >= 7 - 1.6
    assert all(contrast(colors[line], colors["surface"]) >= 4.5 for line in ("rule", "faint", "focus"))


def test_a_theme_of_ones_own_says_a_few_roles(tmp_path: Path) -> None:
    own(tmp_path, 'label = "海"\nbase = "dark"\n[colors]\naccent = "#F0795C"\n')
    theme = load_theme("my", tmp_path)
    assert (theme.label, theme.dark, theme.own, theme.problems) == ("海", True, True, ())
    assert theme.colors == load_theme("dark").colors | {"accent": "#f0795c"}
    assert [one.name for one in list_themes(tmp_path)] == [*SHIPPED, "my"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("[colors]\n", set()),
        ("", set()),
        ("\ufeff[colors]\n", set()),
        ("[colors\n", {"theme-unreadable"}),
        (b"\x83\x65\xff", {"theme-unreadable"}),
        ("#" * (MOST_BYTES + 1), {"theme-unreadable"}),
        ("a = " + "[" * 5_000, {"theme-unreadable"}),
        ('base = "sea"\n', {"theme-base"}),
        ("base = 3\n", {"theme-base"}),
        ("base = []\n", {"theme-base"}),
        ("colors = 3\n", {"theme-colors"}),
        ('[colors]\nsea = "#000000"\n', {"theme-role"}),
        ('[colors]\ntext = "black"\n', {"theme-color"}),
        ('[colors]\ntext = "#00000"\n', {"theme-color"}),
        ('[colors]\ntext = "#000000; }"\n', {"theme-color"}),
        ("[colors]\ntext = 0\n", {"theme-color"}),
        ('[colors]\nmuted = "#cccccc"\n', {LOW_CONTRAST}),
        ("label = 3\ndark = 3\n", set()),
    ],
)
def test_a_damaged_file_is_said_and_kept(tmp_path: Path, text: str | bytes, rules: set[str]) -> None:
    path = own(tmp_path, text)
    before = path.read_bytes()
    theme = load_theme("my", tmp_path)
    assert {problem.rule for problem in theme.problems} == rules
    assert all("my.toml" in problem.message for problem in theme.problems)
    assert set(theme.colors) == set(LIGHT.colors)
    assert theme.label == "my" and path.read_bytes() == before


@pytest.mark.parametrize("name", ["gone", "../light", "a/b", "", ".hidden", "x" * 300, "\0"])
def test_a_name_that_is_no_theme_is_said(tmp_path: Path, name: str) -> None:
    theme = load_theme(name, tmp_path / "themes")
    assert [problem.rule for problem in theme.problems] == ["theme-unknown"]
    assert theme.colors == LIGHT.colors


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["ダーク", "が", "écran", "हिन्दी", "ภาษาที่"])
def test_names_in_any_script_and_form(tmp_path: Path, name: str, form: Literal["NFC", "NFD"]) -> None:
    spelled = unicodedata.normalize(form, name)
    (tmp_path / f"{spelled}.toml").write_text('base = "dark"\n')
    assert own_names(tmp_path) == [spelled]
    assert load_theme(spelled, tmp_path).problems == ()


@pytest.mark.parametrize("name", ["-a", "a\u0301" * 70, "\u0301", "a\u202eb", "a" * 62])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.toml").write_text('base = "dark"\n')
    assert own_names(tmp_path) == []
    assert [problem.rule for problem in load_theme(name, tmp_path).problems] == ["theme-unknown"]


def test_what_is_no_file_is_no_theme(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name in ("folder", "pipe"):
        assert load_theme(name, tmp_path).problems


def test_a_folder_of_very_many_is_bounded_and_no_shipped_theme_is_shadowed(tmp_path: Path) -> None:
    for number in range(MOST_THEMES + 5):
        own(tmp_path, "", f"t{number:03}")
    own(tmp_path, '[colors]\ntext = "#ff0000"\n', "light")
    assert len(list_themes(tmp_path)) == len(SHIPPED) + MOST_THEMES
    assert load_theme("light", tmp_path) == LIGHT


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_made_of_a_theme_is_that_theme(tmp_path: Path, name: str) -> None:
    theme = load_theme(name)
    own(tmp_path, as_file(theme, 'My "own"\n'))
    made = load_theme("my", tmp_path)
    assert (made.colors, made.dark, made.problems, made.base) == (theme.colors, theme.dark, (), name)
    assert made.label == "My own"
