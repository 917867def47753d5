"""The page is shown dark where one wants it, and itself stays as it is."""

from typing import Any

import pytest
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWidgets import QWidget

from editor.app.choices.settings import Settings
from editor.ui.preview.page_choices import PageChoices
from editor.ui.preview.plain import PlainView

DARK = QWebEngineSettings.WebAttribute.ForceDarkMode


class View(QWidget):
    """A view that tells how it was asked to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []

    def darken(self, on: bool) -> None:
        self.asked.append(on)


@pytest.mark.parametrize("plain", [False, True])
def test_the_choice_is_followed_and_kept(qtbot: Any, window_of: Any, plain: bool) -> None:
    window = window_of()
    preview, settings = window.desk.preview, window.app.settings
    command = window.actions_["view.dark_page"]
    assert command.isCheckable() and not command.isChecked()
    command.trigger()  # before there is a view
    view = preview._view = PlainView(preview) if plain else View()
    qtbot.addWidget(view)
    preview.started.emit()
    assert window.desk.page_choices.dark and Settings().choices.page == "dark" == settings.choices.page
    command.trigger()
    assert not window.desk.page_choices.dark and Settings().choices.page == ""
    assert plain or view.asked == [True, False]
    preview._view = None


def test_the_engine_darkens_what_it_draws_and_the_page_is_the_same(shown: Any) -> None:
    shown.page(["<p>文。</p>"], style="p { color: #222 } html { background: #fff }")
    shown.wait("document.querySelector('p') !== null")
    colour = "getComputedStyle(document.querySelector('p')).color"
    before = shown.ask(colour)
    shown.view.darken(True)
    assert shown.view.settings().testAttribute(DARK) and shown.ask(colour) == before
    shown.view.darken(False)
    assert not shown.view.settings().testAttribute(DARK)


def test_it_belongs_to_the_preview(window_of: Any) -> None:
    desk = window_of().desk
    assert isinstance(desk.page_choices, PageChoices) and desk.page_choices.parent() is desk.preview
