"""Tests write into memory only where there is room and what they write can be started."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.plugins import folders


@pytest.mark.parametrize(
    ("free", "flags", "takes_it"),
    [(24 << 30, 0, True), (64 << 20, 0, False), (24 << 30, getattr(os, "ST_NOEXEC", 8), False)],
    ids=["with room", "a container's 64 MB", "no programs"],
)
def test_where_there_is_room(
    free: int, flags: int, takes_it: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_MEMORY", tmp_path)
    system = SimpleNamespace(f_flag=flags, f_bavail=free >> 12, f_frsize=1 << 12)
    monkeypatch.setattr(os, "statvfs", lambda _path: system, raising=False)
    assert folders._has_room() is takes_it


def test_what_ended_runs_left_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_MEMORY", tmp_path)
    ended, running, other = (
        tmp_path / f"{name}" for name in (f"{folders._PREFIX}99999999", f"{folders._PREFIX}1", "other")
    )
    for folder in (ended, running, other):
        (folder / "in").mkdir(parents=True)
    folders._sweep()
    assert [path.exists() for path in (ended, running, other)] == [False, Path("/proc/1").exists(), True]


def test_a_folder_is_new(tmp_path: Path) -> None:
    assert tmp_path.is_dir()
    assert not list(tmp_path.iterdir())
    assert tmp_path == tmp_path.resolve()
