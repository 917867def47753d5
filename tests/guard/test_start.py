"""The command line answers without loading Qt."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest

import editor
from editor.core.processes import children

INSPECTED = "dis" if hasattr(dataclasses, "_create_fn") else ""
"""A module that `inspect` alone loads; later versions of Python use that for each data class."""

ARGUMENTS = [["--version"], ["--help"], ["check", "--help"]]


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_starts_no_qt(arguments: list[str]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "editor", *arguments]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    loaded = [line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines() if "|" in line]
    assert [name for name in loaded if name.startswith(("PySide6", "shiboken6")) or name == INSPECTED] == []


def test_version_is_the_package_version() -> None:
    result = subprocess.run([sys.executable, "-m", "editor", "--version"], capture_output=True, text=True, timeout=60)
    assert editor.__version__ in result.stdout


NOT_OF_A_START = (
    INSPECTED,
    "concurrent.futures",
    "html.entities",
    "lxml",
    "multiprocessing",
    "nh3",
    "selectors",
    "socket",
    "sqlite3",
    "subprocess",
    "zoneinfo",
    "editor.core.html.sanitize",
    "editor.core.library.index",
    "editor.core.profile.load",
    "editor.core.render.markdown",
    "editor.core.renaming.rename",
    "PySide6.QtNetwork",
    "PySide6.QtSvg",
)
"""Modules that a window and its post do without, each some milliseconds: of dialogs, pages and search."""


def test_a_window_is_furnished_without_what_opens_later(tmp_path: Path) -> None:
    code = f"""
import sys
import editor.cli
from editor.ui.start import qt_loading
qt_loading.load()
from PySide6.QtWidgets import QApplication
qt = QApplication([])
from pathlib import Path
from editor.app.application import Application
from editor.ui.window.window import MainWindow
app = Application()
window = MainWindow(app, app.session.begin(Path({str(tmp_path / "post.md")!r})))
loaded = sorted(name for name in {NOT_OF_A_START!r} if name in sys.modules)
app.close()
assert not loaded, loaded
"""
    (tmp_path / "post.md").write_text("---\nid: a\n---\n本文\n", encoding="utf-8")
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME")}
    environment = {**children.environment(), **own, "QT_QPA_PLATFORM": "offscreen", "RONPYO_LIBRARY": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60, env=environment)
