"""The tabs above the source."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.buttons import IconButton
from editor.ui.fields.images import ImagesPage
from editor.ui.fields.page import Page, line
from editor.ui.fields.parts import CommentaryPage, NewsPage
from editor.ui.fields.post import PostPage
from editor.ui.fields.related import RelatedEditor

if TYPE_CHECKING:
    from editor.app.document import Document

HEIGHT = 272
"""The pane's preferred height: at 1280 x 800 about two fifths of the column, the rest is the source's."""


class RelatedPage(Page):
    """The earlier posts that this one ends with."""

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Related"))
        self.rows = RelatedEditor(binding)
        self.add_row("", self.rows)
        add = IconButton("quietButton", "plus", tr("Add a post"), text=tr("Add a post"))
        add.clicked.connect(self.rows.add)
        paste = IconButton("quietButton", "copy", tr("Paste"), text=tr("Paste"))
        paste.clicked.connect(self.rows.paste_clipboard)
        paste.setToolTip(tr("Paste an address, lines of “title 2025-03-31”, or links copied from your blog"))
        self.add_row("", line(add, paste))
        self.set_target("related", lambda: self.rows.focus_row(0))

    def focus_field(self, path: str) -> bool:
        head, _, rest = path.partition(".")
        number, _, part = rest.partition(".")
        parts = ("title", "url", "date")
        if head != "related" or not number:
            return super().focus_field(path)
        if not number.isdecimal() or int(number) >= len(self.rows.values) or (part and part not in parts):
            return False
        self.rows.focus_row(int(number), part=parts.index(part or "title"))
        return True


class FieldsPane(QWidget):
    """News, Commentary, Related, Images, Post: every field of the open document."""

    def __init__(self, document: "Document", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fieldsPane")
        self._part = ""
        self._binding = Binding(document, self)
        self.news = NewsPage(self._binding)
        self.commentary = CommentaryPage(self._binding)
        self.related = RelatedPage(self._binding)
        self.images = ImagesPage(self._binding)
        self.post = PostPage(self._binding)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("fieldsTabs")
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setExpanding(False)
        for page in self.pages:
            self._tabs.addTab(page, page.accessibleName())
        self._raw = QLabel(
            tr("The text is safe. This file’s header cannot be edited as fields; edit it in the text below.")
        )
        self._raw.setObjectName("rawNote")
        self._raw.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._raw)
        layout.addWidget(self._tabs)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._binding.refreshed.connect(self._show_raw)
        self._show_raw()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The five tabs from left to right."""
        return self.news, self.commentary, self.related, self.images, self.post

    def set_document(self, document: "Document") -> None:
        """Show another document; what is being composed or written goes to the old one first."""
        self._part = ""
        self._binding.set_document(document)

    def show_part(self, part: Literal["news", "commentary"]) -> None:
        """Show the tab of the part in which the caret of the source is.

        Only when the caret has come into it, or the other part's tab is shown: who works in another tab stays there.
        """
        came, self._part = part != self._part, part
        current = self._tabs.currentWidget()
        if (came or current in (self.news, self.commentary)) and not self._is_written_in():
            self._tabs.setCurrentWidget(self.news if part == "news" else self.commentary)

    def focus_field(self, path: str) -> bool:
        """Put the caret into the field `path`, such as "news.headline", "commentary.summary.2" or "related.0.url".

        Rows count from 0, as in `Problem.field`. Returns False, and changes nothing, if there is no such field.
        """
        pages = dict(zip(("news", "commentary", "related", "images"), self.pages, strict=False))
        page = pages.get(path.partition(".")[0], self.post)
        before = self._tabs.currentWidget()
        self._tabs.setCurrentWidget(page)
        found = page.focus_field(path)
        if not found:
            self._tabs.setCurrentWidget(before)
        return found

    def show_tab(self, index: int) -> None:
        """Show the tab `index`, counted from 0, and put the caret into its first field."""
        self._tabs.setCurrentIndex(index)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the caret into the first field of the tab that is shown."""
        page = self._tabs.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.focusNextChild()

    def flush(self) -> None:
        """Hand over to the document what is still being composed or written: before a save, a close, a switch."""
        self._binding.leaving.emit()

    def sizeHint(self) -> QSize:
        return QSize(620, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 96)

    def _is_written_in(self) -> bool:
        focus, page = self.window().focusWidget(), self._tabs.currentWidget()
        return focus is not None and focus.hasFocus() and page.isAncestorOf(focus)

    def _show_raw(self) -> None:
        raw = self._binding.document.raw
        self._raw.setVisible(raw)
        for page in self.pages:
            page.widget().setEnabled(not raw)
