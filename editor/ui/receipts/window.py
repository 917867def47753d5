"""The copies of the open post for its blog: each with its time, its addresses and findings; copied again, compared."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.blogger.online_words import as_lines
from editor.core.blogger.remote import BlogText
from editor.core.errors import FileError
from editor.core.originals import libraries
from editor.core.receipts import shelf
from editor.core.receipts.receipt import Receipt
from editor.core.receipts.sentences import state_sentence
from editor.core.words import tr
from editor.ui.receipts import words
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel


class ReceiptsWindow(QDialog):
    """Stays open beside the work. `online_wanted(receipt)`: it is to be compared with the post as the blog has it."""

    online_wanted = Signal(object)

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("receipts")
        self.setWindowTitle(tr("Copies for the blog"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 860, 520)
        self._document = document
        self._jobs = Jobs(self)
        self.receipts: tuple[Receipt, ...] = ()
        self.state = PlainLabel(role="dialogTitle", wraps=True)
        self.list = QListWidget()
        self.list.setObjectName("receiptList")
        self.list.setAccessibleName(tr("Copies for the blog"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("About this copy"))
        self.note = PlainLabel(role="dialogNote", wraps=True)
        self.again = self._button(tr("&Copy this one again"), self._copy_again)
        self.compare = self._button(tr("Com&pare"), self._compare)
        self.online = self._button(tr("Compare with the &blog…"), self._want_online)
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._selected)
        document.saved.connect(self.read)
        self.read()

    def _lay_out(self) -> None:
        middle = QSplitter()
        middle.addWidget(self.list)
        middle.addWidget(self.details)
        middle.setStretchFactor(0, 2)
        middle.setStretchFactor(1, 3)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(12)
        foot = QHBoxLayout()
        for button in (self.again, self.compare, self.online):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._button(tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.state)
        layout.addWidget(middle, 1)
        layout.addWidget(self.note)
        layout.addLayout(foot)

    def _button(self, name: str, act: object) -> QPushButton:
        button = QPushButton(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def read(self, *_what: object) -> None:
        """Read them anew: another copy was made, perhaps."""
        post, folder = self._document.snapshot(), self._document.path.parent

        def read() -> tuple[tuple[Receipt, ...], str]:
            around = libraries.around(folder)
            found = shelf.of(around[0], post.fields.id) if around else ()
            return found, state_sentence(shelf.state_of(post, found))

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error
            self._show((), str(error))

        self._jobs.start(read, while_alive(self, lambda found: self._show(*found)), while_alive(self, failed))

    def _show(self, receipts: tuple[Receipt, ...], sentence: str) -> None:
        self.state.setText(sentence)
        if receipts != self.receipts or not receipts:
            self.receipts = receipts
            self.list.clear()
            for receipt in receipts:
                self.list.addItem(QListWidgetItem(words.row(receipt)))
            if receipts:
                self.list.setCurrentRow(0)
                self.list.setFocus()
        self._selected()

    def chosen(self) -> list[Receipt]:
        """The receipts that are chosen, the newest first."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [self.receipts[row] for row in rows if row < len(self.receipts)]

    def choose(self, *rows: int) -> None:
        """Choose these rows, the newest being 0."""
        self.list.clearSelection()
        for row in rows:
            index = self.list.model().index(row, 0)
            self.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def _selected(self) -> None:
        chosen = self.chosen()
        self.details.setPlainText(words.details(chosen[0]) if len(chosen) == 1 else "")
        self.again.setEnabled(len(chosen) == 1)
        self.online.setEnabled(len(chosen) == 1)
        self.compare.setEnabled(bool(self._pair()))
        two = len(chosen) == 2
        self.compare.setText(tr("Com&pare these two") if two else tr("Com&pare with the one before"))
        if not self.receipts:
            self.note.setText(tr("Each copy for the blog is kept here with its exact HTML."))
        elif len(self.receipts) > 1:
            self.note.setText(tr("With Ctrl held down, a click chooses a second one to compare."))
        else:
            self.note.setText("")

    def _pair(self) -> tuple[Receipt, Receipt] | None:
        """The two to compare, the older one first."""
        chosen = self.chosen()
        if len(chosen) == 2:
            return chosen[1], chosen[0]
        if len(chosen) == 1 and (place := self.receipts.index(chosen[0])) + 1 < len(self.receipts):
            return self.receipts[place + 1], chosen[0]
        return None

    def _copy_again(self) -> None:
        (receipt,) = self.chosen()
        QGuiApplication.clipboard().setText(receipt.html)
        self.note.setText(tr("The HTML of that copy is on the clipboard, exactly as it was."))

    def _compare(self) -> None:
        from editor.ui.blogger.compare import CompareOnline

        if (pair := self._pair()) is None:
            return
        old, new = pair
        dialog = CompareOnline(_lines(old), _lines(new), self)
        dialog.setWindowTitle(tr("Two copies for the blog"))
        dialog.view.set_names(words.time_words(old), words.time_words(new))
        dialog.show()

    def _want_online(self) -> None:
        (receipt,) = self.chosen()
        self.online_wanted.emit(receipt)


def _lines(receipt: Receipt) -> str:
    """The words of a copy, a line for each paragraph."""
    return as_lines(BlogText(receipt.title, receipt.html, tuple(filter(None, receipt.labels.split(", ")))))


def newest_receipt(
    document: Document, jobs: Jobs, done: Callable[[Receipt], None], tell: Callable[[str], None]
) -> None:
    """Hand the newest receipt of the post to `done`; where there is none, or it cannot be read, the sentence to
    `tell`."""
    post, folder = document.snapshot(), document.path.parent

    def read() -> tuple[Receipt, ...]:
        around = libraries.around(folder)
        return shelf.of(around[0], post.fields.id) if around else ()

    def failed(error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        tell(str(error))

    def found(receipts: tuple[Receipt, ...]) -> None:
        if receipts:
            done(receipts[0])
        else:
            tell(tr("What is on Blogger was left as it is. No copy of this post is kept here to compare it with."))

    jobs.start(read, while_alive(document, found), while_alive(document, failed))
