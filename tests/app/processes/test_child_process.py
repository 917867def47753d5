"""The window's end of a process of ours: children that answer, die, hang, or say too much or what is no answer."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from editor.app.library.import_process import ImportProcess
from editor.app.processes import child_process
from editor.app.processes.child_process import ChildProcess
from editor.app.render.render_process import RenderProcess
from editor.core.processes import children
from editor.core.processes.channel import as_json
from editor.core.workers.post_tasks import PasteTask, Request

LONG = 20_000

_HEAD = """
import json, struct, sys, time
def say(value):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(data)) + data)
    sys.stdout.buffer.flush()
def hear():
    head = sys.stdin.buffer.read(4)
    return json.loads(sys.stdin.buffer.read(*struct.unpack(">I", head))) if head else None
def raw(data):
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
"""
ECHO = "while (said := hear()) is not None: say({'echo': said})"
HANGS = "time.sleep(3600)"
DIES = "say({'last': 'word'}); raise SystemExit(3)"
PRINTS = "raw(b'a warning of some library\\n'); time.sleep(3600)"
NO_JSON = "say(b'{half'); time.sleep(3600)"
NO_OBJECT = "say([1, 2]); time.sleep(3600)"
TOO_MUCH = "raw(b'\\xff\\xff\\xff\\xff' + b'x' * 100_000); time.sleep(3600)"
CUT_OFF = "raw(struct.pack('>I', 100) + b'only so much')"


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes whatever is started the program given."""

    def use(code: str) -> None:
        monkeypatch.setattr(children, "command", lambda *_names: [sys.executable, "-S", "-c", _HEAD + code])

    return use


class Told(QObject):
    """Notes all that a process tells."""

    def __init__(self, process: ChildProcess) -> None:
        super().__init__()
        self.process = process
        self.heard: list[Any] = []
        process.began.connect(lambda: self.heard.append("began"))
        process.answered.connect(self.heard.append)
        process.overdue.connect(lambda what: self.heard.append(f"overdue {what}"))
        process.ended.connect(lambda: self.heard.append("ended"))


@pytest.fixture
def told(qapp: object) -> Iterator[Told]:
    """A process that is started by hand alone."""
    process = ChildProcess("fake")
    yield Told(process)
    process.stop()


def test_it_answers_in_order(told: Told, fake: Callable[[str], None], qtbot: QtBot) -> None:
    fake(ECHO)
    told.process.start()
    sent = [{"n": 0}, {"n": 1, "long": "論" * 300_000}, {"n": 2}]
    for number, value in enumerate(sent):
        told.process.send(as_json(value), at_once=number % 2 == 0)
    qtbot.waitUntil(lambda: len(told.heard) == 4, timeout=LONG)
    assert told.heard == ["began", *({"echo": value} for value in sent)]
    told.process.close_input()
    qtbot.waitUntil(lambda: not told.process.running, timeout=LONG)
    assert told.heard[-1] == "ended"


def test_one_that_dies_is_heard_to_its_last_word(told: Told, fake: Callable[[str], None], qtbot: QtBot) -> None:
    fake(DIES)
    told.process.start()
    qtbot.waitUntil(lambda: "ended" in told.heard, timeout=LONG)
    assert told.heard == ["began", {"last": "word"}, "ended"]
    assert (told.process.running, told.process.restarting, told.process.process_id) == (False, False, 0)
    told.process.send(b"to nobody")


@pytest.mark.parametrize("code", [PRINTS, NO_JSON, NO_OBJECT, TOO_MUCH, CUT_OFF])
def test_what_is_no_answer_ends_it(told: Told, fake: Callable[[str], None], qtbot: QtBot, code: str) -> None:
    fake(code)
    told.process.start()
    qtbot.waitUntil(lambda: "ended" in told.heard, timeout=LONG)
    assert told.heard == ["began", "ended"]
    assert not told.process.running


def test_one_that_cannot_be_started(told: Told, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "command", lambda *_names: ["/nowhere/python"])
    told.process.start()
    told.process.send(b"{}")
    qtbot.waitUntil(lambda: "ended" in told.heard, timeout=LONG)
    assert told.heard == ["began", "ended"]
    assert not told.process.running


def test_one_that_hangs_is_killed_at_its_deadline(told: Told, fake: Callable[[str], None], qtbot: QtBot) -> None:
    fake(HANGS)
    told.process.start()
    told.process.expect("other", 3_600_000)
    told.process.expect("page", 1)
    qtbot.waitUntil(lambda: len(told.heard) == 2, timeout=LONG)
    assert told.heard == ["began", "overdue page"]
    assert not told.process.running
    fake(ECHO)
    told.process.start()
    told.process.send(b'{"n":1}')
    qtbot.waitUntil(lambda: len(told.heard) == 4, timeout=LONG)
    assert told.heard[2:] == ["began", {"echo": {"n": 1}}]


