"""Every theme knows every role that is asked for, and all words of the window and of the page can be read."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest

from editor.core.theme.contrast import ENOUGH, contrast
from editor.core.theme.load import GROUNDS, SHIPPED
from tests.guard.repository import ROOT, modules, nodes

FOLDER = ROOT / "resources" / "themes"
PROFILES = ROOT / "resources" / "profiles"
THEMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
HOVERED = ("hover",)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"var\(--([\w-]+)[^()]*\)")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")


@cache
def colors(theme: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((FOLDER / f"{theme}.toml").read_text(encoding="utf-8"))["colors"]
    return found


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


def rules(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rules of a style sheet: selector, and values by property."""
    for selector, body in _RULE.findall(_COMMENT.sub("", text)):
        pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
        yield selector.strip(), {key.strip(): value.strip() for key, value in pairs}


def test_the_shipped_themes_are_the_files() -> None:
    assert set(THEMES) == set(SHIPPED)


def test_themes_have_the_same_roles() -> None:
    assert {theme: set(colors(theme)) for theme in THEMES} == {theme: set(colors("light")) for theme in THEMES}


@pytest.mark.parametrize("theme", THEMES)
def test_every_role_that_is_used_exists(theme: str) -> None:
    used = {role for file in FOLDER.glob("*.qss") for role in re.findall(r"@([a-z_]+)", file.read_text("utf-8"))}
    assert (used | roles_in_source()) - set(colors(theme)) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_each_rule_of_the_style_sheets_has_words_that_can_be_read(theme: str) -> None:
    """Words in the colour of a rule on the ground of the same rule, or else on each ground that there is."""
    roles, low = colors(theme), []
    for file in FOLDER.glob("*.qss"):
        for selector, values in rules(file.read_text("utf-8")):
            for inks, grounds in (("color", "background"), ("selection-color", "selection-background-color")):
                ink = values.get(inks, "").removeprefix("@")
                ground = values.get(grounds, "").removeprefix("@")
                if selector.startswith("QToolButton:") and ground in roles and not ink:
                    ink = "text"  # its own rule says so, and its icon is drawn in it
                behind = (ground,) if ground in roles else (*GROUNDS, *HOVERED)
                low += [
                    f"{selector}: {ink} on {one}"
                    for one in behind
                    if ink in roles and contrast(roles[ink], roles[one]) < ENOUGH
                ]
    assert low == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_has_the_focus_is_seen(theme: str) -> None:
    roles = colors(theme)  # 3:1 for what is no words (WCAG 2.2, 1.4.11)
    assert [one for one in (*GROUNDS, *HOVERED) if contrast(roles["focus"], roles[one]) < 3] == []


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PROFILES.glob("*/style.css")))
@pytest.mark.parametrize("sheet", ["style.css", "export.css"])
def test_the_words_of_the_page_can_be_read(name: str, sheet: str) -> None:
    """Each colour of words on the ground of its rule, or else on all grounds on which running text stands."""
    text = (PROFILES / name / sheet).read_text("utf-8")
    named = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", text))
    sheet_rules = [
        (selector, {key: _VARIABLE.sub(lambda found: named.get(found[1], ""), value) for key, value in values.items()})
        for selector, values in rules(text)
    ]
    grounds = {
        "#ffffff",
        *(found[0] for _s, values in sheet_rules if (found := _HEX.findall(values.get("background", "")))),
    }
    inks = {"#24211d", *(found[0] for _s, values in sheet_rules if (found := _HEX.findall(values.get("color", ""))))}
    assert len(grounds) > 1 and len(inks) > 1
    low = [(ink, ground) for ink in sorted(inks) for ground in sorted(grounds) if contrast(ink, ground) < ENOUGH]
    assert low == []
