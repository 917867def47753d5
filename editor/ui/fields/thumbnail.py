"""Small pictures of the images of a post, read when they are first seen."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QShowEvent

from editor.app.images.decoded_picture import DecodedPicture
from editor.app.threads.alive import while_alive
from editor.core.words import tr
from editor.ui.look.pictures import Pictures
from editor.ui.widgets.plain_text import PlainLabel

SIZE = QSize(72, 54)
_WEB = ("http://", "https://", "//", "data:")


def is_on_web(path: str) -> bool:
    """Whether a body's image path is an address, not a file."""
    return path.lower().startswith(_WEB)


class Thumbnail(PlainLabel):
    """One small picture. `show_file` may be called at any time; the file is read once the widget is visible.

    `told` says in a sentence why a file cannot be shown; empty: it is shown, or not looked at yet.
    """

    told = Signal(str)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setObjectName("thumbnail")
        self.setFixedSize(SIZE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self._pictures = pictures
        self._file: Path | None = None

    def show_file(self, file: Path | None) -> None:
        """Show `file`, as it is on the disk now; None: an empty frame."""
        if file is None or file != self._file:
            self.setPixmap(QPixmap())
        self._file = file
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        if (file := self._file) is None:
            self.told.emit("")
            return

        def shown(picture: DecodedPicture) -> None:
            if file == self._file:
                self._show(picture)

        self._pictures.ask(file, SIZE * self.devicePixelRatio(), while_alive(self, shown))

    def _show(self, picture: DecodedPicture) -> None:
        if picture.image.isNull():
            self.setText(tr("Not shown"))
        else:
            pixmap = QPixmap.fromImage(picture.image)
            pixmap.setDevicePixelRatio(self.devicePixelRatio())
            self.setPixmap(pixmap)
        self.told.emit(picture.why)
