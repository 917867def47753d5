"""The versions of the open post: seen, compared, brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.app.open_post import change
from editor.core.history.restore import VersionPart
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace
from editor.ui.dialogs import versions
from editor.ui.dialogs.versions import VersionsDialog
from editor.ui.window.window import MainWindow
from tests.answers import Answers


class Person:
    """Writes, saves and looks at versions."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.document = window.desk.document

    def write(self, text: str) -> None:
        cursor = self.window.desk.source.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(text)

    def save(self) -> None:
        self.window.actions_["file.save"].trigger()
        self.settle()

    def settle(self) -> None:
        self.window.app.session.wait()
        self.qtbot.waitUntil(lambda: not self.window.app.versions._jobs.busy)

    def look(self) -> VersionsDialog:
        self.settle()
        self.window.actions_["post.versions"].trigger()
        dialog = self.window.findChild(VersionsDialog)
        assert dialog is not None
        self.ready(dialog)
        return dialog

    def ready(self, dialog: VersionsDialog) -> None:
        self.qtbot.waitUntil(lambda: not (dialog._jobs.busy or dialog.compare._jobs.busy or dialog._stale.isActive()))

    def choose(self, dialog: VersionsDialog, row: int) -> None:
        dialog.list.setCurrentRow(row)
        self.ready(dialog)

    def restore(self, dialog: VersionsDialog, part: VersionPart) -> None:
        dialog.part.setCurrentIndex(dialog.part.findData(part.value))
        assert dialog.restore.isEnabled()
        dialog.restore.click()
        self.settle()
        self.ready(dialog)

    def kept(self) -> list[Reason]:
        place = PostPlace(self.document.path, self.document.fields.id)
        return [version.reason for version in self.window.app.versions.versions.listing(place).versions]


