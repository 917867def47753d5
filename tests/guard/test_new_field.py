"""A new field `location` is a line in `fields/spec.py`, a widget, and the Japanese of its label: tried on a copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard.repository import ROOT

IGNORED = shutil.ignore_patterns("__pycache__")
PARTS = ("editor", "resources", "tests/__init__.py", "tests/shared_data.py", "tests/core/__init__.py")
TESTS = ("tests/core/fields", "tests/guard")
EDITS = {
    "editor/core/fields/spec.py": (
        '    title: str = text(Group.TITLE, lambda: tr("Title"), lambda: tr("Edit the title"))\n',
        '    location: str = text(Group.POST, lambda: tr("Location"))\n',
    ),
    "editor/ui/fields/post.py": ("        self._add_description()\n", '        self.add_field("location")\n'),
    "resources/i18n/ja/fields.toml": ('"Edit the title" = "タイトルを編集"\n', '"Location" = "場所"\n'),
}
"""For each file a line of it, and the line that comes behind that."""

PROOF = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core import words
from editor.core.fields import spec
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from editor.ui.fields.pane import FieldsPane
from editor.ui.fields.text_field import TextField
from tests.core.fields import test_spec
from tests.guard import test_translations

assert Path(spec.__file__).is_relative_to(sys.argv[1]), spec.__file__

# the file, the journal, versions and comparing, `ronpyo set`
test_spec.walk("location")
test_spec.test_every_attribute_of_a_post_is_declared()

# every sentence has its Japanese, none is left over
for name in ("editor.core.fields.spec", "editor.ui.fields.post"):
    assert test_translations.wrong(name) == []
test_translations.test_no_translation_is_left_over("ja")

# the window
application = QApplication([])
words.use("ja")
profile = load_profile()[0]
document = Document(Path("x.md"), PostFile.parse(b"---\\nid: a\\n---\\nx\\n"), None, lambda _name: profile)
pane = FieldsPane(document)
pane.show()
assert pane.focus_field("location")
field = next(one for one in pane.findChildren(TextField) if one.accessibleName() == "場所")
QTest.keyClicks(field, "Tokyo")
assert document.fields.location == "Tokyo"
assert document.history.undo_name == "「場所」を編集"
assert document.build().or_raise().data == b"---\\nid: a\\nlocation: Tokyo\\n---\\nx\\n"
document.apply(change.undone())
assert document.fields.location == "" == field.text()
print("proved")
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in (*PARTS, *TESTS):
        source, target = ROOT / part, tmp_path / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=IGNORED)
        else:
            shutil.copyfile(source, target)
    return tmp_path


def test_three_lines_in_three_files_are_a_field(copy: Path) -> None:
    for name, (above, line) in EDITS.items():
        text = (copy / name).read_text("utf-8")
        assert text.count(above) == 1, f"{name} has changed: put the line somewhere else"
        (copy / name).write_text(text.replace(above, above + line), "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(copy),
        "XDG_STATE_HOME": str(copy / "state"),
        "XDG_CONFIG_HOME": str(copy / "config"),
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROOF, str(copy)], cwd=copy, env=environment, capture_output=True, text=True, timeout=200
    )
    assert ran.stdout.splitlines()[-1:] == ["proved"], ran.stderr
