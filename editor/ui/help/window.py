"""The window of the help: contents and search at the left, the page at the right. It stands beside the work."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.disk import store
from editor.core.errors import RonpyoError
from editor.core.help.facts import Facts
from editor.core.help.pages import pages
from editor.core.help.search import HelpHit, HelpSection, find
from editor.core.text.folding import fold
from editor.core.words import language, tr
from editor.ui.dialogs.ask import Ask
from editor.ui.help.making import PageMaking
from editor.ui.help.view import HelpView
from editor.ui.look.theme import theme
from editor.ui.widgets.first_size import open_at
from editor.ui.widgets.plain_text import PlainLabel

_PLACE = Qt.ItemDataRole.UserRole
_LEFT = 260
"""Pixels of the contents."""
_STAYS_MS = 200
"""Milliseconds for which a page or list stays while the next one is made: emptied at once, it would flash."""


class HelpWindow(QDialog):
    """Shows the pages filled with `facts`; back and forward go through those that were read."""

    def __init__(self, facts: Facts, ask: Ask, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle(tr("Help of Ronpyo"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 980, 720)
        self._facts = facts
        self._ask = ask
        self._jobs = Jobs(self)
        self._pages = {page.id: page for page in pages(language())}
        self._making = PageMaking(self._pages, facts, self)
        self._making.came.connect(self._came)
        self._making.searchable.connect(self._look_again)
        self._hits_wait = False
        """Whether what stands in the search was not searched for yet."""
        self._then: Callable[[], None] | None = None
        """The act that waits for the hits: a key that was pressed before they were there."""
        self._read: list[tuple[str, str]] = []
        self._at = -1
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the help"))
        self.search.setAccessibleName(tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.contents = QListWidget()
        self.contents.setObjectName("helpContents")
        self.contents.setAccessibleName(tr("Contents of the help"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentItemChanged.connect(self._chosen)
        self.view = HelpView()
        self.view.wanted.connect(self.show_page)
        self.back = self._button(tr("Back"), lambda: self._go(-1))
        self.forward = self._button(tr("Forward"), lambda: self._go(1))
        self.save = self._button(tr("Save as one file…"), self._save)
        self._said = PlainLabel(role="dialogNote", wraps=True)
        self._making.failed.connect(self._not_made)
        self._page_late, self._hits_late = self._timer(self._empty_view), self._timer(self._empty_list)
        left, right, top, layout = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        for button in (self.back, self.forward):
            top.addWidget(button)
        top.addWidget(self._said, 1)
        top.addWidget(self.save)
        right.addLayout(top)
        right.addWidget(self.view, 1)
        side = QWidget()
        side.setFixedWidth(_LEFT)
        left.setContentsMargins(0, 0, 0, 0)
        side.setLayout(left)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(side)
        layout.addLayout(right, 1)
        self._list_pages()
        theme.changed.connect(self.view.restyle)

    @property
    def page(self) -> str:
        """The id of the page that is shown, or that comes; "" before the first."""
        return self._read[self._at][0] if self._at >= 0 else ""

    def show_page(self, name: str, anchor: str = "") -> None:
        """Show the page `name`, at `anchor` of its headings or at its top. A page that is not there is the first."""
        name = name if name in self._pages else next(iter(self._pages))
        if self._read[self._at : self._at + 1] != [(name, anchor)] or self._at < 0:
            del self._read[self._at + 1 :]
            self._read.append((name, anchor))
            self._at += 1
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search opens what was found first, and ↓ goes into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._with_hits(self._open_first)
                return True
            if event.key() == Qt.Key.Key_Down:
                self._with_hits(self._go_into_list)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    # -- contents and search -----------------------------------------------------------------------------------------

    def _list_pages(self) -> None:
        self._fill([(page.title, page.id, "") for page in self._pages.values()])

    def _look(self, query: str) -> None:
        self._then = None
        self._hits_wait = False
        if not query.strip():
            self._hits_late.stop()
            self._list_pages()
            self._draw()
        elif (known := self._making.sections()) is None:
            self._hits_wait = True
            if not self._hits_late.isActive():
                self._hits_late.start()
        else:
            self._hits_late.stop()
            self._list_hits(find(query, known))

    def _look_again(self) -> None:
        """Search for what stands in the field by now, and do what was to be done with the hits."""
        if self._hits_wait:
            then = self._then
            self._look(self.search.text())
            if then is not None:
                then()

    def _list_hits(self, hits: list[HelpHit]) -> None:
        self._fill([(_row(hit.section, hit.words), hit.section.page, hit.section.anchor) for hit in hits])
        if not hits:
            self._list_words(tr("Not found"))

    def _list_words(self, words: str) -> None:
        row = QListWidgetItem(words)
        row.setFlags(Qt.ItemFlag.NoItemFlags)
        self.contents.addItem(row)

    def _empty_list(self) -> None:
        """The hits take their time: the list no longer shows what is not searched for."""
        self._fill([])
        self._list_words(tr("Searching…"))

    def _with_hits(self, then: Callable[[], None]) -> None:
        """Do `then` with the list as it was searched for: now, or as soon as it is there."""
        if self._hits_wait:
            self._then = then
        else:
            then()

    def _open_first(self) -> None:
        """Open what is chosen in the list, else the first of it."""
        self.contents.setCurrentRow(max(0, self.contents.currentRow()))

    def _go_into_list(self) -> None:
        self.contents.setFocus()
        self._open_first()

    def _not_made(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._hits_late.stop()
        if self._hits_wait:
            self._hits_wait = False
            self._list_pages()

    def _fill(self, rows: list[tuple[str, str, str]]) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for words, name, anchor in rows:
            item = QListWidgetItem(words)
            item.setData(_PLACE, (name, anchor))
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        """Have the page that is shown chosen in the contents."""
        self.contents.blockSignals(True)
        for row in range(self.contents.count()):
            place = self.contents.item(row).data(_PLACE)
            if place and self._at >= 0 and tuple(place) in (self._read[self._at], (self.page, "")):
                self.contents.setCurrentRow(row)
                break
        else:
            self.contents.setCurrentRow(-1)
        self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None and (place := item.data(_PLACE)):
            self.show_page(*place)

    # -- the page ----------------------------------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        if 0 <= self._at + step < len(self._read):
            self._at += step
            self._draw()

    def _draw(self) -> None:
        if self._at < 0:
            return
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._read))
        self._choose()
        self._came(self.page)

    def _came(self, page: str) -> None:
        """Show the page that is wanted, once it is there; what was wanted before it and comes late is not shown."""
        if self._at < 0 or page != self.page:
            return
        made = self._making.body(page)
        if made is None:
            if not self._page_late.isActive():
                self._page_late.start()
            return
        self._page_late.stop()
        self.view.show_body(made, fold(self.search.text()).split())
        if anchor := self._read[self._at][1]:
            self.view.scrollToAnchor(anchor)

    def _empty_view(self) -> None:
        """The page takes its time: no other one is shown in its place."""
        self.view.show_body("", [])

    def _save(self) -> None:
        path = self._ask.save_path(tr("Save the help as"), Path.home() / "ronpyo-help.html", "HTML (*.html)")
        if path is None:
            return

        def work() -> Path:
            from editor.core.help.html import book  # all that the pages name: 0.1 s, not in the window's thread

            store.write(path, book(self._facts).encode("utf-8"), None)
            return path

        def failed(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                raise error
            self._said.setText(str(error))

        def done(path: Path) -> None:
            self._said.setText(tr("The help is in {name}.", name=path.name))

        self._jobs.start(work, while_alive(self, done), while_alive(self, failed))

    def _timer(self, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_STAYS_MS)
        timer.timeout.connect(then)
        return timer

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: then())
        return button


def _row(section: HelpSection, words: str) -> str:
    title = section.title if section.heading == section.title else f"{section.title} – {section.heading}"
    return f"{title}\n{words}"
