"""A real document for the widgets, and hands to press keys, paste and compose with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.app.open_post.document import Document
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Fields
from editor.core.profile.load import load_profile
from editor.ui.fields.text_field import TextField

FieldsOf = Callable[..., Document]


@pytest.fixture
def document_of(qapp: QApplication, tmp_path: Path) -> FieldsOf:
    """Makes the document of a post with these fields and this body, or of a whole file."""

    def make(fields: Fields | None = None, body: str = "本文\n", *, data: bytes | None = None) -> Document:
        profile, _problems = load_profile()
        file = PostFile.parse(data) if data is not None else new_post_file(fields or Fields(), body)
        return Document(tmp_path / "post.md", file, None, lambda _name: profile)

    return make


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def compose(field: TextField, preedit: str, commit: str = "", caret: int = -1) -> None:
    """What an input method sends: `commit` becomes text, `preedit` is under work; both empty: given up. The caret is
    before the character `caret` of it; -1: at the end."""
    length = len(preedit)
    attributes = [
        QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, 0, length, QTextCharFormat()),
        QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, length if caret < 0 else caret, 1, None),
    ]
    event = QInputMethodEvent(preedit, attributes)
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def paste(field: TextField, *, text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    field.insertFromMimeData(data)


def texts(editor: object) -> list[str]:
    """What the rows of a bullets editor show on the screen."""
    return [row.field.text() for row in editor.rows]  # type: ignore[attr-defined]
