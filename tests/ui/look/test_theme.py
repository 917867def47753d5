"""The theme in force: worn once, followed by the system, and read anew when a file of the person's was changed."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from editor.core import paths
from editor.core.theme.load import SHIPPED, load_theme
from editor.ui.look import theme as module
from editor.ui.look.theme import Theme


@pytest.fixture
def worn(qapp: QApplication):
    before, palette = qapp.styleSheet(), qapp.palette()
    yield Theme()
    qapp.setStyleSheet(before)
    qapp.setPalette(palette)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_theme_is_worn(worn: Theme, qapp: QApplication, name: str) -> None:
    worn.wear(name, qapp)
    roles = load_theme(name).colors
    assert worn.name == name and "@" not in re.sub(r"/\*.*?\*/", "", qapp.styleSheet(), flags=re.DOTALL)
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == roles["surface"]
    off = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
    assert off == roles["muted"], "what is off can be read"


def test_the_same_theme_is_not_worn_again(worn: Theme, qapp: QApplication, qtbot) -> None:
    worn.wear("dark", qapp)
    with qtbot.assertNotEmitted(worn.changed):
        worn.wear("dark", qapp)


def test_a_file_of_ones_own_is_read_anew(worn: Theme, qapp: QApplication) -> None:
    folder = paths.user_themes()
    folder.mkdir(parents=True)
    file = folder / "sea.toml"
    file.write_text('[colors]\naccent = "#00455c"\n', encoding="utf-8")
    worn.wear("sea", qapp)
    assert worn.is_own and worn.color("accent").name() == "#00455c" and not worn.problems
    file.write_text('[colors]\naccent = "blue"\n', encoding="utf-8")
    worn.wear("sea", qapp)
    assert worn.color("accent").name() == load_theme("light").colors["accent"] and len(worn.problems) == 1


@pytest.mark.parametrize(
    ("dark", "high", "name"),
    [(False, False, "light"), (True, False, "dark"), (False, True, "contrast"), (True, True, "contrast-dark")],
)
def test_the_system_is_followed(monkeypatch, dark: bool, high: bool, name: str) -> None:
    class Hints:
        def colorScheme(self):
            return Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light

        def accessibility(self):
            return self

        def contrastPreference(self):
            return Qt.ContrastPreference.HighContrast if high else Qt.ContrastPreference.NoPreference

    monkeypatch.setattr(module.QGuiApplication, "styleHints", Hints)
    assert module.system_theme() == name


def test_placeholders_are_as_strong_as_quiet_words():
    sheet = (paths.resources() / "themes" / "base.qss").read_text(encoding="utf-8")
    assert re.search(r"QLineEdit, QPlainTextEdit \{ placeholder-text-color: @muted; \}", sheet)
