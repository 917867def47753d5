"""Work that can wait ends at its next step once something urgent has come."""

import pytest

from editor.core.processes.turns import STEP, OvertakenError, Steps, Turns, keep_on


def test_only_what_comes_later_overtakes():
    turns = Turns()
    turns.urgent()
    give_way = turns.since_now()
    give_way()
    turns.urgent()
    with pytest.raises(OvertakenError):
        give_way()
    turns.since_now()()


@pytest.mark.parametrize("count", [0, 1, STEP, STEP + 1, 10 * STEP])
def test_steps_are_a_tuple_like_any_other(count):
    plain = tuple(range(count))
    steps = Steps(plain, keep_on)
    assert steps == plain
    assert ([*steps], len(steps), steps[:3]) == ([*plain], count, plain[:3])


def test_making_and_going_through_give_way_before_each_step():
    looks = []
    steps = Steps(range(3 * STEP), lambda: looks.append(1))
    assert len(looks) == 3
    seen = [item for item in steps if len(looks) == 3 + 1]
    assert seen == [*range(STEP)]
    assert len(looks) == 6


def test_what_is_overtaken_ends_between_two_steps():
    turns, seen = Turns(), []
    steps = Steps(range(3 * STEP), turns.since_now())
    with pytest.raises(OvertakenError):
        for item in steps:
            seen.append(item)
            turns.urgent()
    assert seen == [*range(STEP)]
