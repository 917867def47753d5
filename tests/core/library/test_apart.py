"""Reading a library in a process of its own."""

import sqlite3
import sys
from functools import partial

import pytest

from editor.core.library import apart, refresh
from editor.core.library.apart import refresh_apart
from editor.core.library.archive import Archive
from editor.core.library.refresh import Changes
from editor.core.processes import children
from tests.core.library.posts import found, header, write


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """Of twenty posts, which count as very many."""
    monkeypatch.setattr(refresh, "_VERY_MANY", 20)
    write(tmp_path / "posts", {f"{n}.md": header(title=f"米国{n}") for n in range(20)})
    return Archive(tmp_path / "posts", tmp_path / "index.sqlite3")


def elsewhere(archive, *, idle=False):
    return partial(refresh_apart, archive.library, archive.index.place, idle=idle)


def test_the_other_process_does_it(archive, monkeypatch):
    monkeypatch.setattr(refresh, "_take_in", lambda *_: pytest.fail("it is not done here"))
    told = []
    changes = archive.refresh(lambda done, every: told.append((done, every)) or True, elsewhere(archive))
    assert changes == Changes(20, 0)
    assert told == [(20, 20)]
    assert len(found(archive, "米国")) == 20


def test_few_are_read_here(archive, monkeypatch):
    archive.refresh()
    monkeypatch.setattr(refresh, "_VERY_MANY", 22)
    write(archive.library, {"new.md": header(title="米国の話")})
    assert archive.refresh(apart=lambda _progress: pytest.fail("it is not worth a process")) == Changes(1, 0)


@pytest.mark.parametrize("executable", ["/bin/false", "/nowhere/python"])
def test_one_that_fails_is_done_without(archive, monkeypatch, executable):
    monkeypatch.setattr(apart.sys, "executable", executable)
    assert elsewhere(archive)(lambda _done, _all: True) is None
    monkeypatch.undo()
    assert archive.refresh(apart=lambda _progress: None) == Changes(20, 0)


def test_it_stops_when_it_is_told_to(archive):
    assert elsewhere(archive)(lambda _done, _all: False) is None
    with sqlite3.connect(archive.index.place) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("code", "patience"),
    [
        ("import time; print('a warning', flush=True); time.sleep(3600)", 60),
        ("import time; time.sleep(3600)", 0.1),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2[]')", 60),
        ("import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x0e[\"done\", 5, 0]'); sys.exit(1)", 60),
    ],
)
def test_one_that_says_nonsense_hangs_or_ends_badly_is_done_without(archive, monkeypatch, code, patience):
    monkeypatch.setattr(children, "command", lambda *_names: [sys.executable, "-S", "-c", code])
    monkeypatch.setattr(apart, "_PATIENCE", patience)
    assert elsewhere(archive)(lambda _done, _all: True) is None
