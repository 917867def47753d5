"""Questions to the library about the open post, asked anew while one writes: `core/library/memory.py` answers.

The post's text is made once for all questions, in a thread, when there was no change for a moment and no word is being
composed. A question has one request under way at most; of what changes meanwhile only the newest state is asked about,
and an answer that is about another post by then is dropped.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.library.library import Library
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.file.contents import Contents

PAUSE_MS = 500
"""Without a change of the post: then it is asked about. No key waits for it."""

_SOON_MS = 80

More = Callable[[Document], dict[str, Any] | None]
"""The part of a question beside the post; None: there is nothing to ask now."""


def text_of(contents: Contents, *, whole: bool = False) -> str:
    """A post as a file, to tell which others are near: without the rows that say nothing of it, unless `whole`."""
    if contents.raw or whole:
        return contents.alone().text
    return replace(contents, fields=replace(contents.fields, related=(), images=())).alone().text


class StandingQuestion(QObject):
    """One of the questions. `answered(answer)`: the answer is another one; None where there is nothing to ask."""

    answered = Signal(object)

    def __init__(self, hub: "StandingQuestions", name: str, more: More, whole: bool, of_text: bool) -> None:
        super().__init__(hub)
        self.whole = whole
        self._of_text = of_text
        self.answer: Any = None
        """The newest answer; None: there is none yet."""
        self.revision = -1
        """The revision of the post that the answer is about."""
        self._hub = hub
        self._name = name
        self._more = more
        self._wanted = False
        self._asked: tuple[object, ...] | None = None
        """The question that was asked last, answered or not."""
        self._under_way: tuple[int, int] | None = None
        """The number of the request that is not answered yet, and which start of the library's process has it."""
        self._count = 0

    @property
    def wanted(self) -> bool:
        """Whether anybody wants to know."""
        return self._wanted

    def want(self, wanted: bool) -> None:
        """Ask from now on, or no longer."""
        if wanted != self._wanted:
            self._wanted = wanted
            if wanted:
                self._hub.look()

    def forget(self) -> None:
        """Another post is open."""
        self._asked = self._under_way = None
        self._tell(None, -1)

    def ask(self, document: Document, text: str, revision: int, posts: int) -> None:
        """Ask about the post as it is in `text`, unless just that was asked; `posts` counts changes of the library."""
        if not self._wanted:
            return
        more = self._more(document)
        if more is None:
            self._asked = None
            self._count += 1
            self._under_way = None
            self._tell(None, revision)
            return
        key = (text if self._of_text else "", repr(more), posts)
        if key == self._asked:
            self.revision = revision if self._under_way is None else self.revision
            return
        library = self._hub.library
        if self._under_way is not None and self._under_way[1] == library.starts and library.running:
            return  # the hub looks again when this one is answered
        if not library.running:
            return
        self._count += 1
        self._asked = key
        self._under_way = asked = (self._count, library.starts)

        def done(answer: Any) -> None:
            if asked == self._under_way:
                self._under_way = None
                self._tell(answer, revision)
                self._hub.look()

        library.ask(self._name, text, document.path, while_alive(self, done), **more)

    def fail(self) -> None:
        """The library has no answer; what was asked is asked again with the next change."""
        self._asked = self._under_way = None

    def _tell(self, answer: Any, revision: int) -> None:
        self.revision = revision
        if answer != self.answer:
            self.answer = answer
            self.answered.emit(answer)


class StandingQuestions(QObject):
    """Asks all of them about the open document. Nothing is asked before `start`."""

    def __init__(
        self, library: Library, parent: QObject | None = None, composes: Callable[[], bool] = lambda: False
    ) -> None:
        """`composes()`: an input method holds a word."""
        super().__init__(parent)
        self.library = library
        self.composes = composes
        self._questions: list[StandingQuestion] = []
        self._started = False
        self._posts = 0
        self._texts: dict[bool, tuple[Contents, str]] = {}
        self._jobs = Jobs(self)
        self._following = CurrentDocument(parent=self, only=("changed",))
        self._following.changed.connect(self.look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look_now)
        library.changed.connect(self._library_changed)
        library.failed.connect(self._failed)

    def add(
        self, name: str, more: More = lambda _document: {}, *, whole: bool = False, of_text: bool = True
    ) -> StandingQuestion:
        """A question called `name` in `memory.QUESTIONS`. `whole`: about the related posts and images, too. `of_text`:
        it is another question when the post says something else, and not only when `more` does."""
        question = StandingQuestion(self, name, more, whole, of_text)
        self._questions.append(question)
        return question

    def start(self) -> None:
        """The window is on the screen: ask from now on."""
        self._started = True
        self.look()

    def set_document(self, document: Document) -> None:
        """Ask about `document` from now on."""
        self._following.follow(document)
        self._texts.clear()
        for question in self._questions:
            question.forget()
        self.look()

    def look(self, _revision: int = 0) -> None:
        """Something may be other than it was asked about: look after a pause."""
        if self._started:
            self._pause.start(PAUSE_MS)

    def look_soon(self) -> None:
        """The person waits for an answer: look after a short pause."""
        if self._started:
            self._pause.start(min(_SOON_MS, PAUSE_MS))

    def ask_once(self, name: str, done: Callable[[Any], None], *, whole: bool = False, **more: Any) -> None:
        """Ask one thing about the open post as it is now."""
        document = self._following.document
        if document is None:
            return
        self.library.start()
        contents = document.contents()

        def made(text: str) -> None:
            self.library.ask(name, text, document.path, done, **more)

        self._jobs.start(lambda: text_of(contents, whole=whole), while_alive(self, made), _raise)

    def _look_now(self) -> None:
        document = self._following.document
        wanted = [question for question in self._questions if question.wanted]
        if document is None or not wanted:
            return
        if self.composes():
            self._pause.start(PAUSE_MS)
            return
        self.library.start()
        contents, revision = document.contents(), document.revision
        kinds = {question.whole for question in wanted}
        missing = [kind for kind in kinds if kind not in self._texts or self._texts[kind][0] != contents]
        if not missing:
            self._ask(document, revision)
            return

        def made(texts: dict[bool, str]) -> None:
            if document is self._following.document and document.revision == revision:  # else a newer one comes
                self._texts.update((kind, (contents, text)) for kind, text in texts.items())
                self._ask(document, revision)

        self._jobs.start(
            lambda: {kind: text_of(contents, whole=kind) for kind in missing}, while_alive(self, made), _raise
        )

    def _ask(self, document: Document, revision: int) -> None:
        for question in self._questions:
            if question.wanted and question.whole in self._texts:
                question.ask(document, self._texts[question.whole][1], revision, self._posts)

    def _library_changed(self) -> None:
        self._posts += 1
        self.look()

    def _failed(self, _sentence: str) -> None:
        for question in self._questions:
            question.fail()


def _raise(error: Exception) -> None:
    raise error
