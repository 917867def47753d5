"""Reading aloud: sentence by sentence, while the text is written in; a fake process says them."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from editor.app.aloud import reading_aloud
from editor.app.aloud.reading_aloud import AloudState, ReadingAloud, rate_of
from editor.app.choices.settings import Settings
from editor.core.processes.channel import from_json

TEXT = "一つ目の文。二つ目の文。\n\nAn English one. 四つ目の文。"


class FakeChild(QObject):
    """The process: keeps what it is sent; the test answers."""

    answered = Signal(object)
    overdue = Signal(str)
    ended = Signal()

    def __init__(self, _module: str, parent: QObject) -> None:
        super().__init__(parent)
        self.running = False
        self.sent: list[dict[str, Any]] = []
        self.expected: set[str] = set()

    def start(self) -> None:
        self.running = True

    def send(self, message: bytes) -> None:
        self.sent.append(from_json(message))

    def expect(self, what: str, milliseconds: int) -> None:
        assert milliseconds > 1000
        self.expected.add(what)

    def met(self, what: str) -> None:
        self.expected.discard(what)

    def end(self) -> None:
        self.running = False
        self.expected.clear()

    stop = end

    def ready(self) -> None:
        self.answered.emit({"ready": True})

    def said(self) -> None:
        """The sentence that was sent last was said."""
        self.answered.emit({"said": self.sent[-1]["number"]})


class Box:
    """A text that is read, and what is said of it."""

    def __init__(self, qtbot: QtBot, reading: ReadingAloud, text: QTextDocument) -> None:
        self.qtbot, self.reading, self.text = qtbot, reading, text
        self.failures: list[str] = []
        reading.failed.connect(self.failures.append)

    @property
    def child(self) -> FakeChild:
        found = self.reading._process
        assert isinstance(found, FakeChild)
        return found

    def read(self, start: int = 0, end: int | None = None) -> None:
        cursor = QTextCursor(self.text)
        cursor.setPosition(start)
        if end is not None:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.reading.read(cursor)
        self.wait_for(lambda: self.child.running or bool(self.failures))
        if self.child.running and not self.reading._ready:
            self.child.ready()

    def words(self) -> str:
        """What is to be said now; "" where it is silent."""
        return str(self.child.sent[-1].get("say", "")) if self.child.sent else ""

    def place(self) -> str:
        cursor = self.reading.place
        return cursor.selectedText() if cursor is not None else ""

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=10_000)

    def insert(self, position: int, words: str) -> None:
        cursor = QTextCursor(self.text)
        cursor.setPosition(position)
        cursor.insertText(words)


@pytest.fixture
def box(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    monkeypatch.setattr(reading_aloud, "ChildProcess", FakeChild)
    text = QTextDocument(TEXT)
    reading = ReadingAloud(Settings())
    yield Box(qtbot, reading, text)
    reading.close()


def test_from_the_sentence_of_the_caret_to_the_end(box: Box) -> None:
    box.read(8)
    heard = []
    while box.reading.state is AloudState.SPEAKING:
        heard.append((box.words(), box.place(), box.child.sent[-1]["language"]))
        box.child.said()
    assert heard == [
        ("二つ目の文。", "二つ目の文。", "ja"),
        ("An English one.", "An English one.", "en"),
        ("四つ目の文。", "四つ目の文。", "ja"),
    ]
    assert box.reading.place is None
    assert box.child.sent[-1] == {"stop": True}


def test_a_selection_and_no_more(box: Box) -> None:
    box.read(2, 9)
    assert box.words() == "目の文。"
    box.child.said()
    assert box.words() == "二つ目"
    box.child.said()
    assert box.reading.state is AloudState.SILENT


def test_pause_is_silent_and_goes_on_with_the_same_sentence(box: Box) -> None:
    box.read()
    late = box.child.sent[-1]["number"]
    box.reading.pause()
    assert box.child.sent[-1] == {"stop": True}
    box.child.answered.emit({"said": late})
    assert (box.reading.state, box.place()) == (AloudState.PAUSED, "一つ目の文。")
    box.insert(0, "前に。")
    box.reading.go_on()
    box.wait_for(lambda: box.words() == "一つ目の文。")
    box.child.said()
    assert box.words() == "二つ目の文。"


def test_pausing_before_the_voice_is_there(box: Box) -> None:
    cursor = QTextCursor(box.text)
    box.reading.read(cursor)
    box.reading.pause()
    box.reading.go_on()
    box.wait_for(lambda: box.child.running)
    box.reading.pause()
    box.child.ready()
    assert box.words() == ""
    box.reading.go_on()
    box.wait_for(lambda: box.words() == "一つ目の文。")


@pytest.mark.parametrize("pauses", [False, True])
def test_what_is_written_before_the_voice_is_there_is_read(box: Box, pauses: bool) -> None:
    box.reading.read(QTextCursor(box.text))
    box.wait_for(lambda: box.child.running)
    if pauses:
        box.reading.pause()
    cursor = QTextCursor(box.text)
    cursor.setPosition(0)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("初めの")
    if pauses:
        box.reading.go_on()
    box.child.ready()
    box.wait_for(lambda: bool(box.words()))
    said = [str(one["say"]) for one in box.child.sent if "say" in one]
    assert said[0].endswith("の文。") and "一つ目" not in said[0]
    assert box.place() == said[0]


def test_a_text_that_is_gone_before_the_voice_is_there_ends_it(box: Box) -> None:
    text = QTextDocument(TEXT)
    box.reading.read(QTextCursor(text))
    box.wait_for(lambda: box.child.running)
    delete(text)
    box.child.ready()
    assert (box.reading.state, box.words()) == (AloudState.SILENT, "")


@pytest.mark.parametrize(
    ("position", "written", "following"),
    [
        (0, "新しい文。", "二つ目の文。"),
        (3, "ながい", "二つ目の文。"),
        (6, "入れた文。", "入れた文。"),
        (9, "！", "二つ目！"),
        (14, "足した文。", "二つ目の文。"),
    ],
)
def test_one_may_write_meanwhile(box: Box, position: int, written: str, following: str) -> None:
    box.read()
    box.insert(position, written)
    box.child.said()
    box.wait_for(lambda: box.words() != "一つ目の文。")
    assert box.words() == following


def test_the_sentence_may_be_deleted_meanwhile_and_all_of_the_text(box: Box) -> None:
    box.read()
    cursor = QTextCursor(box.text)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    box.child.said()
    box.wait_for(lambda: box.words() == "目の文。")
    box.text.clear()
    box.child.said()
    box.wait_for(lambda: box.reading.state is AloudState.SILENT)
    assert box.failures == []


def test_a_text_that_is_gone_ends_it(box: Box) -> None:
    box.read()
    import shiboken6

    shiboken6.delete(box.text)
    box.child.said()
    assert box.reading.state is AloudState.SILENT


def test_late_answers_are_dropped(box: Box) -> None:
    box.read()
    first = box.child.sent[-1]["number"]
    box.read(14)
    box.wait_for(lambda: box.words() == "An English one.")
    box.child.answered.emit({"said": first})
    box.child.answered.emit({"unsaid": first, "why": "voice"})
    assert box.words() == "An English one."
    box.reading.stop()
    box.child.said = lambda: None  # type: ignore[method-assign]
    box.child.answered.emit({"said": first + 2})
    assert box.reading.state is AloudState.SILENT


def test_nothing_to_read_is_said(box: Box) -> None:
    box.text.setPlainText("文。\n\n---\n\n")
    box.read(4)
    assert box.failures == ["There is nothing to read aloud here."]
    assert not box.child.running


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"ready": False}, "no voice was found"),
        ({"why": "language"}, "no voice for Japanese"),
        ({"why": "voice"}, "there is no sound"),
    ],
)
def test_where_nothing_can_be_said_it_says_so(box: Box, answer: dict[str, Any], sentence: str) -> None:
    box.read()
    number = box.child.sent[-1]["number"]
    box.child.answered.emit({"unsaid": number, **answer} if "why" in answer else answer)
    assert len(box.failures) == 1 and sentence in box.failures[0]
    assert (box.reading.state, box.reading.place) == (AloudState.SILENT, None)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their voices")
@pytest.mark.parametrize(("qt_reads", "packages"), [(True, "libpulse0 speech-dispatcher"), (False, ": espeak-ng)")])
def test_the_voice_to_install_is_one_that_this_build_can_use(
    box: Box, monkeypatch: pytest.MonkeyPatch, qt_reads: bool, packages: str
) -> None:
    monkeypatch.setattr(reading_aloud, "find_spec", lambda name: name if qt_reads else None)
    box.read()
    box.child.answered.emit({"ready": False})
    assert packages in box.failures[-1]


@pytest.mark.parametrize("end", ["ended", "overdue"])
def test_a_process_that_ends_or_hangs_is_said_and_the_next_reading_starts_another(box: Box, end: str) -> None:
    box.read()
    box.child.running = False
    (box.child.ended.emit if end == "ended" else lambda: box.child.overdue.emit("said"))()
    assert "does not answer" in box.failures[0]
    box.failures.clear()
    box.read()
    assert box.words() == "一つ目の文。"
    assert box.failures == []


def test_after_a_silence_the_process_is_ended(box: Box) -> None:
    box.read()
    assert not box.reading._idle.isActive()
    box.reading.stop()
    assert box.reading._idle.isActive()
    box.reading._idle.timeout.emit()
    assert not box.child.running


@pytest.mark.parametrize(
    ("choice", "rate"), [("", 1.0), ("1.5", 1.5), ("9", 2.0), ("-1", 0.5), ("nan", 1.0), ("inf", 1.0), ("quick", 1.0)]
)
def test_the_rate_of_the_settings(choice: str, rate: float) -> None:
    assert rate_of(choice) == rate


def test_the_rate_goes_with_each_sentence(box: Box) -> None:
    box.reading._settings.choose(aloud_rate="1.25")
    box.read()
    assert box.child.sent[-1]["rate"] == 1.25
