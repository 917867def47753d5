"""Themes: finding, reading and checking them. A broken one never stops the program: a shipped one takes over.

A theme is a TOML file of the program or of the person's own folder: a `label`, whether it is `dark`, and [colors] by
role. A person's own may say a few roles alone; the others come from the shipped theme that its `base` names.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular
from editor.core.problem import Problem, Severity
from editor.core.theme.contrast import ENOUGH, contrast
from editor.core.words import tr

LIGHT, DARK, SEPIA, CONTRAST, CONTRAST_DARK = "light", "dark", "sepia", "contrast", "contrast-dark"
SHIPPED = (LIGHT, DARK, SEPIA, CONTRAST, CONTRAST_DARK)
"""The names of the program's own themes."""

LOW_CONTRAST = "theme-contrast"
"""The rule of words that are hard to read on their ground."""

MOST_BYTES = 64 * 1024
"""Bytes of a theme's file; one with all roles has some 1,500."""
MOST_THEMES = 100
"""Themes of the person's own that are offered."""

WORDS = ("text", "muted", "accent", "warning", "heading", "quote", "link", "code", "mark")
"""The roles in which words are written on the paper."""
GROUNDS = ("window", "surface", "raised")
"""The roles that are behind words."""
PAIRS = (
    *((words, ground) for words in WORDS[:4] for ground in (*GROUNDS, "hover")),
    *((words, "surface") for words in WORDS[4:]),
    ("surface", "text"),  # the button that brings the post to the blog
    ("surface", "muted"),
    ("accent_text", "accent"),
    ("selection_text", "selection"),
    ("text", "found"),
    ("text", "removed"),
    ("text", "added"),
)
"""All roles in which words are written, each with those that are behind it somewhere."""

_LONGEST_NAME = 120  # characters, marks among them
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_NAME = re.compile(r"[^\W_][\w .-]{0,60}")
"""A theme's name without marks: letters of many scripts have some, and so do those of Japanese on macOS (NFD)."""


@dataclass(frozen=True, slots=True)
class ThemeColors:
    """The colours of the window, #rrggbb by role. `own`: it is a file of the person's. `problems` say what is wrong
    with that file; what it does not say well comes from the shipped theme `base`."""

    name: str
    label: str
    dark: bool
    colors: dict[str, str]
    own: bool = False
    problems: tuple[Problem, ...] = ()
    base: str = ""


@dataclass(slots=True)
class _Reading:
    """One file of the person's as it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, rule: str, message: str, severity: Severity = Severity.WARNING) -> None:
        self.problems.append(Problem(rule, severity, message, field=self.file))


def labels() -> dict[str, str]:
    """The names of the shipped themes in the person's language."""
    return {
        LIGHT: tr("Light"),
        DARK: tr("Dark"),
        SEPIA: tr("Sepia"),
        CONTRAST: tr("High contrast, light"),
        CONTRAST_DARK: tr("High contrast, dark"),
    }


def list_themes(folder: Path | None = None) -> list[ThemeColors]:
    """The shipped themes in their order, then the person's own by name. Never raises."""
    own = [load_theme(name, folder) for name in own_names(folder)]
    return [load_theme(name, folder) for name in SHIPPED] + own


def own_names(folder: Path | None = None) -> list[str]:
    """The names of the person's own themes; one with the name of a shipped theme is not among them."""
    try:
        names = {path.stem for path in (folder or paths.user_themes()).iterdir() if path.suffix == ".toml"}
    except OSError:
        return []
    return sorted(name for name in names if _is_name(name) and name not in SHIPPED)[:MOST_THEMES]


def _is_name(name: str) -> bool:
    letters = "".join(sign for sign in name if not unicodedata.category(sign).startswith("M"))
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(letters) is not None