def test_an_answer_that_is_here_when_the_window_comes_to_it_is_in_time(
    told: Told, fake: Callable[[str], None], qtbot: QtBot, tmp_path: Path
) -> None:
    """The window itself was held up for longer than the deadline."""
    mark = tmp_path / "said"
    fake(f"say({{'up': 1}}); say({{'echo': hear()}}); open({str(mark)!r}, 'w').close(); time.sleep(3600)")
    told.process.answered.connect(lambda _answer: told.process.met("page"))
    told.process.start()
    qtbot.waitUntil(lambda: {"up": 1} in told.heard, timeout=LONG)
    told.process.expect("page", 1)
    told.process.send(b'{"n":1}', at_once=True)
    end = time.monotonic() + LONG / 1000
    while not mark.exists() and time.monotonic() < end:  # no event of the window is handled meanwhile
        time.sleep(0.01)
    told.process._deadlines["page"].stop()
    told.process._late("page")  # as the loop may do before it comes to the pipe
    assert told.heard == ["began", {"up": 1}, {"echo": {"n": 1}}]
    assert told.process.running


def test_it_is_started_again_after_growing_pauses(qapp: object, fake: Callable[[str], None], qtbot: QtBot) -> None:
    fake(DIES)
    told = Told(process := ChildProcess("fake", None, (0, 0, 3_600_000)))
    process.start()
    qtbot.waitUntil(lambda: told.heard.count("ended") == 3, timeout=LONG)
    assert told.heard == ["began", {"last": "word"}, "ended"] * 3
    assert (process.ends, process.restarting, process.running) == (3, True, False)
    fake(ECHO)
    process.start_afresh()
    assert (process.ends, process.restarting, process.running) == (0, False, True)
    process.kill()
    qtbot.waitUntil(lambda: told.heard.count("ended") == 4, timeout=LONG)
    qtbot.waitUntil(lambda: process.running, timeout=LONG)
    process.stop()
    assert (process.restarting, process.running) == (False, False)
    process.start_afresh()
    assert not process.running


def test_one_that_runs_for_long_is_sound(
    qapp: object, fake: Callable[[str], None], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "_SOUND_MS", 1)
    fake(ECHO)
    process = ChildProcess("fake", None, (3_600_000,))
    process.ends = 4
    process.start()
    qtbot.waitUntil(lambda: process.ends == 0, timeout=LONG)
    process.stop()


@pytest.mark.parametrize(("code", "patience"), [(ECHO, 20_000), (HANGS, 1), (HANGS, 0)])
def test_it_is_ended_quietly(told: Told, fake: Callable[[str], None], qtbot: QtBot, code: str, patience: int) -> None:
    fake(code)
    told.process.start()
    qtbot.waitUntil(lambda: told.process.process_id > 0, timeout=LONG)
    told.process.expect("page", 1)
    told.process.end(patience)
    assert not told.process.running
    qtbot.wait(1)
    assert told.heard == ["began"]


def test_whoever_is_told_may_end_it_or_fail(told: Told, fake: Callable[[str], None], qtbot: QtBot) -> None:
    fake("say({'n': 1}); say({'n': 2}); time.sleep(3600)")
    told.process.answered.connect(lambda _answer: told.process.end())
    told.process.start()
    qtbot.waitUntil(lambda: not told.process.running, timeout=LONG)
    qtbot.wait(1)
    assert told.heard == ["began", {"n": 1}]


@pytest.mark.parametrize("code", [DIES, PRINTS, TOO_MUCH, CUT_OFF])
def test_a_request_to_a_render_process_that_fails_has_a_sentence(
    qapp: object, fake: Callable[[str], None], qtbot: QtBot, code: str
) -> None:
    fake(code)
    process, said = RenderProcess(), list[str]()
    process.ask(Request(PasteTask("<b>x</b>"), "", "en"), lambda _result: said.append(""), said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    process.stop()
    assert said[0].startswith("Your text is safe.")


def test_the_first_request_is_on_its_way_while_the_window_is_still_being_furnished(
    qapp: object, fake: Callable[[str], None], tmp_path: Path
) -> None:
    mark = tmp_path / "heard"
    fake(f"sys.stdin.buffer.read(4); open({str(mark)!r}, 'w').close(); time.sleep(3600)")
    process = RenderProcess()
    process.start()
    process.ask(Request(PasteTask("<b>x</b>"), "", "en"), lambda _result: None, lambda _sentence: None)
    end = time.monotonic() + LONG / 1000
    while not mark.exists() and time.monotonic() < end:  # no event of the window is handled meanwhile
        time.sleep(0.01)
    process.stop()
    assert mark.exists()


@pytest.mark.parametrize("code", ["pass", PRINTS, NO_OBJECT, "say({'foreign': 1})"])
def test_an_import_that_fails_says_so_once(
    qapp: object, fake: Callable[[str], None], qtbot: QtBot, tmp_path: Path, code: str
) -> None:
    fake(code)
    process, said = ImportProcess(), list[str]()
    process.failed.connect(said.append)
    process.start([tmp_path], tmp_path, "", "")
    qtbot.waitUntil(lambda: not process.running, timeout=LONG)
    assert len(said) == 1
    assert said[0].endswith(".")
