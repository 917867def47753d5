"""Two windows write one file, and each keeps what it changed."""

import json
from pathlib import Path
from typing import Any

import pytest

from editor.core.disk import store
from editor.core.errors import FileChangedError
from editor.core.history.window_state import as_bytes, keep_state, merged, read_state

State = dict[str, Any]


@pytest.mark.parametrize(
    ("before", "mine", "there", "made"),
    [
        pytest.param({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}, id="another one changed it"),
        pytest.param({"a": 1}, {"a": 3}, {"a": 1}, {"a": 3}, id="this one changed it"),
        pytest.param({"a": 1}, {"a": 3}, {"a": 2}, {"a": 3}, id="both: the last one counts"),
        pytest.param({}, {"a": 1}, {"b": 2}, {"b": 2, "a": 1}, id="each has a key of its own"),
        pytest.param({"a": 1}, {}, {"a": 1, "b": 2}, {"b": 2}, id="this one took it out"),
        pytest.param({"a": 1, "b": 2}, {"a": 1, "b": 2}, {"b": 2}, {"b": 2}, id="another one took it out"),
        pytest.param(
            {"places": {"x": [0], "y": [0], "z": [0]}},
            {"places": {"y": [0], "x": [5], "new": [7]}},
            {"places": {"x": [1], "y": [2], "z": [0], "theirs": [9]}},
            {"places": {"y": [2], "theirs": [9], "x": [5], "new": [7]}},
            id="a table, entry by entry",
        ),
        pytest.param({"t": {"a": 1}}, {"t": {"a": 1}}, {"t": "no table"}, {"t": "no table"}, id="of another kind"),
        pytest.param({"t": {"a": 1}}, {"t": {"a": 2}}, {"t": [1]}, {"t": {"a": 2}}, id="of another kind, changed"),
        pytest.param(
            {"recent": ["a", "b"]},
            {"recent": ["m", "a", "b"]},
            {"recent": ["o", "a", "b"]},
            {"recent": ["m", "o", "a"]},
            id="posts that both opened",
        ),
        pytest.param({"recent": ["a"]}, {"recent": []}, {"recent": ["o", "a"]}, {"recent": []}, id="cleared"),
        pytest.param({"n": 1}, {"n": True}, {"n": 1}, {"n": True}, id="a number is no truth"),
    ],
)
def test_what_becomes_of_two(before: State, mine: State, there: State, made: State) -> None:
    found = merged(before, mine, there)
    assert json.dumps(found) == json.dumps(made)  # in their order, too


def test_the_place_of_the_window_is_that_of_the_last_one() -> None:
    before = {"geometry": "first", "panes": [1, 2]}
    assert merged(before, before, {"geometry": "other", "panes": [3]}, {"geometry"}) == {
        "geometry": "first",
        "panes": [3],
    }


@pytest.mark.parametrize("there", [None, b"", b"not json", b"[]", b"\xff", b"[" * 100_000])
def test_a_file_that_is_gone_or_damaged_is_made_of_all_that_is_known(tmp_path: Path, there: bytes | None) -> None:
    path = tmp_path / "state" / "window.json"
    if there is not None:
        path.parent.mkdir()
        path.write_bytes(there)
    assert read_state(path) == {}
    keep_state(path, {"a": 1}, {"a": 1, "b": "\ud800"})
    assert read_state(path) == {"a": 1, "b": "\ud800"}


def test_what_is_written_in_the_same_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, write, others = tmp_path / "window.json", store.write, [{"b": 1}, {"b": 1, "c": 2}]

    def late(path: Path, data: bytes, expected: str | None) -> str:
        if others:
            path.write_bytes(as_bytes(others.pop(0)))
        return write(path, data, expected)

    monkeypatch.setattr(store, "write", late)
    keep_state(path, {}, {"a": 0})
    assert read_state(path) == {"a": 0, "b": 1, "c": 2}


def test_one_that_never_comes_to_an_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object) -> str:
        raise FileChangedError("changed")

    monkeypatch.setattr(store, "write", refuse)
    with pytest.raises(FileChangedError):
        keep_state(tmp_path / "window.json", {}, {"a": 0})
