"""The process that reads aloud: what it does with each message. The voice is one that says nothing."""

from io import BytesIO
from typing import Any

import pytest

from editor.app.aloud.voice_process import Reader
from editor.app.aloud.voices import Voice
from editor.core.processes.channel import Sender, from_json, read


class FakeVoice(Voice):
    """Keeps what it is told to say."""

    def __init__(self, *languages: str) -> None:
        super().__init__()
        self.languages = languages
        self.done: list[Any] = []

    def has(self, language: str) -> bool:
        return language in self.languages

    def say(self, words: str, language: str, rate: float) -> None:
        self.done.append((words, language, rate))

    def stop(self) -> None:
        self.done.append("stop")


def answers(stream: BytesIO) -> list[Any]:
    stream.seek(0)
    found = []
    while (message := read(stream)) is not None:
        found.append(from_json(message))
    return found


def message(number: int, language: str = "en") -> dict[str, Any]:
    return {"say": "words", "number": number, "language": language, "rate": 1.5}


@pytest.mark.usefixtures("qapp")
def test_a_sentence_is_said_and_told_by_its_number() -> None:
    stream, voice = BytesIO(), FakeVoice("en", "ja")
    reader = Reader(voice, Sender(stream))
    reader.take(message(4))
    voice.said.emit()
    reader.take(message(5, "ja"))
    voice.failed.emit()
    reader.take({"stop": True})
    assert voice.done == ["stop", ("words", "en", 1.5), "stop", ("words", "ja", 1.5), "stop"]
    assert answers(stream) == [{"ready": True}, {"said": 4}, {"unsaid": 5, "why": "voice"}]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("language", "is_said"), [("ja", False), ("en", True), ("", True)])
def test_japanese_needs_a_voice_of_its_own(language: str, is_said: bool) -> None:
    stream, voice = BytesIO(), FakeVoice("fi")
    Reader(voice, Sender(stream)).take(message(1, language))
    assert (len(voice.done) == 2) is is_said
    assert (answers(stream)[1:] == [{"unsaid": 1, "why": "language"}]) is not is_said


@pytest.mark.usefixtures("qapp")
def test_without_a_voice_that_is_told() -> None:
    stream = BytesIO()
    reader = Reader(None, Sender(stream))
    reader.take(message(1))
    reader.take({"stop": True})
    assert answers(stream) == [{"ready": False}]