@pytest.fixture
def person(window_of: Callable[..., MainWindow], post: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Person:
    monkeypatch.setattr(versions, "_PAUSE", 20)
    return Person(window_of(post), qtbot)


def rows(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_before_the_first_save_it_says_so(person: Person) -> None:
    dialog = person.look()
    assert dialog.compare._state.text() == "There are no earlier versions yet. The first one comes with the first save."
    assert not dialog.restore.isEnabled() and not dialog.save.isEnabled()


def test_the_newest_is_on_top_with_time_reason_and_length(person: Person) -> None:
    person.write("一二三")
    person.save()
    dialog = person.look()
    newest, oldest = rows(dialog)
    assert "Today" in newest and "Saved by you" in newest and "(+3)" in newest
    assert "As it was opened" in oldest


def test_the_newest_that_differs_is_shown_first(person: Person) -> None:
    person.write("一二三")
    person.save()
    dialog = person.look()
    assert dialog.list.currentRow() == 1, "the last save is as the post is now"
    assert dialog.compare.changes == 1 and dialog.restore.isEnabled()
    person.choose(dialog, 0)
    assert dialog.list.currentRow() == 0 and dialog.compare._comparison is not None and dialog.compare._comparison.same


def test_of_words_that_are_not_saved_the_last_save_is_shown(person: Person) -> None:
    person.write("一二三")
    person.save()
    person.write("四")
    dialog = person.look()
    assert dialog.list.currentRow() == 0 and dialog.compare.changes == 1


def test_where_no_version_differs_the_newest_is_shown(person: Person) -> None:
    person.save()
    dialog = person.look()
    assert dialog.list.count() == 2 and dialog.compare._comparison is not None and dialog.compare._comparison.same
    assert dialog.list.currentRow() == 0


def test_the_whole_is_restored_in_one_named_step(person: Person) -> None:
    before = person.document.text()
    person.write("一二三")
    person.save()
    person.write("四")
    now = person.document.text()
    dialog = person.look()
    person.choose(dialog, 1)
    assert dialog.compare.changes == 1
    person.restore(dialog, VersionPart.WHOLE)
    assert person.document.text() == before
    assert str(person.document.history.undo_name).startswith("Back to the version of ")
    assert person.kept()[-1] is Reason.BEFORE_RESTORE
    assert dialog.compare._comparison.same
    assert not dialog.restore.isEnabled()
    person.window.actions_["edit.undo"].trigger()
    assert person.document.text() == now
    person.window.actions_["edit.redo"].trigger()
    assert person.document.text() == before


def test_one_bullet_list_is_restored(person: Person) -> None:
    person.save()
    binding = person.window.desk.fields_pane._binding
    binding.put("news.summary", ("三",), "step")
    binding.put("commentary.headline", "論評の見出し", "step")
    person.save()
    dialog = person.look()
    person.choose(dialog, dialog.list.count() - 1)
    person.restore(dialog, VersionPart.NEWS_SUMMARY)
    assert person.document.fields.news.summary == ("一", "二")
    assert person.document.fields.commentary.headline == "論評の見出し"
    assert "News: Summary back to the version of" in str(person.document.history.undo_name)
    person.document.apply(change.undone())
    assert person.document.fields.news.summary == ("三",)


@pytest.mark.parametrize(
    ("part", "wanted"),
    [
        (VersionPart.NEWS, "本文。\n\n<!-- commentary -->\n\n論評。\n後"),
        (VersionPart.COMMENTARY, "前本文。\n\n<!-- commentary -->\n\n論評。\n"),
        (VersionPart.TEXT, "本文。\n\n<!-- commentary -->\n\n論評。\n"),
    ],
)
def test_one_section_is_restored(person: Person, part: VersionPart, wanted: str) -> None:
    text = person.document.text()
    person.document.apply(change.edited(text=f"前{text}後"))
    person.save()
    dialog = person.look()
    person.choose(dialog, 1)
    person.restore(dialog, part)
    assert person.document.text() == wanted


def test_only_what_differs_can_be_restored(person: Person) -> None:
    person.write("一")
    person.save()
    dialog = person.look()
    person.choose(dialog, 1)
    model = dialog.part.model()
    possible = [dialog.part.itemData(row) for row in range(dialog.part.count()) if model.item(row).isEnabled()]
    assert possible == ["whole", "text", "commentary"]


def test_the_comparison_follows_the_text_and_the_list_the_saves(person: Person) -> None:
    person.write("一")
    person.save()
    dialog = person.look()
    person.choose(dialog, 0)
    assert dialog.compare._comparison.same
    person.write("二")
    person.ready(dialog)
    assert dialog.compare._comparison.added == 1
    chosen = dialog.version()
    person.save()
    person.ready(dialog)
    assert dialog.list.count() == 3
    assert dialog.version().id == chosen.id and dialog.list.currentRow() == 1


def test_a_damaged_version_is_said(person: Person) -> None:
    person.write("一")
    person.save()
    versions = person.window.app.versions.versions
    for file in versions._root.rglob("*.z"):
        file.write_bytes(b"")
    dialog = person.look()
    assert "damaged or gone" in dialog.compare._state.text()
    assert not dialog.restore.isEnabled()
    dialog.save.click()
    person.ready(dialog)


def test_a_version_is_saved_as_a_file_and_replaces_none(person: Person, answers: Answers, tmp_path: Path) -> None:
    original = person.document.path.read_bytes()
    person.write("一")
    person.save()
    dialog = person.look()
    person.choose(dialog, 1)
    (tmp_path / "there.md").write_text("mine", "utf-8")
    answers.paths = [tmp_path / "there.md", tmp_path / "copy.md"]
    dialog.save.click()
    person.ready(dialog)
    assert (tmp_path / "there.md").read_text("utf-8") == "mine"
    assert "already" in dialog._said.text()
    dialog.save.click()
    person.ready(dialog)
    assert (tmp_path / "copy.md").read_bytes() == original


def test_another_post_closes_it(person: Person, qtbot: QtBot, tmp_path: Path) -> None:
    person.save()
    dialog = person.look()
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    person.window.app.session.new()
    qtbot.waitUntil(lambda: bool(gone))


def test_keys_alone_lead_through_the_changes(person: Person) -> None:
    person.write("一")
    person.save()
    dialog = person.look()
    person.choose(dialog, 1)
    dialog.activateWindow()
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_F7)
    assert dialog.compare.current == 0
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 0
