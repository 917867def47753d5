"""The hits of the find bar in text and fields: marked, stepped through in the order of the page, and replaced."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from editor.app.open_post import buffer, change
from editor.app.search.found_hits import FoundHits
from editor.app.search.post_search import PostSearch
from editor.core.history.version_list import Reason
from editor.core.library.post_hits import BODY, PlacedHit, changed_texts
from editor.core.text.line_ends import unified
from editor.core.text.text_search import TextSearch
from editor.core.words import tr
from editor.ui.write import changes
from editor.ui.write.hit_marks import mark_hits
from editor.ui.write.source_edit import SourceEdit

if TYPE_CHECKING:
    from editor.app.search.find_process import FindProcess
    from editor.core.library.page_order import PageOrder, PageSpot

_PAUSE = 150  # ms after a change of the post until the hits are looked for again


class Hits(QObject):
    """All places of the words looked for, in the text of `edit` and in the fields of its post.

    `changed(number, count)`: the 1-based current hit (0: none), of. `shown(hit)`: the `PlacedHit` that is current, or
    None. `failed(sentence)`: the search cannot be made. `replaced(count)`: so many were.
    """

    changed = Signal(int, int)
    shown = Signal(object)
    failed = Signal(str)
    replaced = Signal(int)
    field_wanted = Signal(str, int, int)
    """A field is to be shown, with the characters of it selected that begin and end there."""

    def __init__(self, edit: SourceEdit, process: "Callable[[], FindProcess]") -> None:
        """`process()` gives the process that runs regular expressions."""
        super().__init__(edit)
        self._edit = edit
        self._search = PostSearch(process, self)
        self._wanted = TextSearch("")
        self._replacement = ""
        self._found = FoundHits()
        self._field: PageSpot | None = None
        """The spot in a field that was shown last; None: the caret of the text says where one is."""
        self._pending = False
        self._then: list[Callable[[], None]] = []
        """Calls that wait for the hits to be found."""
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(_PAUSE)
        self._stale.timeout.connect(self._look)
        edit.textChanged.connect(self.look_again)
        edit.verticalScrollBar().valueChanged.connect(self._mark)
        edit.cursorPositionChanged.connect(self._caret_moved)

    def look_for(self, wanted: TextSearch, replacement: str = "", *, again: bool = False) -> None:
        """Find `wanted` (no words: nothing any more). `again`: also a pattern that took too long."""
        self._wanted, self._replacement = wanted, replacement
        self._then.clear()
        self._look(again)

    def look_again(self) -> None:
        """Look once more after a moment: the post is other than it was."""
        if self._wanted.words and not self._edit.composing:
            self._stale.start()

    def go_nearest(self) -> None:
        """Go to the first hit at or after where the selection begins; go on from the top where there is none."""
        self._once_found(lambda: self._go(self._found.nearest(self._here())))

    def go_next(self) -> None:
        """Go to the next hit after the selection."""
        self._once_found(lambda: self._go(self._found.behind(self._here())))

    def go_previous(self) -> None:
        """Go to the hit before the selection."""
        self._once_found(lambda: self._go(self._found.before(self._here())))

    def replace(self) -> None:
        """Replace the current hit and go to the next; where none is, go to one."""
        self._once_found(self._replace)

    def replace_all(self) -> None:
        """Replace all hits, in text and fields, in one undo step."""
        self._once_found(self._replace_all)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _replace(self) -> None:
        here = self._here()
        index = self._found.at(here)
        if index is not None:
            hit = self._found.hits[index]
            text = unified(hit.text)
            with self._edit.post.history.named(tr("Replace")):
                if hit.place == BODY:
                    cursor = self._edit.textCursor()
                    changes.replace(cursor, buffer.encode(text))
                    self._edit.setTextCursor(cursor)
                else:
                    self._put_fields([hit], tr("Replace"))
                    self._field = here._replace(start=here.start + len(text), end=here.start + len(text))
            self._look()
        self.go_next()

    def _replace_all(self) -> None:
        hits = self._found.hits
        if hits:
            name = tr("Replace all ({count})", count=len(hits))
            fields, splices = changed_texts(self._edit.post.contents(), hits)
            new = fields if fields != self._edit.post.fields else None
            splices = tuple(splice._replace(text=unified(splice.text)) for splice in splices)
            self._edit.post.apply(change.edited(new, splices or None, name=name, risk=Reason.BEFORE_REPLACE))
            self._look()
        self._once_found(lambda: self.replaced.emit(len(hits)))

    def _put_fields(self, hits: list[PlacedHit], name: str) -> None:
        fields, _splices = changed_texts(self._edit.post.contents(), hits)
        self._edit.post.apply(change.edited(fields, name=name))

    def _here(self) -> "PageSpot":
        if self._field is not None:
            return self._field
        cursor = self._edit.textCursor()
        return self._found.caret(cursor.selectionStart(), cursor.selectionEnd())

    def _go(self, index: int) -> None:
        if not self._found.hits:
            return
        hit, spot = self._found.hits[index], self._found.spots[index]
        if hit.place == BODY:
            self._field = None
            cursor = self._edit.textCursor()
            cursor.setPosition(spot.start)
            cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
            self._edit.go_to(cursor, center=True)
        else:
            self._field = spot
            self.field_wanted.emit(hit.place, hit.start, hit.end)
        self._report()

    def _once_found(self, act: Callable[[], None]) -> None:
        """Do `act` with the hits of the post as it is now: at once, where they are known."""
        if self._stale.isActive():
            self._look()
        if self._pending:
            self._then.append(act)
        else:
            act()

    def _look(self, again: bool = False) -> None:
        self._stale.stop()
        if not self._wanted.words:
            self._search.forget()
            self._take([], None)
            return
        wanted = replace(self._wanted, words=buffer.decode(buffer.encode(self._wanted.words)))  # as the text holds them
        self._pending = True
        self._search.run(self._edit.post, wanted, self._replacement, self._take, self._refuse, again=again)

    def _take(self, hits: list[PlacedHit], order: "PageOrder | None") -> None:
        self._pending = False
        self._found = FoundHits(hits, order, buffer.raw_text(self._edit.document()) if hits else "")
        self._mark()
        self._report()
        then, self._then = self._then, []
        for act in then:
            act()

    def _refuse(self, sentence: str) -> None:
        self._then.clear()
        self._take([], None)
        self.failed.emit(sentence)

    def _caret_moved(self) -> None:
        self._field = None
        self._report()

    def _report(self) -> None:
        if self._wanted.words and not self._pending:
            index = self._found.at(self._here())
            self.changed.emit(0 if index is None else index + 1, len(self._found.hits))
            self.shown.emit(None if index is None else self._found.hits[index])

    def _mark(self) -> None:
        mark_hits(self._edit, self._found.places)
