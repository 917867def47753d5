"""Reading a text aloud, sentence by sentence, while one may go on writing in it.

The sentences are found in a thread, of the text as it is then. The one that is said is a cursor of its document, which
moves with what is written before it; when the text has changed by the time that it is said, the next one is looked for
behind that place in the new text. A process says them (`voice_process.py`).
"""

from __future__ import annotations

import sys
from enum import Enum, auto
from importlib.util import find_spec
from math import isfinite
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from shiboken6 import isValid

from editor.app.open_post.buffer import decode, raw_text, to_index, to_positions
from editor.app.processes.child_process import ChildProcess
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.aloud.said import SaidSentence, said_sentences
from editor.core.processes.channel import as_json
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.app.choices.settings import Settings

_START_MS = 30_000
"""Milliseconds in which the voices must be found: a sound server may have to be started."""
_SAYING_MS, _EACH_MS = 20_000, 600
"""Milliseconds that a sentence may take, and those for each of its characters, at the usual rate."""
_SLOWEST, _QUICKEST = 0.5, 2.0
_IDLE_MS = 120_000
"""Milliseconds of silence after which the process is ended."""
_QT_VOICE, _PROGRAM_VOICE = "libpulse0 speech-dispatcher speech-dispatcher-espeak-ng", "espeak-ng"
"""Debian's packages of a voice: for Qt's module, and where that is missing, as in our own packages for Linux."""


class AloudState(Enum):
    """The states of a `ReadingAloud`."""

    SILENT = auto()
    SPEAKING = auto()
    PAUSED = auto()


