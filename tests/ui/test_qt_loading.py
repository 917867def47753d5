"""Qt as it is loaded for the window is Qt as Python imports it, without what nobody uses. In processes of their own."""

import subprocess
import sys

from tests.guard.repository import ROOT

ASKED = """
import sys
{load}
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
print({asked})
"""


def _said(load: str, asked: str = "''") -> list[str]:
    command = [sys.executable, "-c", ASKED.format(load=load, asked=asked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_it_is_the_same_qt_without_what_nobody_uses() -> None:
    ours = _said(
        "from editor.ui import qt_loading; qt_loading.load()",
        "'argparse' in sys.modules, [type(one).__name__ for one in sys.meta_path if not isinstance(one, type)], "
        "hasattr(__builtins__, '__orig_import__') and __import__ is not __builtins__.__orig_import__",
    )
    usual = _said("import editor.ui")
    assert ours[:-1] == usual[:-1]
    assert "Supported signatures:" in ours
    assert ours[-1].startswith("False ") and ours[-1].endswith(" False") and "SupportOnce" not in ours[-1]
