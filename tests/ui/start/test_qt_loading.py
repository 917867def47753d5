"""Qt as it is loaded for the window is Qt as Python imports it, without what nobody uses. In processes of their own."""

import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from threading import Barrier, Thread
from types import ModuleType
from typing import Any

import pytest

from editor.ui.start.qt_loading import LaterModule
from tests.guard.repository import ROOT

ASKED = """
import sys
{load}
later = [type(one).__name__ for name, one in sys.modules.items() if name.endswith("signature.parser")]
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QKeySequence
print(repr(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), repr(Qt.Key.Key_A), QKeySequence.StandardKey.Copy)
print(Qt.Key.__module__, Qt.Key.__qualname__, len(Qt.Key.__members__))
app = QCoreApplication(["test"])
try:
    QObject().setParent(3)
except TypeError as error:
    print(error)
names = {{name for name in sys.modules if "shibokensupport" in name or ".support" in name}}
print(sorted(name for name in names if not name.endswith("pyi_generator")))
from PySide6.support.signature import get_signature
print(get_signature(QObject.setParent), QObject.objectName.__doc__)
print({asked})
"""


def _said(load: str, asked: str = "''") -> list[str]:
    command = [sys.executable, "-c", ASKED.format(load=load, asked=asked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_it_is_the_same_qt_without_what_nobody_uses() -> None:
    ours = _said(
        "from editor.ui.start import qt_loading; qt_loading.load()",
        "'argparse' in sys.modules, [type(one).__name__ for one in sys.meta_path if not isinstance(one, type)], "
        "later, hasattr(__builtins__, '__orig_import__') and __import__ is not __builtins__.__orig_import__",
    )
    usual = _said("import editor.ui.start")
    assert ours[:-1] == usual[:-1]
    assert "Supported signatures:" in ours
    assert ours[-1].startswith("False ") and ours[-1].endswith(" False") and "SupportOnce" not in ours[-1]
    assert "['LaterModule', 'LaterModule']" in ours[-1]  # under its own name, and as a part of PySide6


def _later(folder: Path, text: str, name: str = "told") -> Any:
    file = folder / f"{name}.py"
    file.write_text(text, encoding="utf-8")
    return LaterModule(name, SourceFileLoader(name, str(file)))


def test_a_module_is_run_when_it_is_first_asked_for_something(tmp_path: Path) -> None:
    runs: list[int] = []
    later = _later(tmp_path, "runs.append(1)\ndef twice(x):\n    return 2 * x\n")
    later.__dict__["runs"] = runs
    assert not hasattr(later, "__path__") and later.__name__ == "told" and runs == []
    assert later.twice(2) == 4 and later.twice(3) == 6
    assert runs == [1] and type(later) is ModuleType
    with pytest.raises(AttributeError, match="has no attribute 'thrice'"):
        later.thrice  # noqa: B018


def test_modules_that_ask_each_other_are_run_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = _later(tmp_path, "first = 1\nfrom told_two import second\n", "told_one")
    two = _later(tmp_path, "from told_one import first\nsecond = first + 1\n", "told_two")
    monkeypatch.setitem(sys.modules, "told_one", one)
    monkeypatch.setitem(sys.modules, "told_two", two)
    assert (one.second, two.second) == (2, 2)


def test_threads_that_ask_at_once_get_the_whole_module(tmp_path: Path) -> None:
    names = [f"name_{number}" for number in range(200)]
    later = _later(tmp_path, "".join(f"{name} = {number}\n" for number, name in enumerate(names)))
    begin, seen = Barrier(4), []

    def ask() -> None:
        begin.wait()
        seen.append(getattr(later, names[-1]))

    threads = [Thread(target=ask) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [199] * 4


def test_a_module_that_cannot_be_run_says_why(tmp_path: Path) -> None:
    later = _later(tmp_path, "import no_such_module_of_anyone\n")
    with pytest.raises(ModuleNotFoundError):
        later.anything  # noqa: B018


def test_what_was_put_off_is_run_at_leisure() -> None:
    put_off = "[one for one in sys.modules.values() if type(one).__name__ == 'LaterModule']"
    load = (
        f"from editor.ui.start import qt_loading; qt_loading.load(); assert {put_off}; qt_loading.run_later_modules()"
    )
    assert _said(load, put_off)[-1] == "[]"
