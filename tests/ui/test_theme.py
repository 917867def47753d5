"""The themes: each pair of colours in which words are written can be read."""

import re
import tomllib

import pytest
from PySide6.QtGui import QColor

from editor.core import paths
from editor.ui.theme import THEMES

GROUNDS = ("window", "surface", "raised", "hover")
INKS = ("text", "muted", "accent", "warning")
IN_THE_TEXT = ("heading", "quote", "link", "code", "mark")


def colors(name):
    file = paths.resources() / "themes" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))["colors"]


def luminance(color):
    """Relative luminance, WCAG 2.2."""
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in INKS for ground in GROUNDS),
        *((ink, "surface") for ink in IN_THE_TEXT),
        ("surface", "text"),  # the button that brings the post to the blog
        ("surface", "muted"),
        ("accent_text", "accent"),
        ("selection_text", "selection"),
        ("text", "found"),
        ("text", "removed"),
        ("text", "added"),
    ],
)
def test_words_stand_out_from_their_ground(name, ink, ground):
    roles = colors(name)
    assert contrast(roles[ink], roles[ground]) >= 4.5


def test_the_measure_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_placeholders_are_as_strong_as_quiet_words():
    sheet = (paths.resources() / "themes" / "base.qss").read_text(encoding="utf-8")
    assert re.search(r"QLineEdit, QPlainTextEdit \{ placeholder-text-color: @muted; \}", sheet)
