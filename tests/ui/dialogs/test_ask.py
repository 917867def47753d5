"""The real questions: what their dialogs hold, and what each way to leave them answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.dialogs.ask import Ask
from editor.ui.dialogs.question import QuestionDialog


@pytest.fixture
def ask(qtbot) -> Ask:
    window = QWidget()
    qtbot.addWidget(window)
    return Ask(window)


def answered(monkeypatch: pytest.MonkeyPatch, kind: type, answer: Callable) -> None:
    """From now on a dialog of `kind` is left as `answer(dialog)` does, which gives what `exec` gives."""
    monkeypatch.setattr(kind, "exec", answer)


@pytest.mark.parametrize("number", [0, 1, None])
def test_a_choice_is_the_number_of_its_way(ask: Ask, monkeypatch: pytest.MonkeyPatch, number: int | None) -> None:
    asking = []

    def leave(dialog: QuestionDialog) -> int:
        asking.append(ask.asking)
        (dialog.cancel if number is None else dialog.buttons[number]).click()
        return dialog.result()

    answered(monkeypatch, QuestionDialog, leave)
    assert ask.choice("Which?", "Both are safe.", ("One", "Other")) == number
    assert asking == [True] and not ask.asking


def test_what_is_told_has_no_ways(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    answered(monkeypatch, QuestionDialog, lambda dialog: seen.append(len(dialog.buttons)))
    ask.tell("Done", "The post is saved.")
    assert seen == [0]


def test_the_window_is_free_again_after_a_dialog_that_failed(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_dialog: QuestionDialog) -> int:
        raise KeyError

    answered(monkeypatch, QuestionDialog, fail)
    with pytest.raises(KeyError):
        ask.tell("Done", "")
    assert not ask.asking


def test_the_name_follows_the_kind(ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kinds = ["Markdown (*.md)", "Web page (*.html)"]

    def leave(dialog: QFileDialog) -> int:
        dialog.selectNameFilter(kinds[1])
        dialog.filterSelected.emit(kinds[1])
        return 1

    answered(monkeypatch, QFileDialog, leave)
    assert ask.export_path("Export", tmp_path / "記事.md", kinds) == (tmp_path / "記事.html", kinds[1])


@pytest.mark.parametrize("way", ["open_path", "image_paths"])
def test_a_file_dialog_opens_in_the_nearest_folder_that_is_there(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    seen = []

    def leave(dialog: QFileDialog) -> int:
        seen.append(Path(dialog.directory().absolutePath()))
        return 0

    answered(monkeypatch, QFileDialog, leave)
    assert not getattr(ask, way)(tmp_path / "gone" / "deeper")
    assert seen == [tmp_path]


@pytest.mark.parametrize("way", ["import_paths", "page_path", "online_path", "theme_path"])
def test_a_file_from_elsewhere_is_looked_for_where_the_last_one_lay(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    first, other = tmp_path / "ダウンロード", tmp_path / "blog"
    for folder in (first, other):
        folder.mkdir()
    (other / "it.html").touch()
    seen = []

    def leave(dialog: QFileDialog) -> int:
        seen.append(Path(dialog.directory().absolutePath()))
        dialog.setDirectory(str(other))
        dialog.selectFile(str(other / "it.html"))
        return len(seen) == 2  # cancelled, then chosen

    answered(monkeypatch, QFileDialog, leave)
    for _ in range(3):
        getattr(ask, way)(first)
    assert seen == [first, first, other]


@pytest.mark.parametrize(
    ("kind", "is_over_it"), [(Qt.WindowType.Dialog, True), (Qt.WindowType.Window, True), (Qt.WindowType.Tool, False)]
)
def test_a_question_stands_over_the_dialog_that_asks_it(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, kind: Qt.WindowType, is_over_it: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    asking = QWidget(window, kind)
    asking.show()
    asking.activateWindow()
    if is_over_it:
        qtbot.waitUntil(asking.isActiveWindow)
    parents = []
    answered(monkeypatch, QuestionDialog, lambda dialog: parents.append(dialog.parentWidget()))
    answered(monkeypatch, QFileDialog, lambda dialog: parents.append(dialog.parentWidget()))
    Ask(window).tell("Done", "")
    Ask(window).open_path(Path())
    assert parents == [asking if is_over_it else window] * 2


def test_a_question_does_not_stand_over_a_window_of_somebody_else(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window, other = QWidget(), QDialog()
    for one in (window, other):
        qtbot.addWidget(one)
        one.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    parents = []
    answered(monkeypatch, QuestionDialog, lambda dialog: parents.append(dialog.parentWidget()))
    Ask(window).tell("Done", "")
    assert parents == [window]
