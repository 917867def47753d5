"""Sentences for a screen reader where the focus is not, and the names of lists to choose from."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.desk.next_pane import bars_of
from editor.ui.dialogs.boxes import Box, Boxes
from editor.ui.widgets import spoken
from editor.ui.widgets.find_bar import FindBar
from editor.ui.widgets.notice import NoticeBar
from editor.ui.widgets.quiet_line import QuietLine
from editor.ui.window.status import StatusBar
from editor.ui.window.window import MainWindow

Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What a screen reader is told: the words, and whether at once."""
    told: Said = []

    def update(event: object) -> None:
        told.append((event.message(), event.politeness() == QAccessible.AnnouncementPoliteness.Assertive))  # type: ignore[attr-defined]

    stand_in = SimpleNamespace(
        isActive=lambda: True, updateAccessibility=update, AnnouncementPoliteness=QAccessible.AnnouncementPoliteness
    )
    monkeypatch.setattr(spoken, "QAccessible", stand_in)
    return told


def test_without_a_screen_reader_nothing_is_told(qtbot: QtBot, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken.QAccessible, "isActive", lambda: False)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.say("Title.", "Text.", ())
    assert said == []


def test_nothing_is_no_sentence(qtbot: QtBot, said: Said) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    spoken.announce(widget, "")
    assert said == []


def test_a_bar_that_asks_is_told_at_once_and_a_quiet_line_when_there_is_time(qtbot: QtBot, said: Said) -> None:
    bar, line = NoticeBar(), QuietLine()
    for widget in (bar, line):
        qtbot.addWidget(widget)
    bar.say("Title.", "Text.", ())
    line.say("Five similar posts.")
    assert said == [("Title. Text.", True), ("Five similar posts.", False)]


def test_a_save_that_failed_is_told_at_once_and_one_that_did_not_is_not(qtbot: QtBot, said: Said) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.opened()
    bar.unsaved(on_disk=True)
    bar.failed("It was not saved")
    assert said == [("It was not saved", True)]


def test_the_place_of_what_is_found(qtbot: QtBot, said: Said) -> None:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.open()
    bar.words.setText("国")
    for count in ((2, 5), (2, 5), (0, 0), (0, 0)):
        bar.show_count(*count)
    assert said == [("2 of 5", False), ("Not found", False)]


def test_what_was_copied(qtbot: QtBot, said: Said) -> None:
    boxes = Boxes([Box("Title", "題"), Box("Labels", "国")])
    qtbot.addWidget(boxes)
    boxes.copy(0)
    assert said == [("Copied ✓", False)]


@pytest.mark.parametrize("command", ["app.palette", "go.place"])
def test_the_row_that_is_chosen_while_the_query_has_the_focus(
    command: str, window_of: Callable[..., MainWindow], post: Path, qtbot: QtBot, said: Said
) -> None:
    window = window_of(post)
    window.actions_[command].trigger()
    query = window.focusWidget()
    assert query is not None
    qtbot.waitUntil(lambda: len(said) == 1)
    QTest.keyClick(query, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(said) == 2)
    QTest.keyClick(query, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(said) == 3)
    first, second, again = (words for words, _urgent in said)
    assert first == again and second not in ("", first)


def test_how_many_posts_are_found(window_of: Callable[..., MainWindow], post: Path, qtbot: QtBot, said: Said) -> None:
    window = window_of(post)
    window.desk.search_library()
    search = window.focusWidget()
    assert search is not None
    QTest.keyClicks(search, "nowhere")
    qtbot.waitUntil(lambda: any("Nothing was found" in words for words, _urgent in said))


def test_a_list_to_choose_from_has_a_name_beside_its_value(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("2026")
    spoken.name_choice(box, "Year")
    told = QAccessible.queryAccessibleInterface(box)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description)
    assert "Year" in [told.text(kind) for kind in kinds]


def test_f6_leads_into_the_bars_that_ask_something(window_of: Callable[..., MainWindow], post: Path) -> None:
    window = window_of(post)
    desk = window.desk
    assert bars_of(desk) == []
    desk.notice.say("Title", "Text", [("First", lambda: None), ("Second", lambda: None)])
    desk.memory.line.say("Words")
    assert [bar for bar, _go in bars_of(desk)] == [desk.notice, desk.memory.line]
    desk.want_preview(False)
    desk.library.want(False)
    desk.focus_source()
    went = []
    for _time in range(4):
        desk.next_pane()
        focus = window.focusWidget()
        assert focus is not None
        went.append(focus.text() if isinstance(focus, QPushButton) else focus.objectName())
    assert went == ["First", "removeRow", "field", "sourceEdit"]


def test_f6_goes_into_a_pane_whose_list_is_empty(window_of: Callable[..., MainWindow], tmp_path: Path) -> None:
    """The checks of a post without any problem: the list is hidden, and its buttons are there."""
    path = tmp_path / "post.md"
    path.write_text("---\nid: i\n---\n", encoding="utf-8")
    window = window_of(path)
    window.actions_["post.problems"].trigger()
    pane = window.desk.preview.face
    assert pane is not None
    window.desk.focus_source()
    window.desk.next_pane()
    focus = window.focusWidget()
    assert focus is not None and pane.isAncestorOf(focus)
