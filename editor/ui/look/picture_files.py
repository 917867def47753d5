"""Thumbnails in the dialog that chooses pictures, where the dialog is Qt's own; those of the systems have some."""

from collections import OrderedDict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QListView

from editor.app.images.decoded_picture import DecodedPicture
from editor.app.threads.alive import while_alive
from editor.core.images.file_type import SUFFIXES
from editor.ui.look.pictures import Pictures

_ROOM = QSize(96, 72)
_MOST = 600
"""Thumbnails that are kept."""

_NAMES = (*SUFFIXES.values(), ".jpeg")
_Index = QModelIndex | QPersistentModelIndex


def show_thumbnails(dialog: QFileDialog) -> None:
    """Show small pictures in the list of `dialog`, one for each file that comes into sight."""
    view = dialog.findChild(QListView, "listView") if dialog.layout() is not None else None
    if view is None:
        return  # the system's own dialog
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setProxyModel(PictureFiles(dialog))
    view.setIconSize(_ROOM)
    view.setUniformItemSizes(True)  # else the list asks for the picture of every file to know its height


class PictureFiles(QIdentityProxyModel):
    """The files of a folder with thumbnails in place of the icons of their kind; decoded off the window's thread."""

    def __init__(self, parent: QFileDialog) -> None:
        super().__init__(parent)
        self._pictures = Pictures(self)
        self._icons: OrderedDict[str, QIcon | None] = OrderedDict()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The thumbnail of a picture once it is decoded, and all else as the folder's model has it."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            path = super().data(index, QFileSystemModel.Roles.FilePathRole)
            if isinstance(path, str) and path.lower().endswith(_NAMES):
                if path not in self._icons:
                    self._want(path, QPersistentModelIndex(index))
                if (icon := self._icons.get(path)) is not None:
                    return icon
        return super().data(index, role)

    def _want(self, path: str, index: QPersistentModelIndex) -> None:
        self._icons[path] = None
        while len(self._icons) > _MOST:
            self._icons.popitem(last=False)

        def shown(picture: DecodedPicture) -> None:
            if not picture.image.isNull():
                self._icons[path] = QIcon(QPixmap.fromImage(picture.image))
                if index.isValid():
                    place = QModelIndex(index)  # type: ignore[call-overload]
                    self.dataChanged.emit(place, place, [Qt.ItemDataRole.DecorationRole])

        self._pictures.ask(Path(path), _ROOM, while_alive(self, shown))
