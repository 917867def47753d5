"""The harness sees what it is there to see, and the program stands a share of its faults with each run of the tests."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.lasting import Disk
from tests.faults.tracing import Fault, parse
from tests.guard.repository import ROOT

pytestmark = [
    pytest.mark.long(35),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is a program of Linux"),
]


def python(module: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=240
    )
    if done.stdout.startswith("Skipped: "):
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_a_share_of_all_faults_loses_nothing() -> None:
    lines = python("tests.faults", "--short").splitlines()
    counted = re.fullmatch(r"faults (\d+), torn 0, false saves 0, crashes 0, stray 0", lines[-1])
    assert counted, lines[-1]
    assert int(counted[1]) >= 70


def test_bad_savers_are_found_out() -> None:
    counted = json.loads(python("tests.faults.bad_savers"))

    def sees(kind: str) -> set[str]:
        return {name for name, tally in counted.items() if tally[kind]}

    assert all(tally["faults"] >= 15 for tally in counted.values())
    assert sees("torn") >= {"in_place", "unchecked", "like_qsavefile", "unsynced", "renaming_first"}
    assert sees("false") >= {"unchecked", "like_qsavefile", "unsynced", "syncing_twice", "littering", "mute", "denying"}
    assert sees("crashes") == {"littering"}
    assert sees("stray") >= {"littering", "mute"}
    assert sees("unclear") >= {"mute"}


LOG = r"""
12 openat(AT_FDCWD</b>, "/b/.\350\250\230.tmp~", O_WRONLY|O_CREAT|O_EXCL, 0666) = 4</b/.\350\250\230.tmp~>
13 newfstatat(AT_FDCWD</b>, "/b/x \"y\".md", 0x7ffc, 0) = -1 ENOENT (No such file or directory)
12 write(4</b/.\350\250\230.tmp~>, "a <unfinished ...>"..., 99 <unfinished ...>
13 fsync(5</b>) = -1 EIO (Input/output error) (INJECTED)
12 <... write resumed>) = 99
12 openat(AT_FDCWD</b>, "/b", O_RDONLY) = ?
12 +++ killed by SIGKILL +++
"""


def test_logs_are_read() -> None:
    calls = parse(LOG)
    assert [(call.thread, call.name, call.ordinal) for call in calls] == [
        (12, "openat", 1),
        (13, "newfstatat", 1),
        (12, "write", 1),
        (13, "fsync", 1),
        (12, "openat", 2),
    ]
    assert calls[0].paths == ("/b/.記.tmp~",)
    assert calls[0].opened == "/b/.記.tmp~"
    assert calls[1].paths == ('/b/x "y".md',)
    assert calls[2].descriptors == ("/b/.記.tmp~",)
    assert [call.worked for call in calls] == [True, False, True, False, False]
    assert [call.tampered for call in calls] == [False, False, False, True, False]
    assert calls[3].error == "EIO"
    assert Fault("write", 3, "EIO").option == "inject=write:error=EIO:when=3"
    assert Fault("write", 3, "").option == "inject=write:signal=SIGKILL:when=3"


OPEN = 'openat(AT_FDCWD</b>, "/b/t", O_WRONLY|O_CREAT|O_EXCL, 0666) = 4</b/t>'
WRITE, SYNC, BROKEN = 'write(4</b/t>, "x", 1) = 1', "fsync(4</b/t>) = 0", "fsync(4</b/t>) = -1 EIO (x)"
RENAME, LINK = 'rename("/b/t", "/b/a") = 0', 'link("/b/t", "/b/a") = 0'
EXCHANGE = 'renameat2(AT_FDCWD</b>, "/b/t", AT_FDCWD</b>, "/b/a", RENAME_EXCHANGE) = 0'
UNLINK, FOLDER = 'unlink("/b/t") = 0', "fsync(5</b>) = 0"


@pytest.mark.parametrize(
    ("lines", "keeps"),
    [
        ([OPEN, WRITE, SYNC, RENAME, FOLDER], True),
        ([OPEN, WRITE, SYNC, LINK, UNLINK, FOLDER], True),
        ([OPEN, WRITE, SYNC, EXCHANGE, UNLINK, FOLDER], True),
        ([OPEN, WRITE, SYNC, RENAME], False),
        ([OPEN, WRITE, RENAME, FOLDER], False),
        ([OPEN, WRITE, SYNC, FOLDER, RENAME], False),
        ([OPEN, SYNC, WRITE, RENAME, FOLDER], False),
        ([OPEN, WRITE, BROKEN, SYNC, RENAME, FOLDER], False),
        ([OPEN, WRITE, BROKEN, UNLINK, OPEN, WRITE, SYNC, RENAME, FOLDER], True),
        ([OPEN, WRITE, SYNC, EXCHANGE, UNLINK], False),
        (['openat(AT_FDCWD</b>, "/b/a", O_WRONLY|O_TRUNC) = 4</b/a>', FOLDER], False),
        (['mkdir("/b", 0777) = 0', OPEN, WRITE, SYNC, RENAME, FOLDER], False),
        (['mkdir("/b", 0777) = 0', "fsync(3</>) = 0", OPEN, WRITE, SYNC, RENAME, FOLDER], True),
    ],
)
def test_what_lasts(lines: list[str], keeps: bool) -> None:
    disk = Disk(["/b/a"])
    disk.follow(parse("\n".join(f"1 {line}" for line in lines)))
    assert disk.keeps(Path("/b/a")) is keeps


@pytest.mark.parametrize(
    ("lines", "early"),
    [
        ([OPEN, WRITE, RENAME], {"/b/a"}),
        ([OPEN, WRITE, RENAME, SYNC, FOLDER], {"/b/a"}),
        ([OPEN, WRITE, BROKEN, RENAME], {"/b/a"}),
        ([OPEN, WRITE, EXCHANGE], {"/b/a"}),
        ([OPEN, WRITE, LINK], {"/b/a"}),
        ([OPEN, WRITE, SYNC, RENAME], set()),
        ([OPEN, WRITE, SYNC, EXCHANGE, UNLINK], set()),
    ],
)
def test_a_name_that_comes_before_the_contents_is_seen(lines: list[str], early: set[str]) -> None:
    disk = Disk(["/b/a"])
    disk.follow(parse("\n".join(f"1 {line}" for line in lines)))
    assert disk.early == early


def test_where_tracing_is_not_allowed_it_is_skipped_with_a_reason(tmp_path: Path) -> None:
    strace = tmp_path / "strace"
    strace.write_text("#!/bin/sh\necho 'strace: attach: Operation not permitted' >&2\nexit 1\n", encoding="utf-8")
    strace.chmod(0o755)
    environment = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--short", "save"], cwd=ROOT, env=environment, capture_output=True
    )
    assert (done.returncode, done.stdout) == (
        0,
        b"Skipped: strace cannot trace here: strace: attach: Operation not permitted.\n",
    )
