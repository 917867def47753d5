"""Sending and fetching as it goes on, what came of it, and what Blogger's boxes still want by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel

Way = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""

_LOWEST = 160  # pixels


@dataclass(frozen=True, slots=True)
class ByHand:
    """The parts that Blogger's interface cannot set: texts for its boxes, in their order, as (label, text); and the
    files of the pictures that are to be uploaded, in the folder `folder` that holds no others."""

    boxes: tuple[tuple[str, str], ...] = ()
    pictures: tuple[Path, ...] = ()
    folder: Path | None = None


NOTHING = ByHand()


class OnBlogger(QDialog):
    """Stays beside the work. `stopped`: the person does not want to wait any more."""

    stopped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("onBlogger")
        self.setWindowTitle(tr("Blogger"))
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)  # texts and pictures are dragged into the browser
        open_at(self, 520, 200)
        self._title = PlainLabel(role="dialogTitle", wraps=True)
        self._notes = PlainLabel(role="dialogNote", wraps=True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._inside = QWidget()
        self._stop = QPushButton(tr("&Stop"))
        self._stop.clicked.connect(self.stopped)
        self._close = QPushButton(tr("Close"))
        self._close.clicked.connect(self.reject)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self._ways.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(12)
        for widget in (self._title, self._bar, self._notes, self._inside):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addLayout(self._ways)
        self._buttons: list[QPushButton] = []

    def show_work(self, sentence: str) -> None:
        """Something is under way."""
        self._fill(sentence, (), QWidget(), [])
        self._bar.show()
        self._stop.show()

    def tell(self, sentence: str) -> None:
        """Say how far it is."""
        self._title.setText(sentence)

    def show_outcome(self, title: str, notes: Sequence[str], ways: Sequence[Way], by_hand: ByHand = NOTHING) -> None:
        """Show the result, and the ways to go on: the first one is at hand."""
        self._fill(title, notes, _by_hand(by_hand), ways)
        self._bar.hide()
        self._stop.hide()

    def reject(self) -> None:
        """Closed: what is under way is stopped."""
        if self._stop.isVisible():
            self.stopped.emit()
        super().reject()

    def _fill(self, title: str, notes: Sequence[str], inside: QWidget, ways: Sequence[Way]) -> None:
        self._title.setText(title)
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._column.replaceWidget(self._inside, inside)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = inside
        while (item := self._ways.takeAt(1)) is not None:
            if (widget := item.widget()) in self._buttons and widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for words, way in ways:
            button = named(QPushButton(words), "way" if self._buttons else "firstWay")
            button.clicked.connect(lambda _checked=False, way=way: way())
            self._buttons.append(button)
        for button in (*self._buttons, self._stop, self._close):
            self._ways.addWidget(button)
        for button in self._buttons:
            button.show()  # now, not in the next turn of the loop: one may press Enter at once
        if self._buttons:
            self._buttons[0].setDefault(True)
            self._buttons[0].setFocus()
        self._fit()

    def _fit(self) -> None:
        """As high as what is shown, for sentences that are wrapped."""
        self._column.activate()
        width = max(self.width(), self._column.sizeHint().width())
        self.resize(width, max(_LOWEST, self._column.totalHeightForWidth(width)))

    def showEvent(self, event: QShowEvent) -> None:
        """The fonts of the theme come with the first showing."""
        super().showEvent(event)
        self._fit()


def _by_hand(about: ByHand) -> QWidget:
    """The rows to copy, and the pictures to upload: they can be dragged into Blogger's page."""
    from editor.ui.dialogs.boxes import Box, Boxes  # no part of a start
    from editor.ui.dialogs.upload_files import UploadFiles

    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    if about.pictures:
        column.addWidget(
            PlainLabel(
                tr(
                    "Drag these images onto the text in Blogger’s Compose view. Where it does not take them: "
                    "“Insert image”, “Upload from computer”, and drag them there or paste the folder’s path."
                ),
                wraps=True,
            )
        )
        files = UploadFiles([file.name for file in about.pictures], tr("Images to upload"))
        files.carry_files(about.pictures)
        column.addWidget(files)
        if about.folder is not None:
            column.addWidget(Boxes([Box(tr("Folder of the images"), str(about.folder))]))
    if about.boxes:
        column.addWidget(PlainLabel(tr("Blogger’s interface cannot set these. Copy them into its boxes:"), wraps=True))
        column.addWidget(Boxes([Box(label, text) for label, text in about.boxes]))
    return inside
