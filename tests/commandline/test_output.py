"""The standard streams: closed by the caller, read by nobody."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.commandline import output

WRITES = """
import os, sys
from editor.commandline.output import keep_stream_numbers
keep_stream_numbers()
post = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT)
for number in range(3):
    try:
        os.write(number, b"a complaint of Qt's")
    except OSError:
        pass
os.system("echo a complaint of a child >&2")
os.write(post, b"words")
"""


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX is needed")
@pytest.mark.parametrize("closed", ["<&- >&- 2>&-", "2>&-", "<&- 2>&-", ">&-"])
def test_no_file_takes_the_place_of_a_stream_that_is_closed(closed: str, tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    line = f'exec "$0" -c "$1" "$2" {closed}'
    done = subprocess.run(["/bin/sh", "-c", line, sys.executable, WRITES, post], capture_output=True, timeout=60)
    assert done.returncode == 0
    assert post.read_bytes() == b"words"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Closed(io.StringIO):
    def isatty(self) -> bool:
        raise ValueError("I/O operation on closed file")


@pytest.mark.parametrize(
    ("stderr", "environment", "heard"),
    [
        (None, {}, True),
        (None, {"XDG_ACTIVATION_TOKEN": "t"}, False),
        (io.StringIO(), {}, True),
        (io.StringIO(), {"XDG_ACTIVATION_TOKEN": "t"}, False),
        (io.StringIO(), {"DESKTOP_STARTUP_ID": "i"}, False),
        (io.StringIO(), {"XDG_ACTIVATION_TOKEN": "", "DESKTOP_STARTUP_ID": ""}, True),
        (io.StringIO(), {"GIO_LAUNCHED_DESKTOP_FILE_PID": "PID"}, False),
        (io.StringIO(), {"GIO_LAUNCHED_DESKTOP_FILE_PID": "PID1"}, True),
        (Terminal(), {"XDG_ACTIVATION_TOKEN": "t"}, True),
        (Closed(), {"XDG_ACTIVATION_TOKEN": "t"}, False),
    ],
)
def test_who_hears_a_complaint(
    stderr: io.StringIO | None, environment: dict[str, str], heard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    known = {name: value.replace("PID", str(os.getpid())) for name, value in environment.items()}
    assert output.is_heard(known) is heard


def test_a_program_without_a_console_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert not output.is_heard({})
