"""What is learned of an author's links."""

import pytest

from editor.core.library import habits
from editor.core.library.habits import AVERAGE, EDGES, LATER, Habits, class_of
from tests.core.library.posts import archive_of, header


@pytest.mark.parametrize(("between", "found"), [(0, LATER), (-5, LATER), (1, 0), (2, 0), (3, 1), (1280, 9), (9999, 10)])
def test_classes(between, found):
    assert class_of(between) == found
    assert len(EDGES) == 10


def test_the_average_author_prefers_what_is_new_and_alike():
    assert AVERAGE.of_distance(1) > AVERAGE.of_distance(30) > AVERAGE.of_distance(600)
    assert AVERAGE.of_distance(1) > 0 > AVERAGE.of_distance(0)
    assert AVERAGE.of_labels(0) < AVERAGE.of_labels(1) < AVERAGE.of_labels(9)


def blog(folder, back: int):
    """Sixty posts; each links to the one so many before."""
    texts = {}
    for n in range(60):
        head = header(
            date=f"2025-0{n // 28 + 1}-{n % 28 + 1:02d}",
            status="published",
            labels=f"[{'奇' if n % 2 else '偶'}]",
            title=f"題{n}",
            blogger__url=f"https://example.com/{n}",
        )
        texts[f"{n:02}.md"] = head + (f"[前](https://example.com/{n - back})\n" if n >= back else "")
    return archive_of(folder, texts).index


@pytest.mark.parametrize(("back", "near", "far"), [(1, 1, 30), (30, 30, 1)])
def test_distance(tmp_path, back, near, far):
    found = habits.learn(blog(tmp_path / "posts", back))
    assert found.of_distance(near) > 0.7 > found.of_distance(far) + 0.5


def test_labels(tmp_path):
    alike, unlike = (habits.learn(blog(tmp_path / str(back), back)) for back in (2, 1))
    assert alike.of_labels(1) > 0.3 > alike.of_labels(0)
    assert unlike.of_labels(0) > unlike.of_labels(1)


def test_an_empty_library(tmp_path):
    found = habits.learn(archive_of(tmp_path / "posts", {}).index)
    assert len(found.distances) == LATER + 1


def test_as_text_and_back(tmp_path):
    found = habits.learn(blog(tmp_path / "posts", 1))
    assert habits.loaded(habits.dumped(found)) == found


@pytest.mark.parametrize("text", ["", "[]", "[[1], [2]]", "{", '[["a"], []]', "null"])
def test_other_text_is_the_average_author(text):
    assert habits.loaded(text) == AVERAGE
    assert isinstance(AVERAGE, Habits)
