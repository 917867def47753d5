"""The library pane: search field, choices, and the list of posts."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QMenu,
    QProgressBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from editor.app.library.library import Library, path_of
from editor.app.threads.alive import while_alive
from editor.app.threads.soon import run_soon
from editor.core.words import tr
from editor.ui.library.filters import Filters
from editor.ui.library.finder import PostFinder, pressed
from editor.ui.library.invitation import FEW, Invitation
from editor.ui.library.lookup import Lookup
from editor.ui.library.no_posts import NoPosts
from editor.ui.library.predictions import DuePredictions
from editor.ui.widgets.outside import open_outside
from editor.ui.widgets.plain_text import PlainLabel, set_tip
from editor.ui.widgets.spoken import announce

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LibraryPane(QWidget):
    """Shows what `library` holds. `opened(path)`: the person wants that post. `related(row)`: it is to be a related
    post of the open one. `left`: they go back to writing."""

    opened = Signal(Path)
    related = Signal(dict)
    left = Signal()
    duplicate_wanted = Signal(Path)
    """A new draft is to be made of that post."""
    rename_wanted = Signal(Path)
    """The file of that post is to have another name."""
    export_wanted = Signal(dict)
    """The post of that row is to be exported, perhaps with others."""
    trash_wanted = Signal(Path, str)
    """The post of that title is to go to the trash."""
    import_wanted = Signal()
    """Earlier posts are to be brought here."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._library = library
        self._said = ""
        self._marked: tuple[Path, Path] | None = None
        self._finder = PostFinder(library, lambda: self.query, self._ask, self)
        self.search, self.model, self.list = self._finder.search, self._finder.model, self._finder.list
        self.filters = Filters(self)
        self.predictions = DuePredictions(library, self.opened.emit, self)
        self._lay_out()
        self._finder.shown.connect(self._say)
        self.search.returnPressed.connect(lambda: self._finder.enter(self._open_row))
        self.search.installEventFilter(self)
        self.filters.changed.connect(self.look)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu)
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
        for widget in (self.search, self.filters, self.predictions, self.count, self.bar):
            head.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(below, 1)
        self.invitation = Invitation(self)
        self.invitation.taken.connect(self.import_wanted)
        layout.addWidget(self.invitation)

    # -- searching -------------------------------------------------------------------------------------------------

    @property
    def query(self) -> str:
        """The query: the words that are typed, and the filters."""
        return " ".join(filter(None, (self.search.text().strip(), self.filters.query)))

    def look(self) -> None:
        """Look for what is typed now. While an answer is awaited, only the newest wish counts."""
        self._finder.look()

    def _ask(self, lookup: Lookup, limit: int | None) -> None:
        lookup.find(self.query, limit)

    def _changed(self) -> None:
        self._finder.look_again()
        self._library.choices(while_alive(self, self.filters.offer))
        self.predictions.look()

    # -- words -----------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        total = self.model.total
        self._stack.setCurrentWidget(self.list if total else self._no_posts)
        all_known = self._library.known and not self._library.progress.all
        self.invitation.setVisible(all_known and not self.query and total <= FEW)
        if total:
            words = tr("One post") if total == 1 else tr("{count} posts", count=f"{total:,}")
            self.count.setText(words)
        else:
            self.count.setText("")
            words = self._empty_words()
            self._no_posts.say(words)
        if self.search.hasFocus() and words != self._said:
            announce(self, words)
        self._said = words

    def _empty_words(self) -> str:
        if self.query:
            return tr("Nothing was found. Fewer or shorter words find more.")
        if not self._library.known:
            return tr("Reading your posts…")
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
        """The open post is marked in the list. Asked with each key: a mark that stands is not drawn again."""
        marked = (path, self._library.folder)
        if marked == self._marked:
            return
        self._marked = marked
        try:
            self.list.row.mark_open(path.relative_to(self._library.folder).as_posix())
        except ValueError:
            self.list.row.mark_open("")
        self.list.viewport().update()

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_first(self) -> None:
        """The way into the pane."""
        self.focus_search()

    def _open(self, index: QModelIndex) -> None:
        if row := self._finder.row(index):
            self._open_row(row)

    def _open_row(self, row: dict[str, Any]) -> None:
        self.opened.emit(path_of(self._library.folder, row))

    def _menu(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        row = self._finder.row(index)
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
            menu.addAction(tr("Copy the URL")).triggered.connect(lambda: clipboard.setText(row["url"]))
        folder = QUrl.fromLocalFile(str(path.parent))
        menu.addAction(tr("Show the folder")).triggered.connect(lambda: open_outside(folder))
        menu.addSeparator()
        menu.addAction(tr("Duplicate as a new draft")).triggered.connect(lambda: self.duplicate_wanted.emit(path))
        menu.addAction(tr("Rename the file…")).triggered.connect(lambda: self.rename_wanted.emit(path))
        menu.addAction(tr("Export, alone or with others…")).triggered.connect(lambda: self.export_wanted.emit(row))
        name = row["title"] or path.name
        menu.addAction(tr("Move to the trash…")).triggered.connect(lambda: self.trash_wanted.emit(path, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(point))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list, Up from its first row back; Escape empties the field, then leaves.
        Ctrl+Enter makes the post a related one."""
        press = pressed(event)
        if press is None:
            return False
        key = press.key()
        modifiers = press.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._finder.enter(self.related.emit)
            return True
        if modifiers:
            return False
        if self._finder.goes_between(watched, press):
            if watched is self.list:
                self.search.selectAll()
            return True
        if watched is self.list and key == Qt.Key.Key_Delete:
            if row := self._finder.row(self.list.currentIndex()):
                path = path_of(self._library.folder, row)
                self.trash_wanted.emit(path, row["title"] or path.name)
            return True
        if watched is self.list and key in _ENTER:
            self._open(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            if self.query:
                self.search.clear()
                self.filters.clear()
            else:
                run_soon(self, self.left.emit)
            return True
        return False
