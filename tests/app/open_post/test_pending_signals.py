"""Signals of a change: once each, in their order, when it is whole; also where a listener makes another change."""

import pytest

from editor.app.open_post.pending_signals import PendingSignals

ORDER = ("first", "second", "third")


def test_each_is_emitted_once_and_in_order() -> None:
    heard: list[str] = []
    pending = PendingSignals(ORDER, heard.append)
    with pending.held() as names:
        pending.add("third", "first")
        with pending.held():
            pending.add("first")
        assert heard == [] and names == {"first", "third"}
    assert heard == ["first", "third"]
    pending.flush()
    assert heard == ["first", "third"]


def test_outside_of_a_change_they_wait_for_a_flush() -> None:
    heard: list[str] = []
    pending = PendingSignals(ORDER, heard.append)
    pending.add("second")
    assert heard == []
    pending.flush()
    assert heard == ["second"]


def test_a_change_that_a_listener_makes_is_told_before_the_rest() -> None:
    heard: list[str] = []

    def emit(name: str) -> None:
        heard.append(name)
        if heard == ["first"]:
            with pending.held():
                pending.add("third")

    pending = PendingSignals(ORDER, emit)
    with pending.held():
        pending.add("first", "second")
    assert heard == ["first", "third", "second"]


def test_a_change_that_fails_is_told_as_far_as_it_went() -> None:
    heard: list[str] = []
    pending = PendingSignals(ORDER, heard.append)
    with pytest.raises(ValueError, match="no"), pending.held():
        pending.add("second")
        raise ValueError("no")
    assert heard == ["second"]
