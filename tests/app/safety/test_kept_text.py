"""What the program says of where a text is safe is so: a version, the automatic backup, or the window alone."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from editor.app.application import Application
from editor.app.open_post.document import Document
from editor.app.safety.kept_text import Kept, kept_text
from editor.core.history.journal_files import JournalFile

POST = "---\nid: kept\ntitle: 題\n---\n一\n"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(POST, encoding="utf-8")
    return path


def type_at_end(document: Document, text: str) -> None:
    cursor = QTextCursor(document.buffer)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def where(app: Application) -> Kept:
    return kept_text(app.session.current, app.versions, app.journal)


def test_without_a_post_the_backup_is_named(app: Application) -> None:
    assert where(app) is Kept.BACKUP


def test_a_text_that_a_version_holds_is_in_a_version_and_what_follows_it_in_the_backup(
    app: Application, qtbot: QtBot, post: Path
) -> None:
    document = app.session.open(post)
    assert where(app) is Kept.BACKUP
    type_at_end(document, "二\n")
    with qtbot.waitSignal(app.versions.kept):
        app.session.save(document)
    assert where(app) is Kept.VERSION
    type_at_end(document, "三\n")
    assert where(app) is Kept.BACKUP


def test_a_backup_that_cannot_be_written_is_not_named(
    app: Application, qtbot: QtBot, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_values: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(JournalFile, "append", refuses)
    document = app.session.open(post)
    type_at_end(document, "二\n")
    qtbot.waitUntil(lambda: app.journal.in_trouble)
    assert where(app) is Kept.WINDOW
