"""The tab of 【関連記事】: the earlier posts that this one ends with, and below them those that are near to it."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from editor.app.open_post.related_posts import choose, related_of, sort_by_date
from editor.app.threads.soon import run_soon
from editor.core.fields.related import same_post
from editor.core.post import Related
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.flow_layout import FlowLayout
from editor.ui.fields.page import FieldsPage, note
from editor.ui.fields.related import RelatedEditor
from editor.ui.memory.candidates import CandidateList
from editor.ui.widgets.buttons import CommandButton, IconButton
from editor.ui.widgets.plain_text import set_tip


class RelatedPage(FieldsPage):
    """The earlier posts that this one ends with, and the candidates for it.

    `library_wanted`: they are to be chosen from the library. `shown(whether)`: the page is in sight, or no longer.
    `left`: back to the text.
    """

    library_wanted = Signal()
    best_wanted = Signal()
    """The nearest posts are to be taken, as many as a post has."""
    shown = Signal(bool)
    left = Signal()

    def __init__(self, binding: Binding) -> None:
        super().__init__(binding, tr("Related"))
        self.rows = RelatedEditor(binding)
        self.add_row("", self.rows, wide=True)
        choose_button = IconButton(
            "quietButton", "library", tr("Choose from the library…"), text=tr("Choose from the library…")
        )
        choose_button.clicked.connect(self.library_wanted)
        best = CommandButton("post.related_best", "plus", tr("Add the five most similar"))
        best.clicked.connect(self.best_wanted)
        add = IconButton("quietButton", "plus", tr("Add a post"), text=tr("Add a post"))
        add.clicked.connect(self.rows.add)
        paste = IconButton("quietButton", "copy", tr("Paste"), text=tr("Paste"))
        paste.clicked.connect(self.rows.paste_clipboard)
        set_tip(paste, tr("Paste a URL, lines of “title 2025-03-31”, or links copied from your blog"))
        self._sort = IconButton("quietButton", "down", tr("Sort by date"), text=tr("Sort by date"))
        set_tip(self._sort, tr("The newest first; once more: the oldest first. Drag rows for an order of your own."))
        self._sort.clicked.connect(self.sort_by_date)
        buttons = QWidget()
        flow = FlowLayout(4)
        buttons.setLayout(flow)
        for widget in (
            best,
            choose_button,
            add,
            paste,
            self._sort,
            QWidget(),
        ):  # the last one takes the rest of its line
            flow.addWidget(widget)
        self.add_row("", buttons, wide=True)
        self.candidate_words = note("candidateWords")
        self.candidates = CandidateList(self._is_chosen)
        self.candidates.taken.connect(self._take)
        self.candidates.left_up.connect(lambda: self.rows.focus_row(len(self.rows.values) - 1))
        self.candidates.left.connect(self.left)
        self.candidates.currentRowChanged.connect(self._show_candidate)
        self.add_row("", self.candidate_words, wide=True)
        self.add_row("", self.candidates, wide=True)
        self.set_target("related", lambda: self.rows.focus_row(0))
        self.show_candidates(None)
        self.show_always(self._refresh)

    def show_candidates(self, posts: list[dict[str, Any]] | None) -> None:
        """Offer `posts`, the best first; None: they are not known yet."""
        first = not self.candidates.shown
        self.candidates.show_posts(posts or ())
        if first and posts and self.window().focusWidget() is self.candidates:  # they were waited for
            run_soon(self, self._reveal_candidates)
        document = self._binding.document
        if posts is None or not (posts or document.on_disk or not document.is_clean):
            self.candidate_words.setText(tr("Similar posts of yours are shown here once you begin to write."))
        elif not posts:
            self.candidate_words.setText(tr("No published post is similar to this one."))
        else:
            self.candidate_words.setText(tr("Similar posts: 1–9, Enter or a click adds one, Space shows its summary."))

    def focus_candidates(self) -> None:
        """Put the focus into the candidates, with as many of them in sight as there is room for."""
        self.candidates.setFocus(Qt.FocusReason.ShortcutFocusReason)
        run_soon(self, self._reveal_candidates)

    def sort_by_date(self) -> None:
        """Put the chosen posts into the order of their dates."""
        self.rows.finish_composing()
        sort_by_date(self._binding.document)

    def show_last(self) -> None:
        """Scroll to the last row, once it is made."""
        if not self.rows.is_complete:
            self.rows.supply.completed.connect(self.show_last, Qt.ConnectionType.SingleShotConnection)
            self.rows.supply.all()
            return
        row = self.rows.rows[-1]
        run_soon(row, lambda: self.ensureWidgetVisible(row))  # once it is laid out

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _is_chosen(self, post: Related) -> bool:
        return any(same_post(post, row) for row in self._binding.fields.related)

    def _take(self, post: dict[str, Any]) -> None:
        self.rows.finish_composing()
        top = self._candidates_top()
        choose(self._binding.document, related_of(post))
        run_soon(self, lambda: self._keep_place(top))

    def _keep_place(self, top: int) -> None:
        """A row more above moves the candidates down: the page goes with them, so that none slips from the pointer."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._candidates_top() - top)

    def _candidates_top(self) -> int:
        return self.candidates.mapTo(self.viewport(), QPoint(0, 0)).y()

    def _reveal_candidates(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.candidate_words.mapTo(self.viewport(), QPoint(0, 0)).y())

    def _show_candidate(self, number: int) -> None:
        """Keep the candidate that the keys are at in sight."""
        if number >= 0 and self.candidates.hasFocus():
            place = self.candidates.visualItemRect(self.candidates.item(number))
            at = self.candidates.mapTo(self.inside, place.center())
            self.ensureVisible(at.x(), at.y(), 0, place.height())

    def _refresh(self) -> None:
        self._sort.setEnabled(sum(row != Related() for row in self._binding.fields.related) > 1)
        self.candidates.refresh()
