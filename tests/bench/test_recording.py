"""What the recording calls a flash and a jump, on frames that were drawn for it."""

import numpy as np
import pytest

from tests.bench.recording import judge

LINES = [20, 50, 80, 110, 140]
RNG = np.random.default_rng(1)
INK = [RNG.integers(0, 255, (10, 100)).astype(np.uint8) for _line in range(8)]


def page(*lines: tuple[int, int]) -> np.ndarray:
    """A page with words, given as their number and the row where they stand."""
    frame = np.full((200, 120), 255, np.uint8)
    for words, row in lines:
        frame[row : row + 10, 10:110] = INK[words]
    return frame


WHOLE = page(*enumerate(LINES))
BLANK = page()
TYPED = page((5, 20), *list(enumerate(LINES))[1:])
LOWER = page(*((words, row + 12) for words, row in enumerate(LINES)))
GROWN = page((0, 20), (6, 50), *((words, row + 30) for words, row in list(enumerate(LINES))[1:]))


@pytest.mark.parametrize(
    ("frames", "flashes", "jumps"),
    [
        ([(0, WHOLE), (10, TYPED), (20, WHOLE)], [], []),
        ([(0, WHOLE), (10, GROWN)], [], []),
        ([(0, WHOLE), (10, BLANK), (12, WHOLE)], [10], []),
        ([(0, WHOLE), (10, BLANK), (25, TYPED)], [10], []),
        ([(0, WHOLE), (10, TYPED), (12, WHOLE)], [10], []),
        ([(0, WHOLE), (10, LOWER)], [], [10]),
        ([(0, WHOLE), (10, GROWN), (12, WHOLE)], [10], [10]),
    ],
)
def test_what_is_seen(frames: list[tuple[int, np.ndarray]], flashes: list[int], jumps: list[int]) -> None:
    found = judge(frames, 30, may_scroll=False)
    assert (found.flashes, found.jumps) == (flashes, jumps)


def test_a_page_may_follow_the_caret_but_not_come_back() -> None:
    assert judge([(0, LOWER), (10, WHOLE)], 30, may_scroll=True).jumps == []
    assert judge([(0, LOWER), (10, WHOLE)], 30, may_scroll=True).moves == [-12]
    assert judge([(0, LOWER), (10, WHOLE), (12, LOWER)], 30, may_scroll=True).jumps == [10]
