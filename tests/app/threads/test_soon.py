"""Calls in the next turn of the event loop."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from editor.app.threads.soon import run_soon

pytestmark = pytest.mark.usefixtures("qapp")


class _Person(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def hear(self) -> None:
        self.heard.append("method")


def test_calls_come_after_what_runs_now_in_their_order_and_once() -> None:
    person = _Person()
    run_soon(person, person.hear)
    run_soon(person, lambda: person.heard.append("function"))
    assert person.heard == []
    for _turn in range(3):
        QCoreApplication.processEvents()
    assert person.heard == ["method", "function"]


def test_what_is_asked_for_within_a_call_comes_in_a_later_turn() -> None:
    person = _Person()

    def first() -> None:
        run_soon(person, person.hear)
        person.heard.append("first")

    run_soon(person, first)
    while len(person.heard) < 2:
        QCoreApplication.processEvents()
    assert person.heard == ["first", "method"]


@pytest.mark.parametrize("kind", ["method", "function"])
def test_a_context_that_is_gone_has_nothing_run_and_nothing_held(kind: str) -> None:
    person = _Person()
    heard, held = person.heard, weakref.ref(person)
    run_soon(person, person.hear if kind == "method" else lambda person=person: person.hear())
    shiboken6.delete(person)
    del person
    QCoreApplication.processEvents()
    gc.collect()
    assert heard == []
    assert held() is None


def test_nothing_is_left_behind_by_calls_that_were_made() -> None:
    person = _Person()
    for _call in range(50):
        run_soon(person, person.hear)
    while len(person.heard) < 50:
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert person.children() == []
