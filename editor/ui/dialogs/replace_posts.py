"""Find and replace in all posts: words, a list of places to tick, and what became of each post."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.app.search.posts_replacing import PostsReplacing
from editor.app.search.posts_search import PostsSearch
from editor.core.errors import PatternError
from editor.core.fields import spec
from editor.core.library.post_hits import BODY, PlacedHit, PostHits
from editor.core.words import tr
from editor.ui.widgets.find_bar import find_line
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.write.find_bar import SearchOptions

_POST, _HIT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_TICKED, _UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

_MOST_REASONS = 3
"""Sentences about posts that were left that are shown below the list; each stands beside its post, too."""


class ReplacePosts(QDialog):
    """Stays beside the work. Nothing is changed before places are ticked and *Replace* is pressed.

    `place_wanted(path, hit)`: a `PlacedHit` of the post at `path` is to be shown.
    """

    place_wanted = Signal(object, object)

    def __init__(
        self, search: PostsSearch, replacing: PostsReplacing, session: Session, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("replacePosts")
        self.setWindowTitle(tr("Find and replace in all posts"))
        open_at(self, 860, 620)
        self._search, self._replacing = search, replacing
        self._session, self._settings = session, settings
        self.words, self.replacement = find_line(tr("Find")), find_line(tr("Replace with"))
        self.options = SearchOptions(lambda: None)
        self.tree = QTreeWidget()
        self.find_button = QPushButton(tr("&Search"))
        self.replace_button = QPushButton(tr("&Replace what is ticked"))
        self._stop = QPushButton(tr("S&top"))
        self._all = named(QPushButton(tr("Tick &all")), "quiet")
        self._none = named(QPushButton(tr("Tick &none")), "quiet")
        self._close = QPushButton(tr("Close"))
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._note = PlainLabel(role="dialogNote", wraps=True)
        self._items: dict[Path, QTreeWidgetItem] = {}
        self._refused: list[str] = []
        self._changed = 0
        self._lay_out()
        self._connect()
        self._note.setText(
            tr("Texts and fields of all posts are searched. A version of each post is kept before it is changed.")
        )
        self._refresh()

    @property
    def note(self) -> str:
        """The sentence about what was found or done."""
        return self._note.text()

    def look_for(self, words: str) -> None:
        """Put `words` into the line to look for, where there are some, and the caret with them."""
        if words:
            self.words.setText(words)
        self.words.setFocus()
        self.words.selectAll()

    def ticked(self) -> list[PostHits]:
        """The posts with what is ticked in them, those without anything left out."""
        found = []
        for item in self._items.values():
            post: PostHits = item.data(0, _POST)
            hits = tuple(hit for hit, child in _children(item) if child.checkState(0) is _TICKED)
            if hits:
                found.append(PostHits(post.path, post.digest, post.title, hits))
        return found

    # -- building it -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget in (self.words, self.options, self.find_button):
            first.addWidget(widget, 1 if widget is self.words else 0)
        for widget in (self.replacement, self.replace_button):
            second.addWidget(widget, 1 if widget is self.replacement else 0)
        for widget in (self._all, self._none):
            third.addWidget(widget)
        third.addStretch(1)
        for widget in (self._stop, self._close):
            third.addWidget(widget)
        self.find_button.setDefault(True)
        for button in (self.replace_button, self._stop, self._all, self._none, self._close):
            button.setAutoDefault(False)
        self.tree.setObjectName("rulesTree")
        self.tree.setAccessibleName(tr("Places that were found"))
        self.tree.setHeaderLabels([tr("Found"), tr("Becomes")])
        self.tree.setUniformRowHeights(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(PlainLabel(tr("Find and replace in all posts"), role="dialogTitle"))
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._note)
        layout.addLayout(third)

    def _connect(self) -> None:
        self.find_button.clicked.connect(self._start)
        self.replace_button.clicked.connect(self._replace)
        self._stop.clicked.connect(self._halt)
        self._all.clicked.connect(lambda: self._tick(_TICKED))
        self._none.clicked.connect(lambda: self._tick(_UNTICKED))
        self._close.clicked.connect(self.reject)
        self.tree.itemActivated.connect(self._show)
        self._search.found.connect(self._add)
        self._search.progressed.connect(self._progressed)
        self._search.refused.connect(self._one_refused)
        self._search.finished.connect(self._searched)
        self._replacing.done.connect(self._one_done)
        self._replacing.finished.connect(self._all_done)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list shows the place and is no press of the default button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.tree.hasFocus():
            event.accept()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close, by the button, Esc or the window's cross: what is under way is stopped.

        QDialog turns each close into this; a `close()` in here would find itself under way and do nothing.
        """
        self._search.cancel()
        self._replacing.cancel()
        super().reject()

    # -- searching -------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        if not self.words.text() or self._replacing.running:
            return
        self.tree.clear()
        self._items.clear()
        self._refused.clear()
        wanted = self.options.search(self.words.text())
        try:
            self._search.start(wanted, self.replacement.text(), self._settings.library, self._session.current)
        except PatternError as error:
            self._note.setText(str(error))
            self._search.cancel()
        else:
            self._note.setText(tr("Searching…"))
        self._refresh()

    def _progressed(self, done: int, posts: int) -> None:
        self._progress.setRange(0, max(1, posts))
        self._progress.setValue(done)

    def _add(self, post: PostHits) -> None:
        words = tr("{title} ({name})", title=post.title, name=post.path.name)
        item = QTreeWidgetItem([words, _places(len(post.hits))])
        item.setData(0, _POST, post)
        item.setFlags(_TICKABLE | Qt.ItemFlag.ItemIsAutoTristate)
        for hit in post.hits:
            child = QTreeWidgetItem([_shown(hit), hit.text.replace("\n", "⏎")])
            child.setData(0, _HIT, hit)
            child.setFlags(_TICKABLE)
            child.setCheckState(0, _TICKED if hit.is_sure else _UNTICKED)
            item.addChild(child)
        self.tree.addTopLevelItem(item)
        item.setExpanded(True)
        self._items[post.path] = item

    def _one_refused(self, _path: Path, sentence: str) -> None:
        self._refused.append(sentence)

    def _searched(self, sentence: str) -> None:
        places = sum(item.childCount() for item in self._items.values())
        found = tr("{places} in {posts}.", places=_places(places), posts=_posts(len(self._items)))
        if any(item.data(0, _POST).more for item in self._items.values()):
            found += " " + tr("A post has more places than are listed: search once more afterwards.")
        left = ""
        if self._refused:
            left = tr("{posts} could not be searched: {why}", posts=_posts(len(self._refused)), why=self._refused[0])
        self._note.setText(" ".join(filter(None, (sentence, found, left))))
        self._refresh()

    # -- replacing -------------------------------------------------------------------------------------------------

    def _replace(self) -> None:
        posts = self.ticked()
        if not posts or self._search.running or self._replacing.running:
            return
        self._refused.clear()
        self._changed = 0
        self._note.setText(tr("Replacing…"))
        self._progress.setRange(0, len(posts))
        self._progress.setValue(0)
        self._replacing.start(posts, self._search.open_contents)
        self._refresh()

    def _one_done(self, path: Path, sentence: str) -> None:
        self._changed += not sentence
        if sentence:
            self._refused.append(sentence)
        self._progress.setValue(self._progress.value() + 1)
        if (item := self._items.get(path)) is not None:
            item.setText(1, sentence or tr("Replaced"))
            for _hit, child in _children(item):
                child.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                child.setCheckState(0, _UNTICKED)

    def _all_done(self) -> None:
        said = [
            tr("{posts} changed. What was there before is among the earlier versions.", posts=_posts(self._changed))
        ]
        if self._refused:
            why = " ".join(self._refused[:_MOST_REASONS])
            said.append(tr("{posts} left as before: {why}", posts=_posts(len(self._refused)), why=why))
        self._note.setText(" ".join(said))
        self._refresh()

    def _halt(self) -> None:
        if self._search.running:
            self._search.cancel()
            self._searched(tr("Stopped."))
        self._replacing.cancel()

    # -- the list --------------------------------------------------------------------------------------------------

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items.values():
            for _hit, child in _children(item):
                if child.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    child.setCheckState(0, state)

    def _show(self, item: QTreeWidgetItem) -> None:
        parent = item.parent() or item
        hit = item.data(0, _HIT) or next(iter(_children(parent)))[0]
        self.place_wanted.emit(parent.data(0, _POST).path, hit)

    def _refresh(self) -> None:
        busy = self._search.running or self._replacing.running
        self._stop.setEnabled(busy)
        self._progress.setVisible(busy)
        self.find_button.setEnabled(not self._replacing.running)
        self.replace_button.setEnabled(not busy and bool(self._items))
        for button in (self._all, self._none):
            button.setEnabled(bool(self._items))


def _children(item: QTreeWidgetItem) -> list[tuple[PlacedHit, QTreeWidgetItem]]:
    children = [item.child(row) for row in range(item.childCount())]
    return [(child.data(0, _HIT), child) for child in children if child is not None]


def _places(number: int) -> str:
    return tr("1 place") if number == 1 else tr("{n} places", n=f"{number:,}")


def _posts(number: int) -> str:
    return tr("1 post") if number == 1 else tr("{n} posts", n=f"{number:,}")


def _shown(hit: PlacedHit) -> str:
    """The place and the words of a hit, in one line."""
    words = f"{hit.before}【{hit.found}】{hit.behind}".replace("\n", "⏎")
    return words if hit.place == BODY else tr("{field}: {words}", field=_label(hit.place), words=words)


def _label(path: str) -> str:
    """The title of the field that `path` is, or is a part of."""
    name = next(name for name in sorted(spec.names(), key=len, reverse=True) if f"{path}.".startswith(f"{name}."))
    return spec.title_of(name)
