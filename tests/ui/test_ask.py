"""The real questions: what their dialogs hold, and what each way to leave them answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from editor.ui.ask import Ask
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
