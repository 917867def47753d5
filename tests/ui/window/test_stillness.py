"""Where motion is reduced, menus, bars and the page stand still at once, and move again when it is not."""

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow, QProgressBar, QStyle, QWidget

from editor.ui.look.theme import _EFFECTS as EFFECTS

ANIMATED = QMainWindow.DockOption.AnimatedDocks


class View(QWidget):
    def __init__(self):
        super().__init__()
        self.asked = []

    def stand_still(self, still):
        self.asked.append(still)


@pytest.fixture
def window(window_of, monkeypatch):
    before = QApplication.isEffectEnabled(EFFECTS)
    QApplication.setEffectEnabled(EFFECTS, True)
    made = window_of()
    monkeypatch.setattr(made.app.motion, "ask", lambda: None)
    made.desk.preview.stands.emit()
    yield made
    made.app.settings.choose(motion="full")
    QApplication.setEffectEnabled(EFFECTS, before)


def duration(window):
    bar = QProgressBar(window)
    bar.ensurePolished()
    return bar.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, bar)


def test_it_is_followed_while_the_window_is_open(window, qtbot):
    assert QApplication.isEffectEnabled(EFFECTS) and window.dockOptions() & ANIMATED
    window.app.settings.choose(motion="reduced")
    assert not QApplication.isEffectEnabled(EFFECTS) and not window.dockOptions() & ANIMATED
    assert duration(window) == 0
    view = window.desk.preview._view = View()
    qtbot.addWidget(view)
    window.desk.preview.started.emit()
    window.app.settings.choose(motion="full")
    assert QApplication.isEffectEnabled(EFFECTS) and window.dockOptions() & ANIMATED
    assert view.asked == [True, False]
    window.desk.preview._view = None


def test_a_window_that_is_built_anew_finds_what_the_platform_had(window, window_of, monkeypatch):
    window.app.settings.choose(motion="reduced")
    again = window_of()
    monkeypatch.setattr(again.app.motion, "ask", lambda: None)
    again.app.settings.choose(motion="reduced")
    again.desk.preview.stands.emit()
    assert not QApplication.isEffectEnabled(EFFECTS)
    again.app.settings.choose(motion="full")
    assert QApplication.isEffectEnabled(EFFECTS) and again.dockOptions() & ANIMATED
