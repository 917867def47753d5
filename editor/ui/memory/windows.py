"""The windows about earlier posts that stand beside the work: timeline, and links from old posts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.app.library.library import Library
from editor.app.library.standing_questions import StandingQuestions
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.ui.widgets.one_window import OneWindow
from editor.ui.write.pane import SourcePane

if TYPE_CHECKING:
    from editor.ui.memory.forward import ForwardWindow
    from editor.ui.memory.timeline import TimelineWindow

_LONGEST_NAME = 40  # characters of a selection that is taken for a name


class MemoryWindows(QObject):
    """Opens each at most once."""

    def __init__(
        self, library: Library, questions: StandingQuestions, source: SourcePane, open_path: Callable[[Path], None]
    ) -> None:
        super().__init__(source)
        self._library = library
        self._questions = questions
        self._source = source
        self._open_path = open_path
        self._document: Document | None = None
        self.timeline: OneWindow[TimelineWindow] = OneWindow(self._make_timeline)
        self.forward: OneWindow[ForwardWindow] = OneWindow(self._make_forward)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document
        self.forward.close()

    def show_timeline(self) -> None:
        """Show the timeline of what is selected, else of the post's first label."""
        self.timeline.show()

    def show_forward(self) -> None:
        """Show the old posts that should point to this one."""
        window = self.forward.show()
        self._questions.ask_once("forward", while_alive(window, window.show_links))

    def _make_timeline(self) -> TimelineWindow:
        from editor.ui.memory.timeline import TimelineWindow

        profile = self._document.fields.profile if self._document is not None else ""
        return TimelineWindow(self._library, profile, self._open_path, self._subject(), self._source.window())

    def _make_forward(self) -> ForwardWindow:
        from editor.ui.memory.forward import ForwardWindow

        return ForwardWindow(self._source.window())

    def _subject(self) -> str:
        words = " ".join(self._source.edit.textCursor().selectedText().split())
        if words and len(words) <= _LONGEST_NAME:
            return words
        labels: tuple[Any, ...] = self._document.fields.labels if self._document is not None else ()
        return f'label:"{labels[0]}"' if labels else ""
