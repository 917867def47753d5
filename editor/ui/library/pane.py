"""The library pane: search field, choices, and the list of posts."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QMenu,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.app.alive import while_alive
from editor.app.library import Library, path_of
from editor.core.words import tr
from editor.ui.library.filters import Filters
from editor.ui.library.lookup import Lookup
from editor.ui.library.model import FIRST, ROW, PostList
from editor.ui.library.no_posts import NoPosts
from editor.ui.library.search_field import Entering, SearchField
from editor.ui.library.table import PostTable
from editor.ui.plain_text import PlainLabel, set_tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryPane(QWidget):
    """Shows what `library` holds. `opened(path)`: the person wants that post. `related(row)`: it is to be a related
    post of the open one. `left`: they go back to writing."""

    opened = Signal(Path)
    related = Signal(dict)
    left = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._library = library
        self._lookup = Lookup(library, self)
        self._all_wanted = False
        self.search = SearchField(self)
        self.filters = Filters(self)
        self.model = PostList(library, self)
        self.list = PostTable(self.model, self)
        self._row = self.list.row
        self._lay_out()
        self._lookup.found.connect(self._show)
        self._entering = Entering(self.model, lambda: self.query, self._wanted_row, self)
        self.search.textChanged.connect(lambda _text: self.look())
        self.search.returnPressed.connect(lambda: self._entering.enter(self._open_row))
        self.search.installEventFilter(self)
        self.filters.changed.connect(self.look)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.typed.connect(self._search_for)
        self.list.installEventFilter(self)
        library.changed.connect(self._changed)
        library.progressed.connect(self._show_progress)
        library.failed.connect(self._failed)
        self._changed()

    def _lay_out(self) -> None:
        view = self.list
        view.setDragEnabled(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._no_posts = NoPosts(self._library.again, self)
        self.words = self._no_posts.words
        self.count = PlainLabel(parent=self)
        self.count.setObjectName("libraryCount")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.hide()
        below = QWidget(self)
        self._stack = QStackedLayout(below)
        self._stack.addWidget(view)
        self._stack.addWidget(self._no_posts)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.setSpacing(6)
        for widget in (self.search, self.filters, self.count, self.bar):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(below, 1)

    # -- searching -------------------------------------------------------------------------------------------------

    @property
    def query(self) -> str:
        """What is looked for: what is typed, and what is chosen."""
        return " ".join(filter(None, (self.search.text().strip(), self.filters.query)))

    def look(self) -> None:
        """Look for what is typed now. While an answer is awaited, only the newest wish counts."""
        self._all_wanted = False
        self._entering.forget()
        self._look()

    def _look(self) -> None:
        self._lookup.find(self.query, None if self._all_wanted else FIRST)

    def _show(self, query: str, result: dict[str, Any]) -> None:
        number = self.model.number(self.list.currentIndex())
        other = query != self.model.query
        place = 0 if other else self.list.verticalScrollBar().value()
        self._row.ranked = result["ranked"]
        self.model.show(query, result)
        self.list.verticalScrollBar().setValue(place)
        if number is not None and not other and (row := self.model.row_of(number)) >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.verticalScrollBar().setValue(place)
        self._say()

    def _changed(self) -> None:
        self._look()
        self._library.choices(while_alive(self, self.filters.offer))

    def _scrolled(self, value: int) -> None:
        """Whoever reads on gets the rest of the results."""
        if not self.model.complete and not self._all_wanted and value > self.list.verticalScrollBar().maximum() // 2:
            self._all_wanted = True
            self._look()

    # -- words -----------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        total = self.model.total
        self._stack.setCurrentWidget(self.list if total else self._no_posts)
        if total:
            self.count.setText(tr("One post") if total == 1 else tr("{count} posts", count=f"{total:,}"))
        else:
            self.count.setText("")
            self._no_posts.say(self._empty_words())

    def _empty_words(self) -> str:
        if self.query:
            return tr("Nothing was found. Fewer or shorter words find more.")
        if not self._library.known:
            return tr("The posts are being looked through…")
        return tr("There are no posts yet. What you write is kept here.")

    def _show_progress(self) -> None:
        progress = self._library.progress
        self.bar.setVisible(progress.all > 0)
        self.bar.setMaximum(max(1, progress.all))
        self.bar.setValue(progress.done)
        self.bar.setAccessibleName(tr("Posts read: {done} of {all}", done=progress.done, all=progress.all))
        set_tip(self.bar, self.bar.accessibleName())
        self._say()

    def _failed(self, sentence: str) -> None:
        self._stack.setCurrentWidget(self._no_posts)
        self._no_posts.say(sentence, offers_again=not self._library.running)

    # -- opening ---------------------------------------------------------------------------------------------------

    def set_current(self, path: Path) -> None:
        """The open post is marked in the list."""
        try:
            self._row.current = str(path.relative_to(self._library.folder))
        except ValueError:
            self._row.current = ""
        self.list.viewport().update()

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search_for(self, text: str) -> None:
        """Letters typed in the list go into the search field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(text)

    def focus_first(self) -> None:
        """The way into the pane."""
        self.focus_search()

    def _open(self, index: QModelIndex) -> None:
        if row := self.model.data(index, ROW):
            self._open_row(row)

    def _open_row(self, row: dict[str, Any]) -> None:
        self.opened.emit(path_of(self._library.folder, row))

    def _wanted_row(self) -> QModelIndex:
        """The current post, or else the first."""
        index = self.list.currentIndex()
        return index if self.model.number(index) is not None else self.model.index(self.model.first_post())

    def _menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        row = self.model.data(index, ROW)
        if not row:
            return
        path = path_of(self._library.folder, row)
        menu = QMenu(self)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(path))
        for name in row["copies"]:
            action = menu.addAction(tr("Open the conflict copy {name}", name=name.replace("&", "&&")))
            action.triggered.connect(lambda _checked=False, name=name: self.opened.emit(path.with_name(name)))
        menu.addSeparator()
        menu.addAction(tr("Add to the related posts")).triggered.connect(lambda: self.related.emit(row))
        clipboard = QGuiApplication.clipboard()
        menu.addAction(tr("Copy the title")).triggered.connect(lambda: clipboard.setText(row["title"]))
        if row["url"]:
            menu.addAction(tr("Copy the address")).triggered.connect(lambda: clipboard.setText(row["url"]))
        folder = QUrl.fromLocalFile(str(path.parent))
        menu.addAction(tr("Show the folder")).triggered.connect(lambda: QDesktopServices.openUrl(folder))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(point))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list, Up from its first row back; Escape empties the field, then leaves.
        Ctrl+Enter makes the post a related one."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._entering.enter(self.related.emit)
            return True
        if modifiers:
            return False
        if watched is self.search and key == Qt.Key.Key_Down and (first := self.model.first_post()) >= 0:
            if self.model.number(self.list.currentIndex()) is None:
                self.list.setCurrentIndex(self.model.index(first))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.list and key == Qt.Key.Key_Up and self.list.currentIndex().row() <= self.model.first_post():
            self.focus_search()
            return True
        if watched is self.list and key in _ENTER:
            self._open(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            if self.query:
                self.search.clear()
                self.filters.clear()
            else:
                QTimer.singleShot(0, self, self.left.emit)
            return True
        return False
