"""Every dialog is among the pictures, and pictures can be made."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.ui.dialogs.ask import Ask
from tests.guard.repository import ROOT, modules, nodes
from tests.shots.stage import Questions
from tests.shots.states import STATES


def dialogs() -> set[str]:
    """The classes of the window's dialogs: those below QDialog, also by way of another class of the program."""
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for name in modules()
        if name.startswith("editor.ui.")
        for node in nodes(name)
        if isinstance(node, ast.ClassDef)
    }
    found: set[str] = set()
    while more := {name for name, above in bases.items() if above & (found | {"QDialog"})} - found:
        found |= more
    return found


def test_every_dialog_is_in_the_table() -> None:
    found = dialogs()
    assert len(found) > 5
    assert {shown for state in STATES.values() for shown in state.shows} == found


def test_names_of_states_are_names_of_files() -> None:
    assert [name for name in STATES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_a_question_that_nobody_answers_is_closed_and_said(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ask = Ask(window)
    questions = Questions(lambda: ask)
    assert ask.choice("Another app changed this file", "Which one?", ("Mine", "Theirs")) is None
    ask.tell("Nothing was saved", "The disk is full.")
    assert [asked.partition("?")[0] for asked in questions.asked] == [
        "Another app changed this file Which one",
        "Nothing was saved The disk is full.",
    ]


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="pictures are made on a screen of Xvfb's")
def test_a_picture_is_made(tmp_path: Path) -> None:
    one = ["--only", "message", "--language", "ja", "--theme", "dark", "--screen", "1280", "--scale", "150"]
    command = [sys.executable, "-m", "tests.shots", str(tmp_path), *one]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout
    [picture] = tmp_path.rglob("*.png")
    assert picture.relative_to(tmp_path).as_posix() == "ja-dark-1280-150/message.png"
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    assert len({image.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 800, 7)}) > 5, "something is in it"
