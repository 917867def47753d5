"""The processes that the window starts import nothing from the folder that the program was started in."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from editor.app.processes import children
from editor.core.processes.children import MODULES


@pytest.mark.parametrize(
    "module", [name for name in MODULES if name.startswith("editor.core.") and "apart" not in name]
)
def test_a_child_of_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("struct", "json", "yaml", "pickle", "sitecustomize", "collections"):
        (tmp_path / f"{name}.py").write_text("open('MARK', 'a').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", ":")
    parent = QObject()
    child = children.process(parent)
    with qtbot.waitSignal(child.finished, timeout=30_000):
        children.start(child, module)
        child.closeWriteChannel()
    assert child.error() == QProcess.ProcessError.UnknownError
    assert not (tmp_path / "MARK").exists()
    capfd.readouterr()  # the ones that want a line of input complain of its lack


@pytest.mark.skipif(sys.platform == "win32", reason="a window has no terminal there")
def test_a_key_of_the_terminal_does_not_reach_it(qtbot: QtBot) -> None:
    parent = QObject()
    child = children.process(parent)
    with qtbot.waitSignal(child.finished, timeout=30_000):
        with qtbot.waitSignal(child.started, timeout=30_000):
            children.start(child, "editor.core.workers.find_worker")
        group, session = os.getpgid(child.processId()), os.getsid(child.processId())
        child.closeWriteChannel()
    assert group != os.getpgid(0)
    assert session != os.getsid(0)  # nor the end of the terminal
