"""The short form of the interleavings: no version of anyone is lost, and the model would see it if one were."""

import pytest

from editor.core.disk import exchange, store
from tests.faults.interleavings import play

pytestmark = [
    pytest.mark.long(10),
    pytest.mark.skipif(exchange._renameat2() is None, reason="this system exchanges no names"),
]


def test_nothing_is_overwritten_in_silence(qapp) -> None:
    tally = play(80)
    assert (tally.lost, tally.torn, tally.alarms) == ([], [], [])
    assert tally.saves > 30
    assert tally.theirs > 200
    assert tally.between > 200


def test_a_save_that_does_not_look_is_seen(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_compare", lambda *_given: None)
    monkeypatch.setattr(exchange, "_swap", lambda *_given: False)
    assert play(15, until_lost=True).lost


def test_a_renaming_that_is_not_looked_at_is_seen(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_swap", lambda *_given: False)
    assert play(120, until_lost=True).lost  # the first losses come late among the seeds
