"""Reading in several processes gives what reading here gives, also where they die, hang, or answer nonsense."""

import os
import sys
from pathlib import Path

import pytest

from editor.core.library import reading
from editor.core.library.reading import Prepared, Wanted, prepared
from editor.core.processes import children
from tests.core.library.posts import header, write

_SAY = """
import sys, struct, time
def say(data):
    sys.stdout.buffer.write(struct.pack(">I", len(data)) + data); sys.stdout.buffer.flush()
"""
FAILING = {
    "dies": "pass",
    "hangs": "time.sleep(3600)",
    "prints": "print('a warning', flush=True); time.sleep(3600)",
    "no JSON": "say(b'{'); time.sleep(3600)",
    "another shape": "say(b'7'); time.sleep(3600)",
    "other items": "say(b'[[1, 2]]'); say(b''); say(b''); time.sleep(3600)",
    "cut off": "sys.stdout.buffer.write(struct.pack('>I', 50) + b'[]')",
    "too much": "sys.stdout.buffer.write(b'\\xff' * 5000); sys.stdout.flush(); time.sleep(3600)",
}


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Wanted]:
    """Twelve files of several kinds, which are read three at a time by two processes."""
    monkeypatch.setattr(reading, "_BATCH", 3)
    monkeypatch.setattr(reading, "_WORTH_IT", 6)
    monkeypatch.setattr(reading, "_MOST", 2)
    write(tmp_path, {f"{n}.md": header(title=f"米国{n}", labels="[一, 二]") + f"本文{n}。\n" for n in range(9)})
    write(tmp_path, {"empty.md": "", "none.md": "本文だけ。\n"})
    os.link(tmp_path / "0.md", os.fsencode(tmp_path) + b"/\xff.md")
    names = sorted(os.fsencode(path.name) for path in tmp_path.iterdir())
    return [(name, "") for name in (*names, b"gone.md")]


def here(library: Path, wanted: list[Wanted]) -> list[Prepared]:
    """What reading them without a process gives."""
    return reading._prepare_all(library, wanted, reading.Titles())


def test_processes_give_what_is_read_here(tmp_path: Path, wanted: list[Wanted], monkeypatch) -> None:
    expected = here(tmp_path, wanted)
    assert len(expected) == 12
    monkeypatch.setattr(reading, "_prepare_all", lambda *_: pytest.fail("it is not read here"))
    found = [item for batch in prepared(tmp_path, wanted) for item in batch]
    assert [item._replace(fresh=False) for item in found] == [item._replace(fresh=False) for item in expected]


@pytest.mark.parametrize("code", FAILING.values(), ids=FAILING)
def test_processes_that_fail_are_done_without(tmp_path: Path, wanted: list[Wanted], monkeypatch, code: str) -> None:
    monkeypatch.setattr(children, "command", lambda *_names: [sys.executable, "-S", "-c", _SAY + code])
    monkeypatch.setattr(reading, "_PATIENCE", 0.3 if code == FAILING["hangs"] else 60)
    found = [item for batch in prepared(tmp_path, wanted) for item in batch]
    expected = here(tmp_path, wanted)
    assert [item._replace(fresh=False) for item in found] == [item._replace(fresh=False) for item in expected]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1] * 7, [3, 3, 1]),
        ([100] * 4, [1, 1, 1, 1]),
        ([4, 4, 4, 100, 4, 4], [2, 1, 1, 2]),
        ([0, 0, 0, 9], [3, 1]),
        ([9, 1], [2]),
    ],
)
def test_batches_are_bounded_in_files_and_bytes(monkeypatch, sizes: list[int], expected: list[int]) -> None:
    """Of posts of some megabytes, twenty-four batches of forty files would not have room in memory."""
    monkeypatch.setattr(reading, "_BATCH", 3)
    monkeypatch.setattr(reading, "_BATCH_BYTES", 10)
    files = [(b"%d.md" % number, "") for number in range(len(sizes))]
    found = [*reading.batches(files, sizes)]
    assert [len(batch) for batch in found] == expected
    assert [file for batch in found for file in batch] == files


@pytest.mark.parametrize(
    ("ahead", "fresh"),
    [(-10, False), (-1, True), (0.5, True), (60, True), (3_600, False), (20 * 365 * 86_400, False)],
)
def test_a_clock_that_was_set_back_does_not_make_all_files_new(
    tmp_path, monkeypatch, ahead: float, fresh: bool
) -> None:
    """`ahead`: seconds by which the file's time is later than the clock. One of another machine's clock may be."""
    write(tmp_path, {"a.md": "本文。\n"})
    written = (tmp_path / "a.md").stat()
    now = max(written.st_mtime_ns, written.st_ctime_ns) - round(ahead * 1e9)
    monkeypatch.setattr(reading.time, "time_ns", lambda: now)
    found = reading.prepare(tmp_path, b"a.md", "", reading.Titles())
    assert found is not None and found.fresh is fresh


def test_a_file_of_a_later_day_that_was_written_just_now_is_new(tmp_path, monkeypatch) -> None:
    write(tmp_path, {"a.md": "本文。\n"})
    os.utime(tmp_path / "a.md", (13e9, 13e9))
    changed = (tmp_path / "a.md").stat().st_ctime_ns
    monkeypatch.setattr(reading.time, "time_ns", lambda: changed + 10_000_000)
    found = reading.prepare(tmp_path, b"a.md", "", reading.Titles())
    assert found is not None and found.fresh
