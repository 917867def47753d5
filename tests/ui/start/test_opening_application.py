"""Files that the system asks to be opened, before there is a window and afterwards."""

import subprocess
import sys

ASKED = """
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from editor.ui.start.opening_application import OpeningApplication
app = OpeningApplication(["ronpyo"])
def ask(name):
    QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(name)))
ask("/posts/論 100%.md")
ask("/posts/b.md")
opened = []
app.open_by(opened.append)
ask("/posts/c.md")
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl("https://example.com/a.md")))
app.setApplicationDisplayName("another event")
app.processEvents()
print([path.as_posix() for path in opened] == ["/posts/論 100%.md", "/posts/b.md", "/posts/c.md"] or opened)
"""


def test_files_wait_for_the_window() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("True\n", "")
