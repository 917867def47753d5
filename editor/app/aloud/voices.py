"""The voices of the system: those that Qt finds (Speech Dispatcher on Linux, the system's own elsewhere), else the
program espeak-ng. A process of its own uses them (`voice_process.py`): a sound server that hangs hangs only that.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QProcess, QStandardPaths, Signal

from editor.app.processes import children

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

_PROGRAMS = ("espeak-ng", "espeak")
_WORDS_A_MINUTE = 175
"""The usual rate of both programs."""
_SILENT = ("mock",)
"""Engines of Qt that say nothing: they are for tests of Qt."""


class Voice(QObject):
    """Says one sentence after another. `said`: the last one was said to its end. `failed`: it could not be."""

    said = Signal()
    failed = Signal()

    def has(self, language: str) -> bool:
        """Whether there is a voice for `language`, such as "ja"."""
        raise NotImplementedError

    def say(self, words: str, language: str, rate: float) -> None:
        """Begin to say `words`, `rate` times as quickly as usual; what was said before has been told, or was stopped.
        In a `language` without a voice the usual one says them."""
        raise NotImplementedError

    def stop(self) -> None:
        """Say no more, and tell nothing of it."""
        raise NotImplementedError


class QtVoice(Voice):
    """A voice of Qt's `engine`."""

    def __init__(self, engine: QTextToSpeech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._states = type(engine).State
        self._locales = [one for one in engine.availableLocales() if one.language() != QLocale.Language.C]
        self._usual = engine.locale()
        self._waiting: tuple[str, str, float] | None = None
        self._speaks = self._began = False
        engine.stateChanged.connect(self._changed)

    def has(self, language: str) -> bool:
        """Whether there is a voice for `language`."""
        return any(_code(one) == language for one in self._locales)

    def say(self, words: str, language: str, rate: float) -> None:
        """Begin to say `words`, as soon as what was stopped is silent."""
        if self._engine.state() in (self._states.Speaking, self._states.Synthesizing):
            self._waiting = words, language, rate
            return
        self._waiting = None
        self._speaks, self._began = True, False
        locale = self._locale(language)
        if locale != self._engine.locale():
            self._engine.setLocale(locale)
        self._engine.setRate(qt_rate(rate))
        self._engine.say(words)

    def stop(self) -> None:
        """Say no more."""
        self._waiting = None
        self._speaks = False
        self._engine.stop()

    def _locale(self, language: str) -> QLocale:
        """The locale to say `language` in: that of the person's country if there is one, else the first."""
        there = [one for one in self._locales if _code(one) == language]
        at_home = [one for one in there if one.territory() in (self._usual.territory(), QLocale(language).territory())]
        return (at_home or there or [self._usual])[0]

    def _changed(self, state: QTextToSpeech.State) -> None:
        if state == self._states.Error:
            self._waiting, was_speaking = None, self._speaks
            self._speaks = False
            if was_speaking:
                self.failed.emit()
        elif state == self._states.Speaking:
            self._began = True
        elif state == self._states.Ready:
            if self._waiting is not None:
                self.say(*self._waiting)
            elif self._speaks and self._began:
                self._speaks = False
                self.said.emit()


class ProgramVoice(Voice):
    """The voice of espeak-ng, a program that is started for each sentence and reads it from its input."""

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._process: QProcess | None = None

    def has(self, language: str) -> bool:
        """Whether there is a voice for `language`: it brings both of ours."""
        return language in ("ja", "en")

    def say(self, words: str, language: str, rate: float) -> None:
        """Begin to say `words`."""
        self.stop()
        process = children.foreign(self)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        voice, speed = language if self.has(language) else "en", str(round(_WORDS_A_MINUTE * rate))
        process.start(self._path, ["-v", voice, "-s", speed, "--stdin"])
        process.write(words.encode("utf-8", "replace"))
        process.closeWriteChannel()

    def stop(self) -> None:
        """End the program."""
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._not_started)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _ended(self, code: int) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        # Where there is no sound, espeak-ng 1.51 ends with 0 and complains in words.
        complaint = bytes(process.readAllStandardError().data())
        process.deleteLater()
        if code or process.exitStatus() != QProcess.ExitStatus.NormalExit or b"error:" in complaint.lower():
            self.failed.emit()
        else:
            self.said.emit()

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.failed.emit()


def qt_rate(rate: float) -> float:
    """Qt's number for `rate` times the usual rate: from -1 (half) over 0 (the usual one) to 1 (double)."""
    return max(-1.0, min(1.0, rate - 1 if rate >= 1 else 2 * (rate - 1)))


def find_voice(parent: QObject | None = None) -> Voice | None:
    """The voice of this system; None where it has none. May take seconds."""
    return _of_qt(parent) or _of_program(parent)


def _of_qt(parent: QObject | None) -> QtVoice | None:
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:  # on Linux it needs libpulse.so.0, which PySide6 6.11 does not bring
        return None
    for name in QTextToSpeech.availableEngines():
        if name in _SILENT:
            continue
        engine = QTextToSpeech(name, parent)
        if engine.state() != QTextToSpeech.State.Error and engine.availableLocales():
            return QtVoice(engine, parent)
        engine.deleteLater()
    return None


def _of_program(parent: QObject | None, names: Iterable[str] = _PROGRAMS) -> ProgramVoice | None:
    found = (QStandardPaths.findExecutable(name) for name in names)
    path = next((one for one in found if one), "")
    return ProgramVoice(path, parent) if path else None


def _code(locale: QLocale) -> str:
    return locale.name().partition("_")[0]
