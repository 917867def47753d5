from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from editor.app.search.find_process import FindProcess
from editor.core.text.text_search import TextSearch
from editor.core.workers.find_tasks import TextsTask

ENDLESS = TextsTask(("a" * 40 + "!",), TextSearch("(a|a)*$", pattern=True))
PLAIN = TextsTask(("2025年",), TextSearch(r"\d+", pattern=True), "x")


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[FindProcess]:
    process = FindProcess()
    yield process
    process.stop()


def test_a_pattern_that_never_ends_is_stopped_and_the_next_is_answered(qtbot: QtBot, process: FindProcess) -> None:
    said: list[object] = []
    process.ask(ENDLESS, said.append, said.append, 100)
    process.ask(PLAIN, said.append, said.append)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=60_000)
    assert "takes too long" in str(said[0])
    assert said[1] == [[[0, 4, "x"]]]


def test_what_is_forgotten_is_not_answered(qtbot: QtBot, process: FindProcess) -> None:
    said: list[object] = []
    process.ask(ENDLESS, said.append, said.append, 60_000)
    process.forget()
    process.ask(PLAIN, said.append, said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert said == [[[[0, 4, "x"]]]]


def test_a_process_that_dies_says_so_and_the_next_task_gets_another(qtbot: QtBot, process: FindProcess) -> None:
    said: list[object] = []

    def die(_result: object) -> None:
        process.ask(ENDLESS, said.append, said.append, 60_000)
        process._process.kill()

    process.ask(PLAIN, die, said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "ended before its time" in str(said[0])
    process.ask(PLAIN, said.append, said.append)
    qtbot.waitUntil(lambda: len(said) == 2, timeout=60_000)
    assert said[1] == [[[0, 4, "x"]]]


def test_nothing_is_answered_once_it_is_stopped(process: FindProcess) -> None:
    said: list[object] = []
    process.stop()
    process.ask(PLAIN, said.append, said.append)
    assert said == []
