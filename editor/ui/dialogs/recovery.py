"""Recovered texts after a crash: the file and the text beside each other, and the choice between them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QPushButton, QVBoxLayout, QWidget

from editor.app.safety.recovery import Recovery
from editor.core.file.postfile import PostFile
from editor.core.history.compare import Comparison, compare_files
from editor.core.history.recovery import Recovered, Side
from editor.core.words import joined, tr
from editor.ui.compare import CompareView
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel

_MOST_SHOWN = 4  # texts
_LIST_MARGIN = 10  # px
_EMPTY = PostFile.parse(b"")


class RecoveryDialog(QDialog):
    """Goes through the texts of `recovery`, newest first. Closing it decides nothing: they are offered again.

    `take(text)` puts a text into the window.
    """

    def __init__(
        self,
        recovery: Recovery,
        title_of: Callable[[Recovered], str],
        take: Callable[[Recovered], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovery")
        self.setWindowTitle(tr("Recovered text"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        open_at(self, 920, 600)
        self._recovery = recovery
        self._title_of = title_of
        self._take = take
        self._texts: list[Recovered] = []
        self._title = PlainLabel(role="dialogTitle")
        self._words = PlainLabel(role="dialogText")
        self._list = named(QListWidget(), "recoveredTexts")
        self._list.setAccessibleName(tr("Recovered texts"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show)
        self.view = CompareView()
        self._lay_out()
        recovery.changed.connect(self._fill)
        self._fill()
        self.buttons[0].setFocus()

    def _lay_out(self) -> None:
        for label in (self._title, self._words):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QDialogButtonBox()
        self.buttons: list[QPushButton] = []
        ways = (
            (tr("Use the recovered text"), QDialogButtonBox.ButtonRole.AcceptRole, self._use),
            (tr("Keep the file as it is"), QDialogButtonBox.ButtonRole.ActionRole, self._keep),
            (tr("Decide later"), QDialogButtonBox.ButtonRole.RejectRole, self.reject),
        )
        for words, role, way in ways:
            button = box.addButton(words, role)
            button.clicked.connect(way)
            self.buttons.append(button)
        self.buttons[0].setObjectName("firstWay")
        self.buttons[0].setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._words)
        layout.addWidget(self._list)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)

    @property
    def current(self) -> Recovered | None:
        """The text that is shown."""
        row = self._list.currentRow()
        return self._texts[row] if 0 <= row < len(self._texts) else None

    def _fill(self) -> None:
        self._texts = list(reversed(self._recovery.texts))
        if not self._texts:
            self.accept()
            return
        self._list.blockSignals(True)
        self._list.clear()
        for text in self._texts:
            self._list.addItem(f"{text.path.name}  {_moment(text.left.moment)}  {self._title_of(text)}")
        self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._list.setVisible(len(self._texts) > 1)
        shown = min(_MOST_SHOWN, len(self._texts))
        self._list.setFixedHeight(shown * self._list.sizeHintForRow(0) + 2 * _LIST_MARGIN)
        self._show(0)

    def _show(self, _row: int) -> None:
        text = self.current
        if text is None:
            return
        self._title.setText(tr("“{title}” has text that is not in its file", title=self._title_of(text)))
        self._words.setText(_words(text))
        there = text.side is not Side.MISSING
        self.buttons[1].setText(tr("Keep the file as it is") if there else tr("Do not restore it"))
        self.view.set_names(_name_of_file(text), tr("Recovered, {moment}", moment=_moment(text.left.moment)))
        disk, file = text.disk, text.file

        def compare() -> Comparison:
            return compare_files(PostFile.parse(disk) if disk is not None else _EMPTY, file)

        self.view.compare(compare)

    def _use(self) -> None:
        if (text := self.current) is not None:
            self._take(text)

    def _keep(self) -> None:
        if (text := self.current) is not None:
            self._recovery.keep_file(text)


def _words(text: Recovered) -> str:
    sentences = [
        tr(
            "Both are safe. Ronpyo ended before this was saved, so there are two texts; the one you "
            "do not choose stays as an earlier version."
        )
    ]
    if text.side is Side.CHANGED:
        sentences.append(tr("Since then the file was changed by another app, or in another way."))
    elif text.side is Side.MISSING:
        sentences = [tr("Your text is safe in the automatic backup. There is no file {path}.", path=text.path)]
    if text.damaged:
        sentences.append(
            tr("This is the newest text that is certainly whole: part of the automatic backup is damaged.")
        )
    return joined(sentences)


def _name_of_file(text: Recovered) -> str:
    return tr("The file {name}", name=text.path.name) if text.disk is not None else tr("No file")


def _moment(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds)
    return f"{moment:%H:%M:%S}" if moment.date() == datetime.now().date() else f"{moment:%Y-%m-%d %H:%M}"
