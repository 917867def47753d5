"""Waits for conditions look often at first, and end as those of pytest-qt do."""

from itertools import islice

import pytest
from pytestqt import exceptions

from tests.plugins import waits
from tests.plugins.waits import steps


class Bot:
    """Waits without waiting: its clock goes on by what it is told to wait for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waited: list[int] = []
        monkeypatch.setattr(waits, "_now", lambda: sum(self.waited) / 1000)

    def wait(self, milliseconds: int) -> None:
        self.waited.append(milliseconds)


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Bot:
    return Bot(monkeypatch)


def test_each_step_is_longer_up_to_the_longest():
    assert list(islice(steps(), 12)) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]


def test_what_is_so_already_is_not_waited_for(bot: Bot):
    waits.wait_until(bot, lambda: True)
    waits.wait_until(bot, lambda: None)
    assert bot.waited == []


@pytest.mark.parametrize("form", ["returned", "asserted"])
def test_it_is_looked_at_again_until_it_is_so(bot: Bot, form: str):
    def callback() -> bool | None:
        if form == "returned":
            return len(bot.waited) == 3
        assert len(bot.waited) == 3
        return None

    waits.wait_until(bot, callback)
    assert bot.waited == [1, 2, 3]


def test_what_never_comes_ends_with_the_time(bot: Bot):
    with pytest.raises(exceptions.TimeoutError, match="timed out in 100 milliseconds"):
        waits.wait_until(bot, lambda: False, timeout=100)
    assert 100 < sum(bot.waited) <= 110


def test_the_assertion_that_held_to_the_end_is_told(bot: Bot):
    def callback() -> None:
        assert bot.waited == "never", "the reason"

    with pytest.raises(exceptions.TimeoutError) as caught:
        waits.wait_until(bot, callback, timeout=20)
    assert "the reason" in str(caught.value.__cause__)


@pytest.mark.parametrize("answer", [[], "yes", 2])
def test_another_answer_is_refused(bot: Bot, answer: object):
    with pytest.raises(ValueError, match="must return None, True or False"):
        waits.wait_until(bot, lambda: answer)


def test_each_qtbot_waits_so(qtbot):
    looks: list[int] = []
    qtbot.waitUntil(lambda: looks.append(1) is None and len(looks) == 3)
    qtbot.wait_until(lambda: len(looks) == 3)
    assert type(qtbot).waitUntil is waits.wait_until
