"""Many posts exported from the window: chosen, under way, stopped, done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from editor.ui.library.model import ROW
from tests.core.library.posts import header
from tests.ui.library.test_pane import library_of, shows

pytestmark = pytest.mark.long(12)

__all__ = ["library_of"]

POSTS = {
    f"{name}.md": header(date=f"2025-0{number}-01", status="published", title=title) + f"{title}の本文。\n"
    for number, (name, title) in enumerate([("a", "関税の行方"), ("b", "天気の話"), ("c", "関税の続き")], 1)
}


@pytest.fixture
def window(library_of):
    return library_of(POSTS)


@pytest.fixture
def dialog(window, qtbot):
    window.actions_["file.export_many"].trigger()
    dialog = window.dialogs.exporting.window
    qtbot.waitUntil(lambda: dialog.posts.model.total == 3, timeout=30_000)
    return dialog


def names(dialog) -> list[str]:
    return [path.name for path in dialog.posts.chosen]


def choose(dialog, form: str, *, into_folder: bool) -> None:
    dialog.form.setCurrentIndex(dialog.form.findData(form))
    dialog.as_folder.setChecked(into_folder)


def test_chosen_ones_stay_while_others_are_looked_for(dialog, window, qtbot) -> None:
    assert not dialog.begin.isEnabled()
    dialog.posts.search.setText("関税")
    qtbot.waitUntil(lambda: dialog.posts.model.query == "関税", timeout=30_000)
    dialog.posts.every.click()
    qtbot.waitUntil(lambda: len(dialog.posts.chosen) == 2, timeout=30_000)
    assert names(dialog) == ["c.md", "a.md"]
    dialog.posts.search.setText("天気")
    qtbot.waitUntil(lambda: dialog.posts.model.query == "天気", timeout=30_000)
    QTest.keyClick(dialog.posts.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(dialog.posts.chosen) == 3, timeout=30_000)
    assert dialog.begin.isEnabled()
    assert "3 chosen" in dialog.posts.count.text()
    QTest.keyClick(dialog.posts.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.posts.list, Qt.Key.Key_Space)
    assert names(dialog) == ["c.md", "a.md"]
    dialog.posts.none.click()
    assert not dialog.begin.isEnabled()
    pane = window.desk.library.pane
    shows(qtbot, pane, ["[3/2025]", "関税の続き", "[2/2025]", "天気の話", "[1/2025]", "関税の行方"])
    pane.export_wanted.emit(pane.model.data(pane.model.index(3), ROW))
    assert names(dialog) == ["b.md"], "from the library's own menu"


def test_one_file_a_folder_and_what_goes_wrong(dialog, window, answers, tmp_path: Path, qtbot, monkeypatch) -> None:
    dialog.posts.choose_all()
    qtbot.waitUntil(lambda: len(dialog.posts.chosen) == 3, timeout=30_000)
    choose(dialog, "movable-type", into_folder=False)
    window.desk.source.edit.insertPlainText("未保存の文。")
    answers.paths = [tmp_path / "all"]
    with qtbot.waitSignal(dialog.process.done, timeout=60_000):
        dialog.begin.click()
        assert dialog.halt.isVisible()
    text = (tmp_path / "all.txt").read_text("utf-8")
    assert all(f"TITLE: {title}" in text for title in ("関税の行方", "天気の話", "関税の続き"))
    assert "未保存の文。" in text, "what is open is saved first"
    assert "3 posts are in" in dialog.report.toPlainText()
    assert dialog.bar.value() == 3

    dialog.again.click()
    assert len(dialog.posts.chosen) == 3
    choose(dialog, "text", into_folder=True)
    assert not dialog.as_folder.isEnabled(), "each is a file of its own in this format"
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    (chosen / "mine.txt").write_text("mine")
    answers.paths = [chosen]
    with qtbot.waitSignal(dialog.process.done, timeout=60_000):
        dialog.begin.click()
    (made,) = [path for path in chosen.iterdir() if path.is_dir()]
    assert sorted(path.name for path in made.iterdir()) == ["a.txt", "b.txt", "c.txt"]
    assert (chosen / "mine.txt").read_text() == "mine"

    dialog.again.click()
    dialog.posts.chosen[1].unlink()
    choose(dialog, "blogger", into_folder=False)
    answers.paths = [tmp_path / "all.xml"] * 2
    with qtbot.waitSignal(dialog.process.failed, timeout=60_000):
        dialog.begin.click()
    assert "b.md" in dialog.report.toPlainText(), "one that is gone is named"
    assert not (tmp_path / "all.xml").exists()

    dialog.again.click()
    child = dialog.process._process
    monkeypatch.setattr(child, "send", lambda _message: child.kill())
    with qtbot.waitSignal(dialog.process.failed, timeout=60_000):
        dialog.begin.click()
    assert "before its time" in dialog.report.toPlainText()


def test_closing_gives_it_up_and_says_so(dialog, answers, tmp_path: Path, qtbot) -> None:
    dialog.posts.choose_all()
    qtbot.waitUntil(lambda: len(dialog.posts.chosen) == 3, timeout=30_000)
    choose(dialog, "pdf", into_folder=False)
    answers.paths = [tmp_path / "all.pdf"]
    ended: list[object] = []
    dialog.process.stopped.connect(lambda: ended.append("stopped"))
    dialog.begin.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: bool(ended), timeout=60_000)
    assert "Nothing was written." in dialog.report.toPlainText()
    assert not (tmp_path / "all.pdf").exists()
    dialog.again.click()
    answers.paths = [tmp_path / "all.pdf"]
    process = dialog.process
    dialog.begin.click()
    assert process.running
    delete(dialog)
    assert not process.running, "it is given up with its window"
    assert not (tmp_path / "all.pdf").exists()
