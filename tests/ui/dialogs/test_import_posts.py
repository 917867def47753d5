"""Import in the window: chosen, under way, stopped, reported, while one goes on writing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from tests.core.importers.samples import BODY, legacy, legacy_entry, new, new_entry


def button(dialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words)


def text(dialog) -> str:
    return dialog._report.toPlainText()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    path = tmp_path / "backup"
    path.write_text(legacy(*(legacy_entry(number, f"題{number}", BODY) for number in range(1, 25))), "utf-8")
    return path


@pytest.fixture
def dialog(window_of, answers, tmp_path: Path):
    window = window_of()
    window.app.settings.choose(library=str(tmp_path / "library"))
    window.actions_["file.import"].trigger()
    return window.dialogs.importing.window


def test_a_backup_becomes_files(dialog, answers, backup: Path, tmp_path: Path, qtbot) -> None:
    answers.paths = [backup]
    assert not button(dialog, "Import").isEnabled()
    button(dialog, "Files…").click()
    with qtbot.waitSignal(dialog._process.done, timeout=30_000):
        button(dialog, "Import").click()
    assert "24 imported (in the file: 24)" in text(dialog)
    assert len(list((tmp_path / "library/2024").glob("*.md"))) == 24
    assert button(dialog, "Close").isVisible()
    button(dialog, "Import more…").click()
    assert not button(dialog, "Import").isEnabled()


def test_files_are_dropped_and_an_empty_list_says_what_to_do(dialog, backup: Path) -> None:
    assert dialog._nothing.isVisible()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(backup)), QUrl("https://example.com/x")])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *keys)
    dialog.dragEnterEvent(enter)
    assert enter.isAccepted()
    dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *keys))
    assert dialog._paths == [backup] and not dialog._nothing.isVisible()
    assert button(dialog, "Import").isEnabled()
    button(dialog, "Clear the list").click()
    assert dialog._nothing.isVisible()


def test_what_is_no_export_is_said_so(dialog, answers, tmp_path: Path, qtbot) -> None:
    (tmp_path / "x").write_text("x")
    answers.paths = [tmp_path / "x"]
    button(dialog, "Files…").click()
    with qtbot.waitSignal(dialog._process.failed, timeout=30_000):
        button(dialog, "Import").click()
    assert "in no format that is known" in text(dialog)


def test_closing_stops_in_good_order(dialog, answers, backup: Path, tmp_path: Path, qtbot) -> None:
    answers.paths = [backup]
    button(dialog, "Files…").click()
    with qtbot.waitSignal(dialog._process.done, timeout=30_000):
        button(dialog, "Import").click()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    assert "stopped" in text(dialog) and "in the file" not in text(dialog)
    qtbot.waitUntil(lambda: not dialog._process.running)
    for path in (tmp_path / "library").rglob("*.md"):
        assert path.read_text("utf-8").endswith("続き\n")
    button(dialog, "Import more…").click()
    assert dialog._paths == [backup] and button(dialog, "Import").isEnabled()
    dialog.close()
    assert not dialog.isVisible()


def test_a_file_that_lacks_the_url_of_the_blog_stays_chosen(dialog, answers, tmp_path: Path, qtbot) -> None:
    answers.paths = [tmp_path / "takeout.atom"]
    answers.paths[0].write_text(new(new_entry(1, "題", BODY, file="/2025/04/t.html")), "utf-8")
    button(dialog, "Files…").click()
    for host, keeps in (("", True), ("tameshi.blogspot.com", False)):
        dialog._host.setText(host)
        with qtbot.waitSignal(dialog._process.done, timeout=30_000):
            button(dialog, "Import").click()
        assert ("without a URL" in text(dialog)) is keeps
        button(dialog, "Import more…").click()
        assert bool(dialog._paths) is keeps is button(dialog, "Clear the list").isEnabled()
