"""Small pictures of the images of a post, read when they are first seen."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel

SIZE = QSize(72, 54)
_WEB = ("http://", "https://", "//", "data:")


def is_on_web(path: str) -> bool:
    """Whether a body's image path is an address, not a file."""
    return path.lower().startswith(_WEB)


class Thumbnail(QLabel):
    """One small picture. `show_file` may be called at any time; the file is read once the widget is visible."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thumbnail")
        self.setFixedSize(SIZE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key: tuple[Path, int, int] | None = None
        self._file: Path | None = None

    def show_file(self, file: Path | None) -> None:
        """Show `file`, as it is on the disk now; None: an empty frame."""
        self._file = file
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        key = None
        if self._file is not None:
            try:
                status = self._file.stat()
                key = (self._file, status.st_mtime_ns, status.st_size)
            except OSError:
                key = None
        if key == self._key:
            return
        self._key = key
        picture = _scaled(self._file, SIZE * self.devicePixelRatio()) if self._file and key else QPixmap()
        picture.setDevicePixelRatio(self.devicePixelRatio())
        self.setPixmap(picture)


def _scaled(file: Path, room: QSize) -> QPixmap:
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    if (size := reader.size()).isValid():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))  # JPEG then decodes a fraction only
    image = reader.read()
    return (
        QPixmap.fromImage(image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)) if not image.isNull() else QPixmap()
    )
