"""Earlier posts about the news of the open one: where and when it was covered, in one quiet line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from editor.app.library.library import Library, path_of
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.core.words import tr
from editor.ui.widgets.quiet_line import QuietLine

_SHORTEST = 4  # characters of a headline


class CoveredBefore(QObject):
    """Says it once for each earlier post, when the news is new in this one: not of a post that is merely opened."""

    def __init__(
        self, library: Library, questions: StandingQuestions, line: QuietLine, open_path: Callable[[Path], None]
    ) -> None:
        super().__init__(line)
        self._library = library
        self._line = line
        self._open = open_path
        self._as_opened = ("", "")
        self._said: set[str] = set()
        self._question = questions.add("covered", self._what_to_ask, of_text=False)
        self._question.answered.connect(self._tell)
        self._question.want(True)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._as_opened = _news_of(document)
        self._said.clear()

    def _what_to_ask(self, document: Document) -> dict[str, Any] | None:
        url, headline = news = _news_of(document)
        if document.raw or news == self._as_opened or not (url or len(headline) >= _SHORTEST):
            return None
        return {"url": url, "headline": headline}

    def _tell(self, answer: list[dict[str, Any]] | None) -> None:
        fresh = [row for row in answer or () if row["path"] not in self._said]
        if not fresh:
            return
        self._said.update(row["path"] for row in fresh)
        first, others = fresh[0], len(fresh) - 1
        how = (
            tr("the same page")
            if first["by"] == "address"
            else tr("a headline alike by {share} %", share=round(100 * first["share"]))
        )
        said = tr("You covered this before: {day} “{title}” ({how}).", day=first["date"], title=first["title"], how=how)
        if others:
            said += " " + (tr("And one other time.") if others == 1 else tr("And {n} other times.", n=others))
        self._line.say(said, [(tr("Open"), lambda: self._open(path_of(self._library.folder, first)))])


def _news_of(document: Document) -> tuple[str, str]:
    news = document.fields.news
    return news.url.strip(), news.headline.strip()