def load_theme(name: str, folder: Path | None = None) -> ThemeColors:
    """The theme `name`; the light one where there is none of that name, and the problem says so. Never raises."""
    if name in SHIPPED:
        return _shipped(name)
    reading = _Reading(f"{name}.toml")
    values = _values(name, folder or paths.user_themes(), reading)
    base = _shipped(base_name if (base_name := values.get("base")) in SHIPPED else LIGHT)
    if "base" in values and values["base"] not in SHIPPED:
        known = ", ".join(SHIPPED)
        words = tr("{file}: the base is none of {known}; the light theme is taken.", file=reading.file, known=known)
        reading.report("theme-base", words)
    given = values.get("colors", {})
    colors = base.colors | (_colors(given, base.colors, reading) if isinstance(given, dict) else {})
    if "colors" in values and not isinstance(given, dict):
        reading.report("theme-colors", tr("{file}: [colors] is no table of roles.", file=reading.file))
    _look_at_contrast(colors, reading)
    label = values.get("label")
    dark = values.get("dark")
    return ThemeColors(
        name,
        " ".join(label.split())[:60] if isinstance(label, str) and label.strip() else name,
        dark
        if isinstance(dark, bool)
        else contrast(colors["surface"], "#000000") < contrast(colors["text"], "#000000"),
        colors,
        own=True,
        problems=tuple(reading.problems),
        base=base.name,
    )


def as_file(theme: ThemeColors, label: str) -> str:
    """The text of a file that says all of `theme`, to make one's own of it."""
    lines = [f"label = {_quoted(label)}", f"base = {_quoted(theme.base or theme.name)}", "", "[colors]"]
    return "\n".join([*lines, *(f'{role} = "{color}"' for role, color in theme.colors.items())]) + "\n"


def _quoted(text: str) -> str:
    return '"' + re.sub(r'["\\\x00-\x1f\x7f]', "", text) + '"'


def _shipped(name: str) -> ThemeColors:
    file = paths.resources() / "themes" / f"{name}.toml"
    values = tomllib.loads(regular.text(file))
    return ThemeColors(name, labels()[name], values["dark"], values["colors"])


def _values(name: str, folder: Path, reading: _Reading) -> dict[str, Any]:
    """The contents of a file of the person's own; nothing where it cannot be read."""
    try:
        if not _is_name(name):
            raise FileNotFoundError
        return tomllib.loads(regular.text(folder / reading.file, MOST_BYTES))
    except FileNotFoundError:
        words = tr("There is no theme {name}; the light one is taken.", name=name)
        reading.report("theme-unknown", words)
    except (OSError, ValueError, RecursionError) as error:
        words = tr(
            "{file} is kept as it is, but cannot be used, so the light theme is taken: {reason}.",
            file=reading.file,
            reason=str(error) if isinstance(error, tomllib.TOMLDecodeError) else tr("it cannot be read"),
        )
        reading.report("theme-unreadable", words, Severity.ERROR)
    return {}


def _colors(given: dict[str, Any], known: dict[str, str], reading: _Reading) -> dict[str, str]:
    """The colours of the file that are colours, of roles that there are."""
    found: dict[str, str] = {}
    for role, color in given.items():
        if role not in known:
            reading.report("theme-role", tr("{file}: there is no role {role}.", file=reading.file, role=role[:60]))
        elif not isinstance(color, str) or not _COLOR.fullmatch(color):
            words = tr("{file}: {role} is no colour such as #b8361b.", file=reading.file, role=role)
            reading.report("theme-color", words)
        else:
            found[role] = color.lower()
    return found


def _look_at_contrast(colors: dict[str, str], reading: _Reading) -> None:
    for words, ground in PAIRS:
        if (measured := contrast(colors[words], colors[ground])) < ENOUGH:
            message = tr(
                "{file}: {words} on {ground} is hard to read (contrast {measured}, 4.5 is enough).",
                file=reading.file,
                words=words,
                ground=ground,
                measured=f"{measured:.1f}",
            )
            reading.report(LOW_CONTRAST, message)
