"""The measuring works; how long anything takes is not tested."""

from tests.bench.rendering import measured, post


def test_posts_are_as_large_as_asked_for_and_the_same_each_time():
    assert 10_000 <= len(post(10_000).encode()) < 12_000
    assert post(10_000) == post(10_000)


def test_times_are_measured():
    times = measured(2_000)
    assert 0 < times.median <= times.longest
    assert times.first > 0
