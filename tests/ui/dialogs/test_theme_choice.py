"""The choice of colours: all themes are offered, one's own is made as a file, what is wrong with one is said."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from editor.app.choices.settings import Settings
from editor.core import paths
from editor.core.theme.load import SHIPPED, load_theme
from editor.ui.dialogs.theme_choice import ThemeChoice
from editor.ui.look.theme import theme


@pytest.fixture
def choice(qtbot, tmp_path, qapp: QApplication, monkeypatch):
    before, name = qapp.styleSheet(), theme.name
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    settings = Settings(tmp_path, tmp_path)
    settings.changed.connect(lambda: theme.wear(settings.choices.theme, qapp))
    made = ThemeChoice(settings)
    qtbot.addWidget(made)
    made.show()
    yield made, settings, shown
    theme.wear(name, qapp)
    qapp.setStyleSheet(before)


def test_all_themes_are_offered_and_chosen(choice) -> None:
    widget, settings, _shown = choice
    assert [widget.box.itemData(row) for row in range(widget.box.count())] == ["", *SHIPPED]
    widget.box.setCurrentIndex(widget.box.findData("sepia"))
    widget.box.activated.emit(widget.box.currentIndex())
    assert settings.choices.theme == "sepia" == theme.name
    assert widget.note.isHidden()


def test_ones_own_is_a_file_of_the_colours_in_force(choice, qapp: QApplication) -> None:
    widget, settings, shown = choice
    settings.choose(theme="contrast-dark")
    for name in ("my-theme", "my-theme-2"):
        widget.findChild(QPushButton).click()
        assert settings.choices.theme == name == widget.box.currentData()
        assert load_theme(name).colors == load_theme("contrast-dark").colors
        assert f"{name}.toml" in widget.note.text()
    assert shown == [str(paths.user_themes())] * 2
    (paths.user_themes() / "my-theme-2.toml").write_text(
        '[colors]\ntext = "black"\nmuted = "#dddddd"\n', encoding="utf-8"
    )
    theme.wear("my-theme-2", qapp)
    assert "text" in widget.note.text() and "muted" in widget.note.text()


def test_a_file_that_cannot_be_written_is_said(choice) -> None:
    widget, settings, shown = choice
    paths.user_themes().parent.mkdir(parents=True, exist_ok=True)
    paths.user_themes().write_text("no folder", encoding="utf-8")
    widget.findChild(QPushButton).click()
    assert widget.note.text() and not shown and settings.choices.theme == ""
