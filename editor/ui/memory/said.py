"""Earlier statements of the author beside the text: shown in the right pane, and quoted from there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.core.clips.quoting import quotation_of
from editor.core.markup.blocks import block_of
from editor.core.markup.escape import escaped
from editor.core.markup.link import destination
from editor.core.news_page.clip import Clip
from editor.core.words import tr
from editor.ui.memory.said_pane import SaidPane
from editor.ui.preview.pane import PreviewPane
from editor.ui.write.pane import SourcePane

_SHORTEST = 8  # characters of a paragraph that is worth asking about


class SaidDesk(QObject):
    """`rearranged`: the right pane shows another face. Nothing is asked while it shows another one."""

    rearranged = Signal()

    def __init__(self, questions: StandingQuestions, source: SourcePane, preview: PreviewPane) -> None:
        super().__init__(source)
        self._source = source
        self._preview = preview
        self._pane: SaidPane | None = None
        self._document: Document | None = None
        self._question = questions.add("said", self._what_to_ask, of_text=False)
        self._questions = questions
        source.caret_moved.connect(self._caret_moved)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document

    @property
    def shown(self) -> bool:
        """Whether the right pane shows it."""
        return self._pane is not None and self._preview.face is self._pane and not self._preview.isHidden()

    def toggle(self) -> None:
        """Show it in the right pane, the caret stays in the text; or the page again."""
        if self.shown:
            self._preview.show_face(None)
        else:
            self._preview.show_face(self._made())
            self._preview.show()
        self.rearranged.emit()

    def _caret_moved(self, _line: int) -> None:
        if self._question.wanted:
            self._questions.look()

    def _made(self) -> SaidPane:
        if self._pane is None:
            self._pane = SaidPane()
            self._pane.shown.connect(self._question.want)
            self._pane.quotation_wanted.connect(self.quote)
            self._pane.link_wanted.connect(self.link)
            self._pane.left.connect(self._source.edit.setFocus)
            self._question.answered.connect(self._pane.show_answer)
        return self._pane

    def _what_to_ask(self, document: Document) -> dict[str, Any] | None:
        paragraph = "" if document.raw else self._source.paragraph()
        bare = paragraph.strip()
        return {"paragraph": paragraph} if len(bare) >= _SHORTEST and not bare.startswith("<!--") else None

    def quote(self, passage: str, row: dict[str, Any]) -> None:
        """Put `passage` of the earlier post below the paragraph of the caret, as a quotation with its link and date."""
        document = self._document
        if document is None or document.read_only:
            return
        clip = Clip(headline=row["title"], url=row["url"])
        quotation = quotation_of(passage, clip, document.profile.words.source, self._day(document, row))
        self._source.edit.apply(block_of(quotation), tr("Quote an earlier post"))

    def link(self, row: dict[str, Any]) -> None:
        """Put a link to the earlier post, with its date, below the paragraph of the caret."""
        document = self._document
        if document is None or document.read_only:
            return
        title, day = escaped(row["title"]), self._day(document, row)
        words = f"[{title}]({destination(row['url'])})" if row["url"] else title
        self._source.edit.apply(block_of(f"{words} {day}".strip()), tr("Link to an earlier post"))

    def _day(self, document: Document, row: dict[str, Any]) -> str:
        return document.profile.format_short_date(row["date"]) if row["date"] else ""
