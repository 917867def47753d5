"""The rest of the fields, filled in at once from the author's earlier posts and the summary."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.choices.settings import Settings
from editor.app.library.library import Library
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.app.open_post.related_posts import near_post
from editor.app.threads.alive import while_alive
from editor.core.post import Fields
from editor.core.words import listed, tr
from editor.ui.fields.pane import FieldsPane
from editor.ui.memory.relating import listed_of
from editor.ui.widgets.quiet_line import QuietLine

_IN_ORDER = ("permalink", "description", "labels")
"""The fields to one of which the caret goes: the first that is empty. What is found fills the others."""


class FillingIn(QObject):
    """Fills in what the open post gets last. `fields_wanted`: the fields are to be shown."""

    fields_wanted = Signal()

    def __init__(
        self,
        library: Library,
        questions: StandingQuestions,
        settings: Settings,
        fields: FieldsPane,
        line: QuietLine,
    ) -> None:
        super().__init__(fields)
        self._library = library
        self._questions = questions
        self._settings = settings
        self._fields = fields
        self._line = line
        self._document: Document | None = None
        self._waits: Document | None = None
        """The post for which this is wanted while the library is still being read."""
        self._count = 0
        """The number of the last wish: answers to an earlier one are not taken."""
        self._said = ""
        library.changed.connect(self._look)
        fields.rest_wanted.connect(self.fill)

    def set_document(self, document: Document) -> None:
        """Fill in the fields of `document` from now on."""
        self._document, self._waits = document, None

    def can_fill(self) -> bool:
        """Whether the post has fields that can be written."""
        return self._document is not None and self._document.fields_editable

    def fill(self) -> None:
        """Fill in what is empty, and put the caret into the first field that only the author can fill."""
        if self._document is None or not self.can_fill():
            return
        self._fields.flush()
        self.fields_wanted.emit()
        self._fields.focus_field(_first_empty(self._document.fields))
        self._waits = self._document
        self._library.start()
        self._look()

    def _look(self) -> None:
        """Ask once the library is known."""
        if (document := self._waits) is None or not self._library.known:
            return
        self._waits = None
        self._count += 1
        count, answers = self._count, dict[str, Any]()

        def answered(question: str, answer: Any) -> None:
            answers[question] = answer
            if len(answers) == 2 and document is self._document and count == self._count:
                self._take(document, answers["related"], answers["labels"])

        def ask(question: str, **more: Any) -> None:
            self._questions.ask_once(question, while_alive(self, lambda answer: answered(question, answer)), **more)

        ask("related", **listed_of(self._settings.choices.listed))
        ask("labels", typed="")

    def _take(self, document: Document, near: list[dict[str, Any]], labels: dict[str, Any]) -> None:
        from editor.app.open_post.rest_of_post import fill  # no part of a start

        filled = fill(document, [near_post(post) for post in near], labels["shared"])
        posts = tr("{n} related post" if filled.related == 1 else "{n} related posts", n=filled.related)
        names = tr("{n} label" if filled.labels == 1 else "{n} labels", n=filled.labels)
        said = (
            posts if filled.related else "",
            names if filled.labels else "",
            tr("the search description") if filled.description else "",
        )
        if parts := [part for part in said if part]:
            self._say(tr("Filled in: {parts}. Undo takes this out again.", parts=listed(parts)))
        else:
            self._say(tr("There was nothing to fill in: no similar post, and no empty field."))

    def _say(self, sentence: str) -> None:
        """Say it in place of what was said of the last wish, but not over what the line says of something else."""
        say = self._line.say if self._line.words == self._said else self._line.say_next
        self._said = sentence
        say(sentence)


def _first_empty(fields: Fields) -> str:
    empty = (name for name in _IN_ORDER if not getattr(fields, name))
    return next(empty, _IN_ORDER[0])
