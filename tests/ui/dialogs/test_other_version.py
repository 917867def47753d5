"""Two versions of a post: their names, and the ways that can be taken."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from editor.app.files.situation import FileState, Situation
from editor.core.file.postfile import PostFile
from editor.ui.dialogs.other_version import OtherVersion


@pytest.mark.parametrize(
    ("situation", "name"),
    [
        (Situation(FileState.CHANGED, Path("post.md"), "別の本文\n".encode()), "In the file"),
        (Situation(FileState.COPY, Path("post (1).md"), "別の本文\n".encode()), "post (1).md"),
    ],
)
def test_the_other_version_and_what_can_be_done(qtbot, situation: Situation, name: str) -> None:
    parent, taken = QWidget(), []
    qtbot.addWidget(parent)
    mine = PostFile.parse("自分の本文\n".encode())
    ways = [("Keep my text", lambda: taken.append("mine")), ("Use the file", lambda: taken.append("theirs"))]
    dialog = OtherVersion(mine, SimpleNamespace(situation=situation), ways, parent)
    dialog.show()
    assert {"In this window", name} <= {label.text() for label in dialog.findChildren(QLabel)}
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["Use the file"].click()
    assert taken == ["theirs"] and not dialog.isVisible()


def test_closing_takes_no_way(qtbot) -> None:
    parent, taken = QWidget(), []
    qtbot.addWidget(parent)
    situation = Situation(FileState.CHANGED, Path("post.md"), b"b\n")
    ways = [("Use the file", lambda: taken.append("theirs"))]
    dialog = OtherVersion(PostFile.parse(b"a\n"), SimpleNamespace(situation=situation), ways, parent)
    dialog.show()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Close").click()
    assert taken == [] and not dialog.isVisible()
