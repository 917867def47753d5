"""The room of the page: a phone is a phone in each pane, a desktop none, and a light page does not glare at night."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from editor.ui.look.theme import theme
from editor.ui.preview.page_room import WIDTHS, PageRoom

BAR = 10


class View(QWidget):
    """A view that keeps its zoom, as the web view does."""

    zoom = 1.0
    ground = None

    def stand_on(self, ground):
        self.ground = ground

    def setZoomFactor(self, zoom):
        self.zoom = zoom

    @property
    def css_width(self):
        return self.width() / self.zoom


@pytest.fixture(params=["light", "dark"])
def themed(request, qapp):
    before = theme.name
    theme.wear(request.param, qapp)
    yield request.param
    theme.wear(before, qapp)


@pytest.fixture
def room(qtbot, themed):
    made = PageRoom()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.put(View())
    return made


def view(room):
    return room.findChild(View)


def test_the_engines_white_is_not_seen_before_the_first_page(room):
    assert view(room).ground == theme.color("window")
    room.page_has_come()
    assert view(room).ground == QColor("white")
    again = View()
    room.put(again)
    assert again.ground == QColor("white")


@pytest.mark.parametrize("width", [1200, 600, 460, 380, 330])
def test_a_desktop_is_never_laid_out_as_a_phone(room, width):
    room.resize(width, 600)
    assert view(room).css_width >= 431 + BAR
    if width >= 600:
        assert view(room).zoom == 1.0


def test_letters_are_not_made_smaller_without_end(room):
    room.resize(200, 600)
    assert view(room).zoom == pytest.approx(0.72)


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25])
@pytest.mark.parametrize("width", [1200, 400, 219])
def test_a_phone_is_a_phone_in_each_pane(room, width, zoom):
    room.set_width("phone")
    room.set_zoom(zoom)
    room.resize(width, 600)
    assert view(room).css_width == pytest.approx(WIDTHS["phone"] + BAR, abs=2)
    assert view(room).zoom <= zoom + 0.002
    left, right = view(room).x(), room.width() - view(room).geometry().right() - 1
    assert left >= 0 and abs(left - right) <= 1


def test_the_zoom_is_the_persons(room):
    room.set_zoom(1.5)
    assert view(room).zoom == 1.5
    room.set_width("list")
    assert view(room).zoom == 1.5


def test_a_light_page_has_ground_around_it_in_a_dark_window_only(room, themed):
    around = 24 if themed == "dark" else 0
    assert view(room).geometry() == room.rect().adjusted(around, around, -around, -around)
    room.resize(480, 600)
    assert view(room).x() == (12 if themed == "dark" else 0)
    room.resize(900, 600)
    color = room.grab().toImage().pixelColor(around // 2, 300).name() if around else ""
    rule = room.grab().toImage().pixelColor(around - 1, 300).name() if around else ""
    assert not around or rule == theme.color("rule").name() != color
    room.set_dark(True)
    assert view(room).geometry() == room.rect()


def test_a_change_of_the_theme_is_followed(room, qapp):
    theme.wear("dark", qapp)
    assert view(room).x() == 24
    theme.wear("light", qapp)
    assert view(room).geometry() == QRect(0, 0, 900, 600)


def test_another_view_takes_the_place_and_the_zoom(room):
    room.set_zoom(1.25)
    view(room).setParent(None)
    room.put(None)
    room.resize(800, 500)
    other = View()
    room.put(other)
    assert other.zoom == 1.25
    assert other.isVisible() and room.rect().contains(other.geometry())
