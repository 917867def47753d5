"""The pictures of the guided page."""

import pytest

from editor.core import words
from editor.ui.blogger.connecting import steps
from editor.ui.blogger.guide_picture import GuidePicture, pages
from editor.ui.look.theme import theme


def test_each_step_has_a_picture_and_its_acts_are_numbered():
    shown = pages()
    assert len(shown) == len(steps())
    for _address, parts in shown:
        numbers = [part.step for part in parts if part.step]
        assert numbers == list(range(1, len(numbers) + 1)) != []


def test_testing_and_its_seven_days_stand_beside_the_way_out():
    said = " ".join(part.spoken for part in pages()[2][1])
    assert "7 days" in said and "Publish app" in said


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("step", range(5))
def test_drawn_in_the_colours_of_the_theme_and_said_in_words(qtbot, qapp, language, name, step):
    words.use(language)
    theme.wear(name, qapp)
    try:
        picture = GuidePicture()
        qtbot.addWidget(picture)
        picture.show_page(*pages()[step])
        picture.resize(picture.sizeHint())
        drawn = picture.grab().toImage()
        colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 2) for y in range(drawn.height())}
        assert {theme.color("accent").name(), theme.color("surface").name()} <= colours
        assert "1. " in picture.accessibleName() and "{" not in picture.accessibleName()
    finally:
        words.use("en")
        theme.wear("light", qapp)
        qapp.setStyleSheet("")
