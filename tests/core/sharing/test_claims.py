"""Who has a post open: another living process does, one that has ended does not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.processes import children, identity
from editor.core.processes.identity import Process, me
from editor.core.sharing import claims

CLAIM = """
import sys
from pathlib import Path
from editor.core.sharing import claims
print(claims.claim(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]) is None, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "open"


@pytest.fixture
def other(folder: Path, tmp_path: Path):
    """Another process that has claimed the post."""
    child = subprocess.Popen(
        [sys.executable, "-c", CLAIM, str(folder), str(tmp_path / "a.md"), "i"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=children.environment(),
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    yield child
    child.kill()
    child.communicate()


def test_a_post_is_claimed_once(folder: Path, tmp_path: Path) -> None:
    assert claims.claim(folder, tmp_path / "a.md", "i") is None
    assert claims.claim(folder, tmp_path / "a.md", "i") is None  # by the same process as often as it likes
    assert len(list(folder.iterdir())) == 2
    claims.release(folder, tmp_path / "a.md", "i")
    assert list(folder.iterdir()) == []


def test_a_claim_that_is_ours_is_looked_at_and_not_written_anew(folder: Path, tmp_path: Path) -> None:
    """It is asked for each time that the window comes back: a busy disk would hold up the keys that follow."""
    assert claims.claim(folder, tmp_path / "a.md", "i") is None
    written = {name: (name.stat().st_ino, name.stat().st_mtime_ns) for name in folder.iterdir()}
    at = folder.stat().st_mtime_ns
    assert claims.claim(folder, tmp_path / "a.md", "i") is None
    assert written == {name: (name.stat().st_ino, name.stat().st_mtime_ns) for name in folder.iterdir()}
    assert folder.stat().st_mtime_ns == at


@pytest.mark.parametrize(("name", "post_id"), [("a.md", ""), ("a.md", "other"), ("b.md", "i")])
def test_another_living_process_has_it(folder: Path, tmp_path: Path, other, name: str, post_id: str) -> None:
    claim = claims.claim(folder, tmp_path / name, post_id)
    assert claim is not None
    assert claim.process.pid == other.pid
    assert claim.path == str(tmp_path / "a.md")
    assert not claim.process.is_elsewhere
    assert len(list(folder.iterdir())) == 2  # nothing of ours was left


def test_a_link_is_the_same_post(folder: Path, tmp_path: Path, other) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("a.md")
    assert claims.claim(folder, tmp_path / "link.md", "") is not None


def test_one_that_was_killed_has_nothing(folder: Path, tmp_path: Path, other) -> None:
    other.kill()
    other.wait()
    assert claims.claim(folder, tmp_path / "a.md", "i") is None


def test_one_that_closed_leaves_it(folder: Path, tmp_path: Path, other) -> None:
    claims.release(folder, tmp_path / "a.md", "i")  # not ours to give
    assert claims.claim(folder, tmp_path / "a.md", "i") is not None
    claims.take_over(folder, tmp_path / "a.md", "i")
    claims.release(folder, tmp_path / "a.md", "i")
    assert list(folder.iterdir()) == []


def put(folder: Path, post: Path, holder: Process) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claims, "me", lambda: holder)
        assert claims.claim(folder, post, "") is None


@pytest.mark.parametrize(
    ("held_by", "held"),
    [
        (lambda: replace(me(), pid=1, started="x"), False),  # its number was given to another process
        (lambda: replace(me(), boot="before"), False),  # the machine was started anew
        (lambda: replace(me(), pid=os.getppid(), started=identity._started(os.getppid())), True),
        (lambda: replace(me(), pid=2**22 + 1), False),
        (lambda: replace(me(), pid=-1), False),
        (lambda: replace(me(), machine="another", pid=2**22 + 1), True),  # that cannot be known from here
    ],
    ids=["number used again", "restart", "parent", "no such process", "nonsense", "another machine"],
)
def test_what_a_claim_is_worth(folder: Path, tmp_path: Path, held_by: Callable[[], Process], held: bool) -> None:
    holder = held_by()
    put(folder, tmp_path / "a.md", holder)
    found = claims.claim(folder, tmp_path / "a.md", "")
    assert (found is not None) is held
    if found is not None:
        assert found.process == holder


@pytest.mark.parametrize("words", ["", "{", "[1]", "{}", '{"process": {"pid": "1"}}', "[" * 100_000])
def test_a_damaged_claim_is_none(folder: Path, tmp_path: Path, words: str) -> None:
    claims.claim(folder, tmp_path / "a.md", "")
    [name] = folder.iterdir()
    name.write_text(words, encoding="utf-8")
    assert claims.claim(folder, tmp_path / "a.md", "") is None
    assert json.loads(name.read_text(encoding="utf-8"))["process"]["pid"] == os.getpid()


def test_a_claim_that_came_between_stays(folder: Path, tmp_path: Path) -> None:
    put(folder, tmp_path / "a.md", replace(me(), boot="before"))
    [name] = folder.iterdir()
    stale = name.read_bytes()
    put_now = name.read_bytes().replace(b"before", b"later")
    name.write_bytes(put_now)
    claims._remove(name, stale)
    assert name.read_bytes() == put_now
    assert list(folder.iterdir()) == [name]


def test_without_a_folder_there_is_no_claim_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert claims.claim(tmp_path / "file" / "open", tmp_path / "a.md", "i") is None
    claims.release(tmp_path / "file" / "open", tmp_path / "a.md", "i")
    claims.sweep(tmp_path / "file" / "open")


def test_old_claims_are_swept(folder: Path, tmp_path: Path) -> None:
    put(folder, tmp_path / "a.md", replace(me(), boot="before"))
    put(folder, tmp_path / "b.md", replace(me(), machine="another"))
    claims.claim(folder, tmp_path / "c.md", "")
    claims.sweep(folder)
    assert len(list(folder.iterdir())) == 2


def test_what_a_killed_process_left_beside_claims_is_swept(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    gone, ours = folder / "a.999999999.new", folder / f"b.{os.getpid()}.old"
    for path in (gone, ours):
        path.write_bytes(b"{")
    claims.sweep(folder)
    assert not gone.exists()
    assert ours.exists()