class ReadingAloud(QObject):
    """Reads one text at a time.

    `changed`: the state, or the sentence that is said, is another one. `failed(sentence)`: nothing is read, and why.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = AloudState.SILENT
        self._settings = settings
        self._jobs = Jobs(self)
        self._process = ChildProcess("editor.app.aloud.voice_process", self)
        self._process.answered.connect(self._take)
        self._process.overdue.connect(self._lost)
        self._process.ended.connect(self._lost)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._rest)
        self._ready = False
        self._text: QTextDocument | None = None
        self._sentences: list[SaidSentence] = []
        self._at = 0
        self._revision = -1
        """The revision of the text in which the sentences were found."""
        self._start = 0
        """The position at which reading begins, until the first sentence is found."""
        self._here: QTextCursor | None = None
        """The sentence that is said."""
        self._end: QTextCursor | None = None
        """The end of what is to be read; None: all of it."""
        self._number = 0
        """The number of what is asked, of the thread or of the process; older answers are dropped."""

    @property
    def place(self) -> QTextCursor | None:
        """A selection of the sentence that is said, or at which it pauses; None where it is silent."""
        return QTextCursor(self._here) if self._here is not None else None

    @property
    def text(self) -> QTextDocument | None:
        """The text that is read; None where it is silent."""
        return self._text

    def read(self, cursor: QTextCursor) -> None:
        """Read what `cursor` selects, or all from the sentence on in which it is."""
        self.stop()
        self._idle.stop()
        self._text = cursor.document()
        if cursor.hasSelection():
            self._end = QTextCursor(self._text)
            self._end.setPosition(cursor.selectionEnd())
        self.state = AloudState.SPEAKING
        self._start = cursor.selectionStart()
        self._find(self._start, whole=not cursor.hasSelection())
        self.changed.emit()

    def pause(self) -> None:
        """Be silent, and go on with the same sentence when `go_on` is called."""
        if self.state is AloudState.SPEAKING:
            self.state = AloudState.PAUSED
            self._silence()
            self.changed.emit()

    def go_on(self) -> None:
        """Go on where it was paused."""
        if self.state is not AloudState.PAUSED:
            return
        self.state = AloudState.SPEAKING
        self._find_again()
        self.changed.emit()

    def stop(self) -> None:
        """Read no more."""
        if self.state is AloudState.SILENT:
            return
        self._silence()
        self._idle.start()
        self.state = AloudState.SILENT
        self._text = self._here = self._end = None
        self._sentences, self._revision = [], -1
        self.changed.emit()

    def close(self) -> None:
        """End the process for good."""
        self.stop()
        self._idle.stop()
        self._process.stop()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _silence(self) -> None:
        self._number += 1
        self._process.met("said")
        if self._ready:
            self._process.send(as_json({"stop": True}))

    def _find_again(self) -> None:
        """Find the sentence whose turn it is in the text as it is now, and say it."""
        if self._here is None:
            self._find(self._start, whole=self._end is None)
        else:
            self._find(self._here.selectionStart(), whole=False)

    def _find(self, position: int, *, whole: bool) -> None:
        """Find the sentences from `position` of the text on, from that in which it is if `whole`, and say the first."""
        text = self._text
        if text is None or not isValid(text):
            self.stop()
            return
        raw = raw_text(text)
        start = to_index(raw, position)
        end = to_index(raw, self._end.position()) if self._end is not None else None
        self._number += 1
        number, revision = self._number, text.revision()
        self._sentences = []  # a voice that is ready meanwhile has nothing to say yet
        self._jobs.start(
            lambda: _sentences(raw, start, end, whole),
            while_alive(self, lambda found: self._found(number, revision, found)),
            while_alive(self, _raise),
        )

    def _found(self, number: int, revision: int, sentences: list[SaidSentence]) -> None:
        if number != self._number or self.state is not AloudState.SPEAKING:
            return
        self._sentences, self._at, self._revision = sentences, 0, revision
        if not sentences and self._here is None:
            self._fail(tr("There is nothing to read aloud here."))
        else:
            self._say()

    def _say(self) -> None:
        """Say the sentence whose turn it is; where the text was written in since, find first which it is."""
        text = self._text
        if text is None or not isValid(text):
            self.stop()
        elif text.revision() != self._revision:
            self._find(
                self._here.selectionEnd() if self._here is not None else self._start,
                whole=self._here is None and self._end is None,
            )
        elif self._at >= len(self._sentences):
            self.stop()
        else:
            sentence = self._sentences[self._at]
            self._here = QTextCursor(text)
            self._here.setPosition(sentence.start)
            self._here.setPosition(sentence.end, QTextCursor.MoveMode.KeepAnchor)
            self._here.setKeepPositionOnInsert(True)  # what is written behind it is the next one's
            self._begin(sentence)
            self.changed.emit()

    def _begin(self, sentence: SaidSentence) -> None:
        if not self._process.running:
            self._ready = False
            self._process.start()
            self._process.expect("ready", _START_MS)
        elif self._ready:
            self._send(sentence)

    def _send(self, sentence: SaidSentence) -> None:
        rate = rate_of(self._settings.choices.aloud_rate)
        self._number += 1
        message = {"say": sentence.words, "number": self._number, "language": sentence.language, "rate": rate}
        self._process.send(as_json(message, "replace"))
        self._process.expect("said", round((_SAYING_MS + _EACH_MS * len(sentence.words)) / rate))

    def _take(self, answer: dict[str, Any]) -> None:
        if "ready" in answer:
            self._process.met("ready")
            self._ready = answer["ready"] is True
            if not self._ready:
                self._process.end()
                self._fail(_no_voice())
            elif self.state is AloudState.SPEAKING and self._at < len(self._sentences):
                text = self._text
                if text is not None and isValid(text) and text.revision() == self._revision:
                    self._send(self._sentences[self._at])
                else:  # it was written in while the voice was started
                    self._find_again()
        elif answer.get("said", answer.get("unsaid")) == self._number and self.state is AloudState.SPEAKING:
            self._process.met("said")
            if "said" in answer:
                self._at += 1
                self._say()
            elif answer.get("why") == "language":
                self._fail(tr("Nothing is read aloud: this system has no voice for Japanese."))
            else:
                self._fail(_no_sound())

    def _rest(self) -> None:
        self._ready = False
        self._process.end()

    def _lost(self, _what: str = "") -> None:
        """The process ended, or does not answer."""
        self._rest()
        self._fail(_no_sound())

    def _fail(self, sentence: str) -> None:
        if self.state is not AloudState.SILENT:
            self.stop()
            self.failed.emit(sentence)


def rate_of(choice: str) -> float:
    """The rate that `choice` of the settings means, as often as the usual one."""
    try:
        rate = float(choice or "1")
    except ValueError:
        return 1.0
    return min(_QUICKEST, max(_SLOWEST, rate)) if isfinite(rate) else 1.0


def _sentences(raw: str, start: int, end: int | None, whole: bool) -> list[SaidSentence]:
    """The sentences of `raw`, the text of a document, between the characters `start` and `end`; if `whole`, the first
    one from its begin. Their places are positions of the document."""
    found = [one for one in said_sentences(raw, 0 if whole else start, end) if one.end > start]
    places = to_positions(raw, [place for one in found for place in (one.start, one.end)])
    return [
        one._replace(words=decode(one.words), start=first, end=behind)
        for one, first, behind in zip(found, places[::2], places[1::2], strict=True)
    ]


def _no_voice() -> str:
    """The sentence where the system has no voice: how to get one that this build of the program can use."""
    if sys.platform.startswith("linux"):
        return tr(
            "Nothing is read aloud: no voice was found. Install one (in Debian: {packages}).",
            packages=_QT_VOICE if find_spec("PySide6.QtTextToSpeech") else _PROGRAM_VOICE,
        )
    return tr("Nothing is read aloud: no voice was found. The settings of the system have voices to install.")


def _no_sound() -> str:
    return tr("Reading aloud ended: the voice of the system does not answer, or there is no sound.")


def _raise(error: Exception) -> None:
    raise error
