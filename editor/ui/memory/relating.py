"""Related posts out of the library: taken from the near ones below them, chosen in a window of their own, or added from
the library pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from editor.app.choices.settings import Settings
from editor.app.library.library import Library
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.app.open_post.related_posts import choose, choose_best, near_post, related_of
from editor.ui.fields.pane import RELATED, FieldsPane
from editor.ui.library.slot import LibrarySlot
from editor.ui.widgets.one_window import OneWindow

if TYPE_CHECKING:
    from editor.ui.fields.related_page import RelatedPage
    from editor.ui.library.chooser import RelatedChooser


_OFFERED = 30
"""Candidates that are asked for: some of them take the places of those that are taken."""


def listed_of(choice: str) -> dict[str, float]:
    """The amount, 0 to 1, that the question for related posts takes from those that the last posts list; nothing: the
    usual."""
    try:
        return {"listed": min(1.0, max(0.0, float(choice)))} if choice else {}
    except ValueError:
        return {}


class Relating(QObject):
    """Gives the related posts of the open document what is chosen. `left`: back to the text. `fields_wanted`: they are
    to be shown."""

    left = Signal()
    fields_wanted = Signal()

    def __init__(
        self,
        library: Library,
        questions: StandingQuestions,
        settings: Settings,
        slot: LibrarySlot,
        fields: FieldsPane,
    ) -> None:
        super().__init__(fields)
        self._settings = settings
        self._near = questions.add("related", self._what_to_ask)
        settings.changed.connect(questions.look)
        self._library = library
        self._fields = fields
        self._document: Document | None = None
        self._takes_best: Document | None = None
        """The post for which the nearest ones are wanted, until these are known."""
        self._has_room = False
        self.chooser = OneWindow(self._make_chooser)
        slot.related.connect(self._add)
        fields.library_wanted.connect(self.choose)
        fields.page_made.connect(self._furnish)

    def set_document(self, document: Document) -> None:
        """Choose for `document` from now on."""
        self._document = document
        self.chooser.close()
        self._takes_best = None

    def can_choose(self) -> bool:
        """Whether the post has fields that can be written."""
        return self._document is not None and self._document.fields_editable

    def choose(self) -> None:
        """Show the window to choose in."""
        if self._document is None or not self.can_choose():
            return
        self._fields.flush()
        self._library.start()
        self.chooser.show()

    def show_near(self) -> None:
        """Show the posts that are near to this one, with the focus in them."""
        if self.can_choose():
            self._fields.flush()
            self.fields_wanted.emit()
            page = self._fields.related
            self._fields.show_page(page)
            page.focus_candidates()
            self._make_room()
            self._look_for_more()

    def take_best(self) -> None:
        """Take the nearest posts, five in all, and show them; where none is near, the choice by words."""
        self.show_near()
        self._takes_best = self._document if self.can_choose() else None
        self._take_when_known()

    def _take_when_known(self, _answer: object = None) -> None:
        """Take the nearest posts once they are known, if it is still about the same post."""
        document, near = self._takes_best, self._near.answer
        is_waited_for = self._fields.window().focusWidget() is self._fields.related.candidates
        if document is None or (near is None and is_waited_for):
            return
        self._takes_best = None
        if document is self._document and self.can_choose() and near and is_waited_for:
            choose_best(document, [near_post(post) for post in near])
            self._fields.show_related()

    def _make_room(self) -> None:
        """Give the fields more of the column's height as long as the person is in them: there is a list to choose
        from."""
        if not self._has_room and self._fields.isAncestorOf(self._fields.window().focusWidget()):
            self._has_room = True
            self._fields.room_wanted.emit(True)
            QApplication.instance().focusChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self._fields.window() and not self._fields.isAncestorOf(new):
            self._has_room = False
            QApplication.instance().focusChanged.disconnect(self._focus_changed)  # type: ignore[union-attr]
            self._fields.room_wanted.emit(False)

    def sort_by_date(self) -> None:
        """Put the related posts into the order of their dates."""
        if self.can_choose():
            self._fields.flush()
            self._fields.related.sort_by_date()

    def _furnish(self, tab: int, page: RelatedPage) -> None:
        if tab != RELATED:
            return
        self._near.answered.connect(page.show_candidates)
        self._near.answered.connect(self._look_for_more)
        self._near.answered.connect(self._take_when_known)
        page.best_wanted.connect(self.take_best)
        page.shown.connect(self._near.want)
        page.left.connect(self.left)
        page.show_candidates(self._near.answer)

    def _look_for_more(self, _answer: object = None) -> None:
        """Open the choice by words where the person went to the near posts and there are none."""
        nothing_near = self._near.answer == [] and self._library.known
        if nothing_near and self._fields.window().focusWidget() is self._fields.related.candidates:
            self.choose()

    def _what_to_ask(self, document: Document) -> dict[str, Any] | None:
        """Nothing for a post that says nothing yet."""
        fields = document.fields
        says = (fields.title, fields.news.headline, fields.commentary.headline, document.text())
        if document.raw or not any(text.strip() for text in says):
            return None
        return {"limit": _OFFERED + len(fields.related), **listed_of(self._settings.choices.listed)}

    def _make_chooser(self) -> RelatedChooser:
        from editor.ui.library.chooser import RelatedChooser

        assert self._document is not None
        chooser = RelatedChooser(self._document, self._library, self._fields.window())
        chooser.finished.connect(self._closed)
        return chooser

    def _closed(self) -> None:
        self._fields.window().activateWindow()  # with the caret where it was
        self._fields.show_related()

    def _add(self, row: dict[str, Any]) -> None:
        if self._document is None or not self.can_choose():
            return
        self._fields.flush()
        choose(self._document, related_of(row))
        self._fields.show_related()
