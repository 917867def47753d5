"""A post as its blog has it beside the copy that was made: what was changed there by hand, in words, and a key that
takes it into the text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from editor.app.open_post.change import edited
from editor.app.open_post.document import Document
from editor.app.render.render_process import RenderProcess
from editor.app.threads.alive import while_alive
from editor.core import words
from editor.core.paths import downloads
from editor.core.receipts.online import OnlineChange
from editor.core.receipts.receipt import Receipt
from editor.core.receipts.taking import taken
from editor.core.words import tr
from editor.core.workers.post_tasks import CompareOnlineTask, Request
from editor.ui.dialogs.ask import Ask
from editor.ui.receipts.words import time_words
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel

_DEADLINE_MS = 60_000
_LONGEST = 20_000_000  # characters of pasted HTML


class OnlineChanges(QDialog):
    """Stays open beside the work. Each sentence that is taken is one step of undo."""

    def __init__(self, document: Document, receipt: Receipt, process: RenderProcess, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("onlineChanges")
        self.setWindowTitle(tr("Changed on the blog"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 760, 560)
        self._document, self._receipt = document, receipt
        self._process, self._ask = process, ask
        self._changes: list[OnlineChange] = []
        self._asked = 0
        self.title = PlainLabel(role="dialogTitle", wraps=True)
        self.note = PlainLabel(role="dialogNote", wraps=True)
        self.list = QListWidget()
        self.list.setObjectName("onlineList")
        self.list.setAccessibleName(tr("What was changed on the blog"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.folded = PlainLabel(role="dialogNote", wraps=True)
        self.take = self._button(tr("&Take it into my text"), self._take_current)
        self.take_all = self._button(tr("Take &all"), self._take_all)
        self.paste = self._button(tr("&Paste the HTML"), self._paste)
        self.file = self._button(tr("From a &file or backup…"), self._open_file)
        self._lay_out()
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.list.itemActivated.connect(lambda _item: self._take_current())
        self._show_ways()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        for button in (self.take, self.take_all, self.paste, self.file):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self._button(tr("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        for widget in (self.title, self.note):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.folded)
        layout.addLayout(foot)

    def _button(self, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    # -- the post as the blog has it -----------------------------------------------------------------------------------

    def _show_ways(self) -> None:
        self.title.setText(tr("The post as your blog has it"))
        self.note.setText(
            tr(
                "It is compared with the copy of {time}. In Blogger, switch the post to “HTML view”, select all, copy, "
                "and paste it here (Ctrl+V); or choose a backup of the blog.",
                time=time_words(self._receipt),
            )
        )
        self.folded.setText("")
        self._fill([])
        self.paste.setFocus()

    def compare(self, online: str | Path) -> None:
        """Compare with `online`: the HTML of the post, or a file that holds it."""
        self._asked += 1
        number = self._asked
        task = CompareOnlineTask(self._receipt.html, online, self._document.fields)
        self.title.setText(tr("Comparing…"))

        def came(answer: dict[str, Any]) -> None:
            if number == self._asked:
                self._show(answer)

        def failed(sentence: str) -> None:
            if number == self._asked:
                self._show_ways()
                self.note.setText(sentence)

        request = Request(task, self._document.fields.profile, words.language())
        self._process.ask(request, while_alive(self, came), while_alive(self, failed), _DEADLINE_MS)

    def _paste(self) -> None:
        html = pasted_html(QGuiApplication.clipboard().mimeData())
        if html:
            self.compare(html[:_LONGEST])
        else:
            self.note.setText(tr("There is no HTML on the clipboard."))

    def _open_file(self) -> None:
        if path := self._ask.online_path(downloads()):
            self.compare(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, wherever in the window the focus is: nothing in it takes text."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    # -- what was changed ----------------------------------------------------------------------------------------------

    def _show(self, answer: dict[str, Any]) -> None:
        changes = [OnlineChange(**one) for one in answer["changes"]]
        if not changes:
            self.title.setText(tr("Readers see the same as in that copy"))
            self.note.setText(tr("Nothing was changed on the blog by hand."))
        else:
            one = len(changes) == 1
            self.title.setText(tr("One change on the blog") if one else tr("{n} changes on the blog", n=len(changes)))
            self.note.setText(tr("Enter takes the one that is chosen into your text; Ctrl+Z there takes it back."))
        number = answer["rewritten"]
        self.folded.setText(
            tr("Tags that Blogger wrote in another way, which changes nothing: {n}.", n=number) if number else ""
        )
        self._fill(changes)
        self.list.setFocus()

    def _fill(self, changes: list[OnlineChange]) -> None:
        self._changes = changes
        self.list.clear()
        for change in changes:
            self.list.addItem(QListWidgetItem(change_words(change)))
        self.list.setCurrentRow(0)
        self._allow()

    def _allow(self) -> None:
        self.take.setEnabled(0 <= self.list.currentRow() < len(self._changes))
        self.take_all.setEnabled(bool(self._changes))

    def _take_current(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._changes):
            self._take(row)

    def _take_all(self) -> None:
        left = [row for row in reversed(range(len(self._changes))) if not self._take(row)]
        if left:
            self.note.setText(
                tr("Changes that have no place of their own in your text: {n}. Please make them by hand.", n=len(left))
            )

    def _take(self, row: int) -> bool:
        """Take the change in this row; whether it found its place."""
        change = self._changes[row]
        if self._document.read_only:
            self.note.setText(tr("The post cannot be changed now."))
            return False
        before = self._document.snapshot()
        post = taken(before, change)
        if post is None:
            self.note.setText(
                tr(
                    "Its place in your text was not found: it stands nowhere there, or more than once. "
                    "Please make it by hand."
                )
            )
            return False
        name = tr("Take the wording of the blog")
        fields = post.fields if post.fields != before.fields else None
        text = post.body if post.body != before.body else None
        if self._document.apply(edited(fields, text, name=name)).refused:
            self.note.setText(tr("The post cannot be changed now."))
            return False
        del self._changes[row]
        self.list.takeItem(row)
        self._allow()
        self.note.setText(tr("Taken. Ctrl+Z in the text takes it back."))
        return True


def change_words(change: OnlineChange) -> str:
    """A change in words, the sentence before and the one after."""
    before, after = change.said_before, change.said_after
    if before == after:  # only the look of the words
        before, after = change.before, change.after
    if not before:
        return tr("New there:") + f"\n＋ {after}"
    if not after:
        return tr("Taken out there:") + f"\n－ {before}"
    return f"－ {before}\n＋ {after}"


def pasted_html(data: QMimeData) -> str:
    """The HTML of a post on the clipboard: as text, as Blogger's HTML view gives it, or else as a page's."""
    text = data.text()
    if "<" in text and ">" in text:
        return text
    return data.html()
