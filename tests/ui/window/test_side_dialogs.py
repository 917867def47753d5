from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from editor.ui.widgets.one_window import OneWindow
from editor.ui.window.window import MainWindow

OWNERS = ("counts", "exporting", "help", "importing", "receipts", "replacing", "settings", "shortcuts", "versions")


def press_escape(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("close", [QWidget.close, press_escape], ids=["cross", "escape"])
def test_each_dialog_beside_the_work_closes(
    window_of: Callable[..., MainWindow], tmp_path: Path, close: Callable[[QWidget], object]
) -> None:
    (tmp_path / "a.md").write_text("---\nid: a\n---\n\n本文\n")
    dialogs = window_of(tmp_path / "a.md").dialogs
    assert sorted(name for name, value in vars(dialogs).items() if isinstance(value, OneWindow)) == list(OWNERS)
    stay = []
    for name in OWNERS:
        owner: OneWindow[QWidget] = getattr(dialogs, name)
        owner.show()
        assert owner.is_open
        close(owner.window)
        if owner.is_open:
            stay.append(name)
    assert stay == []
