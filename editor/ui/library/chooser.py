"""Choosing 【関連記事】 from the library: what is near to this post at first, what is looked for once one types."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.app.library.library import Library, path_of
from editor.app.library.standing_questions import text_of
from editor.app.open_post.document import Document
from editor.app.open_post.related_posts import choose, leave_out, related_of
from editor.core.fields.related import same_post
from editor.core.post import Related
from editor.core.words import tr
from editor.ui.library.finder import PostFinder, pressed
from editor.ui.library.lookup import Lookup
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel

_NEAR = 40  # posts that are offered before anything is looked for


class RelatedChooser(QDialog):
    """Enter or a click puts a post into the list and takes it out again; the document has it at once."""

    def __init__(self, document: Document, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chooser")
        self.setWindowTitle(tr("Choose related posts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        open_at(self, 680, 560)
        self._document = document
        self._library = library
        self._finder = PostFinder(library, lambda: self.query, self._ask, self)
        self.search, self.model, self.list = self._finder.search, self._finder.model, self._finder.list
        self.heading = PlainLabel(parent=self)
        self.heading.setObjectName("libraryCount")
        self.list.row.show_years()
        self.model.offer_choice(self._is_chosen)
        self.words = PlainLabel(parent=self)
        self.words.setObjectName("libraryWords")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.count = PlainLabel(parent=self)
        self.count.setObjectName("dialogNote")
        self.done_button = QPushButton(tr("Done"), self)
        self.done_button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        self._show_chosen()
        self._stack.setCurrentWidget(self.words)
        self._say(self._empty_words())
        self._finder.look_again()

    def _lay_out(self) -> None:
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.words)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for widget in (self.search, self.heading):
            layout.addWidget(widget)
        layout.addWidget(below, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self._finder.shown.connect(self._show)
        self.search.returnPressed.connect(self._enter)
        self.list.clicked.connect(self.toggle)
        self.done_button.clicked.connect(self.accept)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)
        self._library.changed.connect(self._finder.look_again)
        self._library.failed.connect(self._failed)
        self._document.fields_changed.connect(self._show_chosen)

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def query(self) -> str:
        """The query as it is typed."""
        return self.search.text().strip()

    def _ask(self, lookup: Lookup, limit: int | None) -> None:
        if self.query:
            lookup.find(self.query, limit)
        else:
            lookup.near(text_of(self._document.contents()), self._document.path, _NEAR)

    def _show(self) -> None:
        total = self.model.total
        self._stack.setCurrentWidget(self.list if total else self.words)
        words = tr("One post") if total == 1 else tr("{count} posts", count=f"{total:,}")
        self.heading.setText(words if self.query and total else "")
        self.heading.setVisible(bool(self.query))
        self._say(self._empty_words())

    def _empty_words(self) -> str:
        if not self._library.known:
            return tr("Reading your posts…")
        if self.query:
            return tr("Nothing was found. Fewer or shorter words find more.")
        return tr(
            "There are no published posts yet that this one could name. “Import…” in the File menu brings those of "
            "your blog into the library."
        )

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)

    def _failed(self, sentence: str) -> None:
        self._say(sentence)
        self._stack.setCurrentWidget(self.words)

    # -- choosing ------------------------------------------------------------------------------------------------

    def toggle(self, index: QModelIndex) -> None:
        """Put the post of a row into the list, or take it out."""
        if row := self._finder.row(index):
            self._toggle_row(row)

    def _toggle_row(self, row: dict[str, Any]) -> None:
        if path_of(self._library.folder, row) == self._document.path:
            return  # a post is not related to itself
        (leave_out if self._is_chosen(row) else choose)(self._document, related_of(row))

    def _is_chosen(self, row: dict[str, Any]) -> bool:
        post = related_of(row)
        return any(same_post(post, other) for other in self._document.fields.related)

    def _enter(self) -> None:
        self._finder.enter(self._toggle_row)
        self.search.selectAll()

    def _show_chosen(self) -> None:
        count = sum(post != Related() for post in self._document.fields.related)
        words = tr("One related post") if count == 1 else tr("{count} related posts", count=count)
        self.count.setText(words if count else tr("Enter or a click chooses a post."))
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list, Up from its first row back; Enter and Space choose."""
        press = pressed(event)
        if press is None or press.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self._finder.goes_between(watched, press):
            return True
        key = press.key()
        if watched is self.search and key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if watched is self.list and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle(self.list.currentIndex())
            return True
        return False
