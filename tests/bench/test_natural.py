"""Keys at a natural pace: their gaps and their figures."""

import random
from itertools import islice, pairwise

from tests.bench.natural import SENTENCE, Key, figures, gaps, table


def test_gaps_are_a_persons_and_the_same_with_each_seed():
    first = [*islice(gaps(random.Random(3)), 400)]
    assert first == [*islice(gaps(random.Random(3)), 400)]
    assert all(0.15 <= gap <= 0.6 for gap in first)
    assert any(gap > 0.35 for gap in first) and any(gap < 0.25 for gap in first)


def test_each_letter_changes_the_screen():
    assert all(one != other for one, other in pairwise(SENTENCE * 2))


def test_figures_and_the_slowest_keys():
    keys = [Key(number, 2.0, 8.0) for number in range(40)] + [Key(41.5, 9.0, 77.0)]
    assert figures(keys) == {
        "keys": 41, "glyph_p50": 2, "glyph_p95": 2, "glyph_max": 9, "page_p50": 8, "page_p95": 8, "page_max": 77
    }  # fmt: skip
    assert "| 10k | calm | 41 | 2.0, 2.0, 9.0 | 8.0, 8.0, 77.0 | 77 at 41.5," in table([("10k", "calm", keys)])
