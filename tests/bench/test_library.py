"""The measuring works; how long anything takes is not tested."""

from tests.bench.library import SIZE, Writer, measured, table, write_library


def test_posts_are_of_one_size_and_the_same_each_time():
    path, text = Writer().post(0, 10)
    assert SIZE <= len(text.encode()) < SIZE + 1_500
    assert (path, text) == Writer().post(0, 10)


def test_a_library_is_measured(tmp_path):
    write_library(tmp_path, 12)
    times = measured(tmp_path, 12, rounds=1)
    assert times.build > 0
    assert times.p95 > 0
    assert "| posts | 12 |" in table(times)
