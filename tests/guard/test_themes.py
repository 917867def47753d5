"""Every theme knows every role that is asked for, and its text can be read."""

import ast
import re
import tomllib
from functools import cache

import pytest

from tests.guard.repository import ROOT, modules, nodes

FOLDER = ROOT / "resources" / "themes"
THEMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
TEXTS = ("text", "muted", "heading", "quote", "link", "code", "warning", "accent")


@cache
def colors(theme: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((FOLDER / f"{theme}.toml").read_text(encoding="utf-8"))["colors"]
    return found


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def roles_in_source() -> set[str]:
    """The literals that `theme.color(…)` is asked for."""
    return {
        call.args[0].value
        for name in modules()
        for call in nodes(name)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "color"
        and ast.unparse(call.func.value) in ("theme", "theme.theme")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    }


def test_themes_have_the_same_roles() -> None:
    assert {theme: set(colors(theme)) for theme in THEMES} == {theme: set(colors("light")) for theme in THEMES}


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_that_is_used_exists(theme: str) -> None:
    used = {role for file in FOLDER.glob("*.qss") for role in re.findall(r"@([a-z_]+)", file.read_text("utf-8"))}
    assert (used | roles_in_source()) - set(colors(theme)) == set()


@pytest.mark.parametrize("role", TEXTS)
@pytest.mark.parametrize("theme", THEMES)
def test_text_has_contrast(theme: str, role: str) -> None:
    backgrounds = ("surface", "window", "raised")
    assert min(contrast(colors(theme)[role], colors(theme)[background]) for background in backgrounds) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "pair",
    [("selection_text", "selection"), ("accent_text", "accent"), ("text", "removed"), ("text", "added")],
    ids="-on-".join,
)
def test_text_on_colour_has_contrast(theme: str, pair: tuple[str, str]) -> None:
    assert contrast(*(colors(theme)[role] for role in pair)) >= 4.5
