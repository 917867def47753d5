"""The spelling of the open post: which of its words no dictionary knows, asked anew while one writes.

A process looks the words up (`core/workers/spell_worker.py`). One question is under way at most; after a pause in the
writing the newest text is asked about, and an answer about an older one is dropped.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.choices.settings import Settings
from editor.app.files.session import Session
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.processes.task_process import TaskProcess, TaskSentences
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.history.version_place import PostPlace
from editor.core.spelling import ignored_words, own_words
from editor.core.spelling.dictionaries import DictionaryFiles, dictionary
from editor.core.spelling.latin_words import plain_word
from editor.core.words import tr
from editor.core.workers.spell_tasks import CheckTask, SuggestTask

PAUSE_MS = 600
"""Milliseconds without a change of the post after which its words are looked up. No key waits for it."""
_LOAD_MS, _CHECK_MS, _SUGGEST_MS = 60_000, 20_000, 10_000
"""Milliseconds that a dictionary may take to be loaded and asked, to be asked, and to propose words."""
_MOST_FAILURES = 2
"""Questions in a row that get no answer before the dictionary is given up."""
_MOST_ROUNDS = 30
"""Questions about one text that has more words than are looked up at once."""

UnknownWord = tuple[int, int, str, str]
"""Line (0 in a field) and column, both 1-based, what stands there, and the field, such as "news.headline"."""


class PostSpelling(QObject):
    """Checks the open post by the dictionary that is chosen in the settings; by none, it does nothing.

    `found`: `unknown` is another one. `failed(sentence)`: spelling is not checked, or a word was not kept.
    """

    found = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unknown: tuple[UnknownWord, ...] = ()
        """The words of the open post that no dictionary knows, as they stood when they were looked up."""
        self._session = session
        self._settings = settings
        self._jobs = Jobs(self)
        self._process = TaskProcess("editor.core.workers.spell_worker", self._sentences, self)
        self._process.began.connect(self._forget_loaded)
        self._name = ""
        self._files: DictionaryFiles | None = None
        self._own: tuple[str, ...] = ()
        self._accepted: dict[str, None] = {}
        """Words that were learned since the start, in their order."""
        self._ignored: frozenset[str] = frozenset()
        """Words that count as right in the open post."""
        self._loaded = self._asking = self._again = False
        self._failures = self._rounds = 0
        self._following = CurrentDocument(parent=self, only=("changed", "raw_changed"))
        self._following.changed.connect(self._look_later)
        self._following.raw_changed.connect(self._look_later)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        session.current_changed.connect(self._follow)
        settings.changed.connect(self._choose)
        self._choose()

    @property
    def name(self) -> str:
        """The name of the dictionary that is in force; "" where none is."""
        return self._name

    def stop(self, timeout: float) -> None:
        """End the process for good, and wait `timeout` seconds for words that are being kept."""
        self._following.follow(None)
        self._pause.stop()
        self._process.stop()
        self._jobs.wait(timeout)

    def suggest(self, shown: str, done: Callable[[list[str]], None]) -> None:
        """Call `done(words)` with what may be meant by `shown`; with none where there is no answer."""

        def answered(result: dict[str, Any]) -> None:
            done(["".join(one) for one in result["suggestions"]])

        def failed(_sentence: str) -> None:
            self._loaded = False  # the process that had the dictionary may be gone with the answer
            done([])

        self._process.ask(SuggestTask(plain_word(shown)), answered, failed, _SUGGEST_MS)

    def ignore(self, shown: str) -> None:
        """Count the word as right in the open post, also when it is opened again."""
        word = plain_word(shown)
        if (document := self._following.document) is not None:
            place = _place(document)
            self._ignored |= {word}
            self._keep(lambda: ignored_words.ignore(place, word))
            self._pass_over(word)

    def is_ignored(self, shown: str) -> bool:
        """Whether the word is ignored in the open post."""
        return plain_word(shown) in self._ignored

    def check_again(self, shown: str) -> None:
        """Ignore the word no more in the open post."""
        word = plain_word(shown)
        if (document := self._following.document) is not None:
            place = _place(document)
            self._ignored -= {word}
            self._keep(lambda: ignored_words.check_again(place, word))
            self._look()

    def learn(self, shown: str) -> None:
        """Count the word as right from now on, and keep it in the person's file."""
        word = plain_word(shown)
        self._accepted[word] = None
        self._keep(lambda: own_words.learn(word))
        self._pass_over(word)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _keep(self, write: Callable[[], None]) -> None:
        self._jobs.start(write, lambda _done: None, while_alive(self, lambda error: self._not_kept(error)))

    def _pass_over(self, word: str) -> None:
        self._tell(tuple(one for one in self.unknown if plain_word(one[2]) != word))
        self._look()

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, RonpyoError):
            raise error
        self.failed.emit(str(error))

    def _choose(self) -> None:
        """The settings may name another dictionary."""
        name = self._settings.choices.spelling
        if name == self._name:
            return
        self._name, self._files, self._failures = name, None, 0
        self._loaded = self._asking = self._again = False
        self._following.follow(None)
        self._process.rest()
        self._tell(())
        if not name:
            return
        self._jobs.start(
            lambda: (name, dictionary(name), own_words.read_words()),
            while_alive(self, lambda read: self._take_files(*read)),
            while_alive(self, lambda error: self._not_read(name, error)),
        )

    def _take_files(self, name: str, files: DictionaryFiles | None, own: tuple[str, ...]) -> None:
        if name != self._name:
            return
        if files is None:
            self._give_up(
                tr(
                    "Your text is safe. The dictionary {name} is not there any more, so spelling is not checked.",
                    name=name,
                )
            )
            return
        self._files, self._own = files, own
        self._follow()

    def _not_read(self, name: str, error: Exception) -> None:
        """The file of the person's own words could not be read: without it, words are marked that should not be."""
        if not isinstance(error, RonpyoError):
            raise error
        self.failed.emit(str(error))
        self._take_files(name, dictionary(name), ())

    def _follow(self) -> None:
        if self._files is not None:
            self._following.follow(self._session.current)
            self._rounds = 0
            self._ignored = frozenset()
            self._tell(())
            if (document := self._session.current) is not None:
                place = _place(document)
                self._jobs.start(
                    lambda: ignored_words.read_words(place),
                    while_alive(self, lambda words: self._take_ignored(document, words)),
                    while_alive(self, lambda error: self._not_kept(error)),
                )
            self._look()

    def _take_ignored(self, document: Document, words: frozenset[str]) -> None:
        if document is self._following.document and words:
            self._ignored |= words
            self._tell(tuple(one for one in self.unknown if plain_word(one[2]) not in words))
            self._look()  # others may have had no room

    def _look_later(self, _revision: int = 0) -> None:
        self._rounds = 0
        self._pause.start(PAUSE_MS)

    def _look(self) -> None:
        document = self._following.document
        if document is None or self._files is None:
            return
        if document.composing:
            self._pause.start(PAUSE_MS)
            return
        if self._asking:
            self._again = True
            return
        if document.raw:
            self._tell(())
            return
        self._pause.stop()
        self._asking, self._again = True, False
        files, accepted = None, tuple(self._accepted)
        if not self._loaded:
            files, accepted = self._files, (*self._own, *accepted)
        asked, name = (document, document.revision), self._name
        self._process.ask(
            CheckTask(document.body_text(), document.fields, accepted, files, self._ignored),
            lambda result: self._take(name, asked, result),
            lambda sentence: self._fail(name, sentence),
            _CHECK_MS if files is None else _LOAD_MS,
        )

    def _forget_loaded(self) -> None:
        """Another process was started, which has no dictionary yet."""
        self._loaded = False

    def _take(self, name: str, asked: tuple[Document, int], result: dict[str, Any]) -> None:
        if name != self._name:
            return
        self._asking, self._loaded, self._failures = False, True, 0
        document, revision = asked
        if document is not self._following.document or document.revision != revision:
            self._look_later()
            return
        found = [(int(line), int(column), shown, field) for line, column, shown, field in result["found"]]
        self._tell(tuple(one for one in found if plain_word(one[2]) not in self._ignored))
        self._rounds += bool(result["unfinished"])
        if self._again or (result["unfinished"] and self._rounds < _MOST_ROUNDS):
            self._look()

    def _fail(self, name: str, sentence: str) -> None:
        if name != self._name:
            return
        self._asking = self._loaded = False
        self._failures += 1
        if self._failures < _MOST_FAILURES:
            self._look_later()
        else:
            self._give_up(sentence)

    def _give_up(self, sentence: str) -> None:
        self._files = None
        self._following.follow(None)
        self._process.rest()
        self._tell(())
        self.failed.emit(sentence)

    def _tell(self, unknown: tuple[UnknownWord, ...]) -> None:
        if unknown != self.unknown:
            self.unknown = unknown
            self.found.emit()

    def _sentences(self) -> TaskSentences:
        return TaskSentences(
            too_large=tr("Your text is safe. It is too long for its spelling to be checked."),
            too_slow=tr(
                "Your text is safe. The dictionary {name} takes too long, so spelling is not checked.", name=self._name
            ),
            ended=tr(
                "Your text is safe. The dictionary {name} cannot be used, so spelling is not checked.", name=self._name
            ),
        )


def _place(document: Document) -> PostPlace:
    return PostPlace(document.path, document.fields.id)
