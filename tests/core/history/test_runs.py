"""Marks of runs: one without a living owner is told once, with what it says."""

import os
from pathlib import Path

from editor.core.history import runs
from editor.core.history.runs import Run, ended_unexpectedly, write_report


def crash(run):
    """What the system does when a process ends: it closes what was open, also what locks the name of the mark."""
    run.file.close()
    if run._name is not None:
        run._name.release()


def test_a_run_that_lives_or_ended_well_is_nothing_to_tell(tmp_path):
    living, ended = Run(tmp_path), Run(tmp_path)
    ended.end()
    assert ended_unexpectedly(tmp_path).number == 0
    living.end()
    assert not list(tmp_path.iterdir())


def test_one_that_did_not_is_told_once_with_its_report(tmp_path):
    for text in (b"", b"Fatal Python error: Segmentation fault"):
        run = Run(tmp_path)
        run.file.write(text)
        crash(run)
    ended = ended_unexpectedly(tmp_path)
    assert ended.number == 2
    assert "Segmentation fault" in ended.report.read_text(encoding="utf-8")
    assert ended_unexpectedly(tmp_path).number == 0


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").touch()
    run = Run(tmp_path / "file" / "runs")
    assert run.file is None
    run.end()
    assert ended_unexpectedly(tmp_path / "file" / "runs").number == 0
    assert write_report(tmp_path / "file", "x") is None


def test_only_the_newest_reports_stay(tmp_path):
    for number in range(25):
        write_report(tmp_path, f"{number}")
    assert len(list((tmp_path / "reports").iterdir())) == 20


def test_a_living_run_hides_no_other(tmp_path):
    runs = [Run(tmp_path) for _ in range(3)]
    names = sorted(tmp_path.glob("*.run"))
    for number in (0, 2):
        crash(runs[number])
    for age, path in zip((2, 1, 3), names, strict=True):
        os.utime(path, (age, age))
    assert ended_unexpectedly(tmp_path).number == 2
    assert len(list(tmp_path.glob("*.run"))) == 1
    runs[1].end()


def test_the_newest_report_is_told(tmp_path):
    for number in range(3):
        run = Run(tmp_path)
        path = Path(run.file.name)
        run.file.write(f"report {number}".encode())
        crash(run)
        os.utime(path, (100 - number, 100 - number))
    assert ended_unexpectedly(tmp_path).report.read_text(encoding="utf-8") == "report 0"


def test_what_the_interpreter_writes_is_there_at_once(tmp_path):
    """It crashes with the next instruction: nothing may wait in a buffer. And nobody else reads it."""
    run = Run(tmp_path / "state" / "runs")
    path = Path(run.file.name)
    run.file.write(b"Fatal")
    assert path.read_bytes() == b"Fatal"
    assert path.stat().st_mode & 0o777 == 0o600
    file = run.file
    run.end()
    assert (run.file, file.closed, path.exists()) == (None, True, False)
    run.end()


def test_a_report_is_the_persons_alone_and_the_oldest_go_first(tmp_path):
    report = write_report(tmp_path, "落ちた")
    assert report.read_text(encoding="utf-8") == "落ちた"
    assert report.stat().st_mode & 0o777 == 0o600
    for number in range(30):
        (tmp_path / "reports" / f"1999-01-{number:02d}.txt").touch()
    newest = write_report(tmp_path, "二")
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert len(names) == 20 and names[-2:] == sorted([report.name, newest.name])
    assert names[0] == "1999-01-12.txt"


def test_looking_leaves_nothing_open(tmp_path):
    marked = [Run(tmp_path) for _ in range(3)]
    crash(marked[0])
    folder = Path("/proc/self/fd")
    before = len(list(folder.iterdir())) if folder.is_dir() else 0
    assert ended_unexpectedly(tmp_path).number == 1
    assert (len(list(folder.iterdir())) if folder.is_dir() else 0) == before
    for run in marked[1:]:
        run.end()


def test_where_nothing_can_be_locked_every_mark_is_of_a_run_that_ended(tmp_path, monkeypatch):
    def refuse(*_given):
        raise OSError("no locks")

    monkeypatch.setattr(runs.locks.fcntl, "flock", refuse)
    crash(Run(tmp_path))
    assert ended_unexpectedly(tmp_path).number == 1
    monkeypatch.setattr(runs.locks, "fcntl", None)
    crash(Run(tmp_path))
    assert ended_unexpectedly(tmp_path).number == 1
