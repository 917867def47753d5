"""How much of a long post is asked for next."""

import pytest

from editor.app.render import beginning
from editor.app.render.beginning import Beginning

PARAGRAPH = "字" * 98 + "\n\n"
LONG = "".join(f"{number:04}{PARAGRAPH[4:]}" for number in range(60))


@pytest.fixture(autouse=True)
def short_steps(monkeypatch):
    monkeypatch.setattr(beginning, "FIRST", 250)
    monkeypatch.setattr(beginning, "STEP", 1000)


def parts(asked: Beginning, body: str, revision: int) -> list[int]:
    """The lengths of all parts that are asked for until the whole is."""
    found = [len(asked.next(body, revision, fresh=False))]
    while asked.is_partial:
        found.append(len(asked.next(body, revision, fresh=False)))
    return found


def test_the_rest_comes_in_steps():
    asked = Beginning()
    assert asked.next(LONG, 0, fresh=True) == LONG[:300]
    assert asked.is_partial
    assert parts(asked, LONG, 0) == [1400, 2500, 3600, 4700, 6000]
    assert parts(asked, LONG + "続き", 1) == [6002]


@pytest.mark.parametrize("body", ["", "字", LONG[:500], "字" * 6000, "字" * 510 + "\n\n字"])
def test_a_short_post_or_one_without_a_place_to_part_it_comes_whole(body):
    asked = Beginning()
    assert asked.next(body, 0, fresh=True) == body
    assert not asked.is_partial


@pytest.mark.parametrize("place", [0, 150, 296, 310, 3000, len(LONG)])
@pytest.mark.parametrize("removed", [0, 2, 40])
def test_what_is_typed_meanwhile_comes_before_the_next_step(place, removed):
    asked = Beginning()
    first = asked.next(LONG, 0, fresh=True)
    body = LONG[:place] + "新しい字" + LONG[place + removed :]
    part = asked.next(body, 1, fresh=False)
    assert body.startswith(part)
    assert asked.is_partial
    if place >= len(first):
        assert part == first
    elif place + removed < len(first) - beginning._ALIKE:
        assert part == first[:place] + "新しい字" + first[place + removed :]
    assert parts(asked, body, 1)[-1] == len(body)


def test_a_text_that_is_shortened_or_emptied_meanwhile_comes_whole():
    for body in ("", LONG[:100], "別の文。"):
        asked = Beginning()
        asked.next(LONG, 0, fresh=True)
        assert asked.next(body, 1, fresh=False) == body
        assert not asked.is_partial


def test_another_page_begins_anew():
    asked = Beginning()
    asked.next(LONG, 0, fresh=True)
    asked.next(LONG, 0, fresh=False)
    assert asked.next(LONG, 0, fresh=True) == LONG[:300]
