from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.app.choices.settings import Settings
from editor.ui.dialogs.settings import SettingsDialog
from editor.ui.widgets.choices import Choice
from tests.answers import Answers


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_settings_are_searched(parent: QWidget, answers: Answers, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings(tmp_path, tmp_path), answers, parent)
    dialog.show()
    everything = dialog.shown()
    box = next(box for box in dialog.findChildren(Choice) if box.accessibleName() == "Enter makes")
    left = box.x()
    qtbot.keyClicks(dialog.search, "enter makes")
    assert dialog.shown() == ["enter"]
    dialog._grid.activate()
    assert box.x() == left, "the columns stay where they are"
    dialog.search.setText("nowhere at all")
    assert dialog.shown() == []
    assert any(
        label.text() == "No setting has these words." for label in dialog.findChildren(QLabel) if label.isVisible()
    )
    dialog.search.clear()
    assert dialog.shown() == everything
    notes = [label.text() for label in dialog.findChildren(QLabel)]
    assert "What the Enter key makes in the text. Default: A new paragraph in Japanese posts, else a new line." in notes


def test_a_value_of_the_file_that_is_not_offered_is_shown(parent: QWidget, answers: Answers, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('text_size = "19"\nenter = 3\n')
    settings = Settings(tmp_path, tmp_path)
    dialog = SettingsDialog(settings, answers, parent)
    box = next(box for box in dialog.findChildren(Choice) if box.accessibleName() == "Size of the text")
    assert box.currentText() == "19 (from the file)"
    assert settings.damage in [label.text() for label in dialog.findChildren(QLabel)]


def test_the_plain_file_is_made_and_opened(
    parent: QWidget, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = SettingsDialog(Settings(tmp_path, tmp_path), answers, parent)
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Open the file…")
    button.click()
    assert opened == [str(tmp_path / "settings.toml")]
    assert '# enter = ""' in (tmp_path / "settings.toml").read_text()


def test_it_is_as_wide_whatever_a_font_is_called(
    parent: QWidget, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = []
    for name in ("明朝", "とても長い名前の書体 " * 12):
        names = [f"{name}{number}" for number in range(40)]
        monkeypatch.setattr(QFontDatabase, "families", lambda *_kind, names=names: names)
        dialog = SettingsDialog(Settings(tmp_path, tmp_path), answers, parent)
        dialog.show()
        widths.append(dialog.width())
        dialog.close()
    assert widths[0] == widths[1]
