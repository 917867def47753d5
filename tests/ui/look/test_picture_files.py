"""Thumbnails in the dialog that chooses pictures."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QFileDialog, QListView
from pytestqt.qtbot import QtBot

from editor.ui.look.picture_files import show_thumbnails


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> QFileDialog:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "赤.png"))
    (tmp_path / "broken.png").write_bytes(b"\x89PNG no picture")
    (tmp_path / "notes.txt").write_text("x")
    made = QFileDialog(None, "Images", str(tmp_path))
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    made.setFileMode(QFileDialog.FileMode.ExistingFiles)
    show_thumbnails(made)
    qtbot.addWidget(made)
    made.show()
    return made


def _index(dialog: QFileDialog, name: str) -> QModelIndex:
    view = dialog.findChild(QListView, "listView")
    model = view.model()
    indexes = [model.index(row, 0, view.rootIndex()) for row in range(model.rowCount(view.rootIndex()))]
    return next((index for index in indexes if index.data() == name), QModelIndex())


def _colour(dialog: QFileDialog, name: str) -> QColor | None:
    icon = _index(dialog, name).data(Qt.ItemDataRole.DecorationRole)
    if not isinstance(icon, QIcon) or icon.isNull():
        return None
    image = icon.pixmap(QSize(40, 30)).toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_pictures_have_thumbnails_and_others_the_icon_of_their_kind(dialog: QFileDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _colour(dialog, "赤.png") == QColor("red"))
    for name in ("broken.png", "notes.txt"):
        assert _colour(dialog, name) != QColor("red")


def test_several_are_chosen_by_their_real_names(dialog: QFileDialog, tmp_path: Path, qtbot: QtBot) -> None:
    names = ("broken.png", "赤.png")
    qtbot.waitUntil(lambda: all(_index(dialog, name).isValid() for name in names))
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    selection = dialog.findChild(QListView, "listView").selectionModel()
    for name in names:
        selection.select(_index(dialog, name), flags)
    assert sorted(dialog.selectedFiles()) == sorted(str(tmp_path / name) for name in names)
