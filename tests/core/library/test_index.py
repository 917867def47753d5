"""The numbers of posts: within their year, and no two the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.index import Index, number_at

DAYS = ["", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01"]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = Index(tmp_path_factory.mktemp("numbers"), tmp_path_factory.mktemp("cache") / "index.sqlite3")
    yield made
    made.close()


def put(index, numbers):
    """Rows of posts with these numbers, in place of those that were there."""
    with index.writing():
        index.connection.execute("DELETE FROM post")
        index.connection.executemany(
            "INSERT INTO post VALUES (?, ?, '', '', '', '', '[]', '', '', 0, '', '')",
            [(number, b"%d.md" % number) for number in numbers],
        )
    index._free.clear()


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.integers(0, 30)), max_size=40), st.integers(0, 40))
def test_all_are_free_and_different(index, moments, known):
    put(index, [])
    put(index, index.free_numbers(moments[:known]))
    taken = {row[0] for row in index.connection.execute("SELECT id FROM post")}
    numbers = index.free_numbers(moments[known:])
    assert len({*numbers, *taken}) == len(moments)
    for (day, _second), number in zip(moments[known:], numbers, strict=True):
        assert (date.fromordinal(number // 8192).year == int(day[:4])) if day else number < 8192


@pytest.mark.parametrize(("day", "step"), [("", 1), ("2025-03-01", 1), ("2025-08-01", -1)])
def test_a_long_row_of_posts_of_one_moment_is_passed_at_once(index, day, step):
    first = number_at(day, 0) if day else 1
    put(index, range(first, first + step * 3_000, step))
    asked = []
    index.connection.set_trace_callback(asked.append)
    numbers = index.free_numbers([(day, 0)] * 3)
    index.connection.set_trace_callback(None)
    assert numbers == [first + step * n for n in range(3_000, 3_003)]
    assert len(asked) < 10
