"""The labels of the open post, advised by the library: completed, suggested, spelled in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.ui.fields.pane import POST, FieldsPane

if TYPE_CHECKING:
    from editor.ui.fields.post import PostPage


class LabelDesk(QObject):
    """Asks while the page of the labels is in sight, and puts in what is taken."""

    def __init__(self, questions: StandingQuestions, fields: FieldsPane) -> None:
        super().__init__(fields)
        self._questions = questions
        self._page: PostPage | None = None
        self._question = questions.add("labels", self._what_to_ask)
        fields.page_made.connect(self._furnish)

    def set_document(self, _document: Document) -> None:
        """Be about another document; what is asked follows from it."""

    def _furnish(self, tab: int, page: PostPage) -> None:
        if tab != POST:
            return
        self._page = page
        page.shown.connect(self._question.want)
        page.labels.typed.connect(self._questions.look_soon)
        self._question.answered.connect(page.label_advice.show_answer)
        page.label_advice.show_answer(self._question.answer)

    def _what_to_ask(self, document: Document) -> dict[str, Any] | None:
        if document.raw or self._page is None:
            return None
        return {"typed": self._page.labels.field.text()}
