"""The pane with a text, and a person who types in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from editor.ui.write.pane import SourcePane
from editor.ui.write.source_edit import SourceEdit
from tests.ui.write.fake import FakeDocument


@pytest.fixture
def pane_of(qtbot: QtBot, tmp_path: Path) -> Callable[..., SourcePane]:
    def make(text: str = "", raw: bool = False, language: str = "ja") -> SourcePane:
        document = FakeDocument(tmp_path / "post.md", text, raw, language)
        pane = SourcePane(document)
        document.setParent(pane)
        qtbot.addWidget(pane)
        pane.resize(800, 600)
        pane.show()
        pane.edit.setFocus()
        qtbot.waitUntil(pane.edit.hasFocus)
        return pane

    return make


def text_of(pane: SourcePane) -> str:
    return pane.edit.post.text()


def select(edit: SourceEdit, start: int, end: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
