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
