"""The voices: Qt's by the engine that Qt has for tests, and that of a program."""

import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.app.aloud import voices
from editor.app.aloud.voices import ProgramVoice, QtVoice, Voice, find_voice, qt_rate


@pytest.fixture
def mock(qtbot: QtBot) -> QtVoice:
    """Finnish, English and Norwegian, said in a moment each."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError as error:  # libpulse is not there
        pytest.skip(str(error))
    engine = QTextToSpeech("mock")
    voice = QtVoice(engine)
    engine.setParent(voice)
    return voice


def program(folder: Path, script: str) -> ProgramVoice:
    path = folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return ProgramVoice(str(path))


def told(voice: Voice) -> list[str]:
    """What `voice` tells from now on."""
    found: list[str] = []
    voice.said.connect(lambda: found.append("said"))
    voice.failed.connect(lambda: found.append("failed"))
    return found


@pytest.mark.parametrize(("rate", "number"), [(1.0, 0.0), (2.0, 1.0), (1.5, 0.5), (0.5, -1.0), (9.0, 1.0), (0.0, -1.0)])
def test_a_rate_in_qts_numbers(rate: float, number: float) -> None:
    assert qt_rate(rate) == number


def test_qt_says_a_sentence_in_its_language(mock: QtVoice, qtbot: QtBot) -> None:
    assert [language for language in ("en", "fi", "ja") if mock.has(language)] == ["en", "fi"]
    with qtbot.waitSignal(mock.said, timeout=20_000):
        mock.say("One.", "fi", 2.0)
    assert mock._engine.locale().name() == "fi_FI"
    with qtbot.waitSignal(mock.said, timeout=20_000):
        mock.say("One.", "", 2.0)


def test_what_is_stopped_is_not_told_and_the_next_is(mock: QtVoice, qtbot: QtBot) -> None:
    found = told(mock)
    mock.say("A sentence with a number of words in it.", "en", 1.0)
    mock.stop()
    mock.say("One.", "en", 2.0)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found == ["said"]


def test_what_is_said_too_soon_waits(mock: QtVoice, qtbot: QtBot) -> None:
    found = told(mock)
    mock.say("One two.", "en", 2.0)
    mock.say("Three.", "en", 2.0)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found == ["said"]
    assert not mock._speaks


def test_a_program_reads_the_words_from_its_input(tmp_path: Path, qtbot: QtBot) -> None:
    voice = program(tmp_path, f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/words')
    assert [language for language in ("ja", "en", "fi") if voice.has(language)] == ["ja", "en"]
    with qtbot.waitSignal(voice.said, timeout=20_000):
        voice.say("-f /etc/passwd 日本語", "ja", 2.0)
    assert (tmp_path / "arguments").read_text() == "-v ja -s 350 --stdin\n"
    assert (tmp_path / "words").read_text(encoding="utf-8") == "-f /etc/passwd 日本語"


@pytest.mark.parametrize("script", ["exit 3", "echo 'error: No such device' >&2; exit 0", "kill -9 $$"])
def test_a_program_that_fails_or_has_no_sound_is_told(tmp_path: Path, qtbot: QtBot, script: str) -> None:
    voice = program(tmp_path, script)
    with qtbot.waitSignal(voice.failed, timeout=20_000):
        voice.say("words", "en", 1.0)


def test_a_program_that_is_not_there_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    voice = ProgramVoice(str(tmp_path / "none"))
    with qtbot.waitSignal(voice.failed, timeout=20_000):
        voice.say("words", "en", 1.0)


def test_a_program_that_is_stopped_ends_and_tells_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    voice = program(tmp_path, "exec sleep 60")
    found = told(voice)
    voice.say("words", "en", 1.0)
    process = voice._process
    assert process is not None
    voice.stop()
    assert process.state() == process.ProcessState.NotRunning
    assert found == []


def test_qt_comes_first_then_a_program_then_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> None:
    monkeypatch.setattr(voices, "_of_qt", lambda _parent: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_voice() is None
    program(tmp_path, "exit 0")
    assert isinstance(find_voice(), ProgramVoice)
