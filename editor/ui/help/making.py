"""Pages of the help, made beside the window's thread: their Markdown, and the modules that only they need, are felt
there by whoever types."""

from collections.abc import Mapping
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, Signal

from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.help.facts import Facts
from editor.core.help.pages import HelpPage
from editor.core.help.search import HelpSection, sections

_Made = tuple[str, tuple[HelpSection, ...]]


class PageMaking(QObject):
    """Makes each of `pages` once, when it is first wanted, filled with `facts`, and keeps it. The search is made page
    by page, so that a page that is wanted meanwhile waits for no more than one other."""

    came = Signal(str)
    """(page): it was asked for, and is there now."""
    searchable = Signal()
    """The sections were asked for, and are there now."""
    failed = Signal(str)
    """(sentence): a page cannot be made; it is tried again when it is next wanted."""

    def __init__(self, pages: Mapping[str, HelpPage], facts: Facts, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._facts = pages, facts
        self._made: dict[str, _Made] = {}
        self._asked: set[str] = set()
        self._wants_all = False
        self._jobs = Jobs(self)

    def body(self, page: str) -> str | None:
        """The page as HTML; None: it is not there yet, and `came` tells when it is."""
        if page in self._made:
            return self._made[page][0]
        self._ask(page)
        return None

    def sections(self) -> tuple[HelpSection, ...] | None:
        """The sections of all pages, in their order; None: they are not there yet, and `searchable` tells when."""
        if missing := self._missing():
            self._wants_all = True
            self._ask(missing)
            return None
        return tuple(chain.from_iterable(self._made[page][1] for page in self._pages))

    def _missing(self) -> str:
        return next((page for page in self._pages if page not in self._made), "")

    def _ask(self, page: str) -> None:
        if page not in self._asked:
            self._asked.add(page)
            work = partial(_make, self._pages[page], self._facts)
            taken, failed = partial(self._take, page), partial(self._fail, page)
            self._jobs.start(work, while_alive(self, taken), while_alive(self, failed))

    def _take(self, page: str, made: _Made) -> None:
        self._asked.discard(page)
        self._made[page] = made
        self.came.emit(page)
        if not self._wants_all:
            return
        if missing := self._missing():
            self._ask(missing)
        else:
            self._wants_all = False
            self.searchable.emit()

    def _fail(self, page: str, error: Exception) -> None:
        self._asked.discard(page)
        self._wants_all = False
        if not isinstance(error, RonpyoError):
            raise error
        self.failed.emit(str(error))


def _make(page: HelpPage, facts: Facts) -> _Made:
    from editor.core.help.html import body  # formats, importers and Markdown: 0.1 s

    made = body(page, facts)
    found = sections(page, made)
    for section in found:
        _ = section.folded  # kept with the section: the search finds it done
    return made, found
