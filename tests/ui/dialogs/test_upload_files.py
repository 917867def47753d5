"""The list of pictures that is dragged into the browser."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from editor.ui.dialogs.upload_files import UploadFiles


@pytest.fixture
def dragged(monkeypatch):
    found = []
    monkeypatch.setattr(
        "editor.ui.dialogs.upload_files.carry",
        lambda _source, data: found.append([url.toLocalFile() for url in data.urls()]) or True,
    )
    return found


def pull(files, qtbot):
    target, start = files.viewport(), QPoint(4, 8)
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(target, start + QPoint(60, 0))
    qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start)


@pytest.mark.parametrize("many", [1, 3, 4, 5, 40])
def test_it_is_as_high_as_whole_rows(qtbot, many):
    files = UploadFiles([f"{n}.png" for n in range(many)], "Images")
    qtbot.addWidget(files)
    files.show()
    rows = files.viewport().height() / files.sizeHintForRow(0)
    assert rows == min(4, many)


def test_all_files_are_dragged_in_their_order_and_a_drag_is_no_click(qtbot, dragged):
    files = UploadFiles(["b.png", "a.png"], "Images")
    qtbot.addWidget(files)
    files.show()
    clicked = []
    files.itemClicked.connect(lambda item: clicked.append(item.text()))
    pull(files, qtbot)
    assert dragged == []  # they are not known yet
    clicked.clear()
    files.carry_files([Path("pictures/b.png"), Path("pictures/a.png")])
    pull(files, qtbot)
    assert dragged == [["pictures/b.png", "pictures/a.png"]]
    assert clicked == []
    qtbot.mouseClick(files.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 8))
    assert clicked == ["b.png"]
