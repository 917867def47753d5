import errno
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.disk import regular, store
from editor.core.errors import FileChangedError, FileError
from editor.core.history import writing_days
from editor.core.history.writing_days import WritingDays, keep_days, read_days

TODAY = date(2026, 11, 27)


def test_a_day_is_what_its_posts_grew_by() -> None:
    days = WritingDays().with_post(TODAY, "a", 100, 150).with_post(TODAY, "a", 999, 120).with_post(TODAY, "b", 0, 30)
    assert days.written(TODAY) == 50
    days = days.with_post(TODAY, "a", 0, 40)
    assert days.written(TODAY) == 30  # what is taken out of one post takes nothing from another
    assert days.week(TODAY)[-1] == (TODAY, 30)
    assert len(days.week(TODAY)) == 7
    renamed = days.renamed(TODAY, "b", "c")
    assert renamed.written(TODAY) == 30
    assert renamed.with_post(TODAY, "c", 7, 31).written(TODAY) == 31


def test_the_file_is_kept_and_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "writing.json"
    days = keep_days(path, WritingDays({TODAY.isoformat(): {"a": (0, 20)}}, goal=2000), TODAY)
    assert read_days(path) == days
    assert (days.written(TODAY), days.goal) == (20, 2000)


def test_two_windows_write_one_file(tmp_path: Path) -> None:
    path = tmp_path / "writing.json"
    keep_days(path, WritingDays().with_post(TODAY, "a", 0, 20), TODAY)
    keep_days(path, WritingDays().with_post(TODAY, "b", 5, 10).with_post(TODAY, "a", 15, 25), TODAY)
    assert read_days(path).written(TODAY) == 30
    keep_days(path, WritingDays().with_post(TODAY, "c", 5, 10), TODAY, gone=("b",))
    assert read_days(path).posts[TODAY.isoformat()] == {"a": (0, 25), "c": (5, 10)}


def test_another_window_that_writes_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, write, calls = tmp_path / "writing.json", store.write, []

    def busy(*arguments: object, **named: object) -> str:
        calls.append(arguments)
        if len(calls) == 1:
            raise FileChangedError("another window")
        return write(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(writing_days.store, "write", busy)
    keep_days(path, WritingDays().with_post(TODAY, "a", 0, 20), TODAY)
    assert read_days(path).written(TODAY) == 20


@pytest.mark.parametrize("text", ["{", "[]", "\x00", '{"days": 3}', "[" * 5000])
def test_a_damaged_file_is_kept_beside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "writing.json"
    path.write_text(text)
    with pytest.raises((ValueError, RecursionError)):
        read_days(path)
    keep_days(path, WritingDays().with_post(TODAY, "a", 0, 20), TODAY)
    assert read_days(path).written(TODAY) == 20
    assert (tmp_path / "writing.broken.json").read_text() == text


def test_each_damaged_file_is_kept_also_a_large_one(tmp_path: Path) -> None:
    path = tmp_path / "writing.json"
    texts = ["{", "[]", " " * (5 << 20)]
    for text in texts:
        path.write_text(text)
        keep_days(path, WritingDays().with_post(TODAY, "a", 0, 20), TODAY)
        assert read_days(path).written(TODAY) == 20
    assert sorted(len(kept.read_text()) for kept in tmp_path.glob("writing.broken*.json")) == sorted(map(len, texts))


def test_a_file_that_cannot_be_read_now_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "writing.json"
    keep_days(path, WritingDays().with_post(TODAY, "a", 0, 20), TODAY)
    before = path.read_bytes()

    def failing(*_of: object) -> bytes:
        raise OSError(errno.EIO, "the disk")

    monkeypatch.setattr(regular, "read_if_there", failing)
    with pytest.raises(FileError, match=r"writing\.json"):
        keep_days(path, WritingDays().with_post(TODAY, "b", 0, 5), TODAY)
    assert path.read_bytes() == before


def test_what_is_no_number_is_passed_over(tmp_path: Path) -> None:
    day = TODAY.isoformat()
    values = {
        "goal": "many",
        "days": {
            day: {"a": [1, 5], "b": [1], "c": "x", "d": [True, 2], "e": [-1, 4], "f": [0, 10**12]},
            "2026-11-26": 7,
            "2026-11-25": -7,
            "no day": 3,
            "2026-13-99": 3,
        },
    }
    (tmp_path / "writing.json").write_text(json.dumps(values))
    days = read_days(tmp_path / "writing.json")
    assert days == WritingDays({day: {"a": (1, 5)}}, {"2026-11-26": 7}, 0)


def test_days_long_past_are_one_number() -> None:
    days = WritingDays()
    for back in (0, 10, 20, 900):
        days = days.with_post(TODAY - timedelta(days=back), "a", 0, 100)
    thin = days.thinned(TODAY)
    assert len(thin.posts) == 2
    assert thin.sums == {(TODAY - timedelta(days=20)).isoformat(): 100}
    assert thin.written(TODAY - timedelta(days=20)) == 100


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_nothing_is_less_than_nothing(notes: list[tuple[str, int, int]]) -> None:
    days = WritingDays()
    for post, first, last in notes:
        days = days.with_post(TODAY, post, first, last)
    assert days.written(TODAY) >= 0
    assert days.merged(days, TODAY) == days
    assert days.thinned(TODAY).written(TODAY) == days.written(TODAY)
