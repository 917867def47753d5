"""Calls from other threads arrive in the window's thread, in order, and find nobody where their object has gone."""

import ast
import random
import threading
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from editor.app.threads.jobs import Jobs
from editor.app.threads.main_thread import Deliveries

MANY = 400
EDITOR = Path(__file__).parents[3] / "editor"
THREADS = {
    "app/threads/jobs.py",
    "app/safety/journal_writer.py",
    "app/threads/patience.py",
    "app/aloud/voice_process.py",
}
"""The modules that start threads. None of them knows a QObject: results go through `Deliveries`."""


class Taker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[object] = []
        self.threads: set[bool] = set()

    def take(self, *values: object) -> None:
        self.taken.extend(values)
        self.threads.add(QThread.currentThread() is self.thread())


def in_a_thread(function) -> None:
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def test_values_arrive_in_order_and_in_the_windows_thread(qapp, qtbot):
    taker = Taker()
    deliveries = Deliveries(taker.take)
    in_a_thread(lambda: [deliveries.deliver(number, -number) for number in range(MANY)])
    assert taker.taken == []  # only when the loop comes to it
    qtbot.waitUntil(lambda: len(taker.taken) == 2 * MANY)
    assert taker.taken == [value for number in range(MANY) for value in (number, -number)]
    assert taker.threads == {True}


@pytest.mark.parametrize("destroyed", [True, False], ids=["destroyed", "forgotten"])
def test_what_comes_after_the_end_of_its_object_is_dropped(qapp, qtbot, destroyed: bool):
    taker, witness = Taker(), Taker()
    taken = taker.taken
    deliveries, after = Deliveries(taker.take), Deliveries(witness.take)
    in_a_thread(lambda: deliveries.deliver(1))
    if destroyed:
        shiboken6.delete(taker)
    else:
        del taker
    in_a_thread(lambda: (deliveries.deliver(2), after.deliver(3)))
    qtbot.waitUntil(lambda: witness.taken == [3])
    assert taken == []


def test_an_error_while_taking_does_not_stop_what_comes_behind_it(qapp, qtbot):
    class Fails(QObject):
        def take(self) -> None:
            raise ValueError("meant")

    fails, taker = Fails(), Taker()
    one, other = Deliveries(fails.take), Deliveries(taker.take)
    with qtbot.captureExceptions() as caught:
        in_a_thread(lambda: (one.deliver(), other.deliver(1)))
        qtbot.waitUntil(lambda: taker.taken == [1])
    assert [str(error[1]) for error in caught] == ["meant"]


def test_an_object_that_is_destroyed_while_its_thread_delivers(qapp):
    """Each of these ends in the moment in which its result comes; a signal of the object itself crashed here."""
    dice = random.Random(1)
    for _time in range(5 * MANY):
        parent = QObject()
        jobs = Jobs(parent)
        for _job in range(3):
            jobs.start(lambda: None, lambda _none: None, lambda _error: None)
        for _moment in range(dice.randrange(2000)):  # a busy moment of another length each time
            pass
        shiboken6.delete(parent)
        qapp.processEvents()


def test_threads_are_started_where_nothing_of_qt_is_held():
    found = {
        str(path.relative_to(EDITOR))
        for folder in ("app", "ui")
        for path in sorted((EDITOR / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute | ast.Name)
        and (node.attr if isinstance(node, ast.Attribute) else node.id) in {"Thread", "ThreadPoolExecutor", "QRunnable"}
    }
    assert found == THREADS
