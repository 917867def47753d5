"""What a process asks of the system, recorded and made to fail by strace.

Only calls that touch given paths are recorded, counted and tampered with (`-P`), so that the number of a call stays the
same however much else the process does.
"""

import codecs
import ctypes
import os
import re
import select
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(\d+) +(?:<\.\.\. )?(\w+)(\(| resumed>)(.*)", re.DOTALL)
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_DESCRIPTOR = re.compile(r"(?:^|[ (])(?:\d+|AT_FDCWD)<((?:[^>\\]|\\.)*)>")
_RESULT = re.compile(r"\) += (\?|-?\d+)(?:<((?:[^>\\]|\\.)*)>)?(?: (E[A-Z]+))?")
_UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True, slots=True)
class Call:
    """One system call: the how-manyth of its name it is in its thread, the paths that it names, how it ended."""

    thread: int
    name: str
    ordinal: int
    arguments: str
    paths: tuple[str, ...]
    descriptors: tuple[str, ...]
    result: str
    opened: str
    error: str
    tampered: bool

    @property
    def worked(self) -> bool:
        """Whether the system did what was asked."""
        return self.result not in ("?", "") and not self.result.startswith("-")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at a call: an error instead of it, or SIGKILL before it."""

    call: str
    ordinal: int
    error: str  # the name of an errno, or "" for SIGKILL

    @property
    def option(self) -> str:
        """In strace's words."""
        how = f"error={self.error}" if self.error else "signal=SIGKILL"
        return f"inject={self.call}:{how}:when={self.ordinal}"

    def __str__(self) -> str:
        return f"{self.call} {self.ordinal}: {self.error or 'SIGKILL'}"


class NoTracingError(Exception):
    """strace is not here, or not allowed; the text says why."""


def allow_tracing() -> None:
    """Let any process of ours trace this one, where the system asks for that (yama's ptrace_scope)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1 & (2**64 - 1)), 0, 0, 0)


class Tracer:
    """strace, attached to one process."""

    def __init__(self, process: int, log: Path, paths: Sequence[str], faults: Sequence[str]) -> None:
        """Returns when it is attached. Raises NoTracingError."""
        program = shutil.which("strace")
        if program is None:
            raise NoTracingError("strace is not installed")
        command = [program, "-f", "-y", "-s", "8", "-o", str(log), "-p", str(process)]
        for path in paths:
            command += ["-P", path]
        if not paths:
            command += ["-e", "trace=%file,%desc"]
        for fault in faults:
            command += ["-e", fault]
        self._log = log
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = b""
        stream = self._process.stderr
        assert stream is not None
        while b"attached" not in said:
            more = os.read(stream.fileno(), 4096) if select.select([stream], [], [], 20)[0] else b""
            if not more:
                self._process.kill()
                self._process.wait()
                stream.close()
                raise NoTracingError(f"strace cannot trace here: {said.decode(errors='replace').strip()}")
            said += more

    def finish(self) -> list[Call]:
        """Wait for its end, which is that of the traced process; gives what was recorded."""
        assert self._process.stderr is not None
        self._process.stderr.read()
        self._process.wait()
        self._process.stderr.close()
        return parse(self._log.read_text(encoding="utf-8", errors="replace"))


def probe(log: Path) -> None:
    """Trace a process once, to know whether that is possible. Raises NoTracingError."""
    waiting, ending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ending)
        allow_tracing()
        os.read(waiting, 1)
        os._exit(0)
    os.close(waiting)
    try:
        tracer = Tracer(child, log, [], [])
    finally:
        os.close(ending)
        os.waitpid(child, 0)
    tracer.finish()


def parse(log: str) -> list[Call]:
    """The calls of a log in the order in which they were begun."""
    begun: list[tuple[int, str, str]] = []  # thread, name, what follows the name
    open_calls: dict[int, int] = {}
    for line in log.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        thread, name, kind, rest = int(match[1]), match[2], match[3], match[4]
        if kind != "(":
            if (index := open_calls.pop(thread, None)) is not None:
                begun[index] = (thread, begun[index][1], begun[index][2] + rest)
            continue
        if rest.endswith(_UNFINISHED):
            rest = rest[: -len(_UNFINISHED)]
            open_calls[thread] = len(begun)
        begun.append((thread, name, rest))
    counted: Counter[tuple[int, str]] = Counter()
    calls = []
    for thread, name, rest in begun:
        counted[thread, name] += 1
        end = None
        for end in _RESULT.finditer(rest):  # noqa: B007 # the last one: a result follows the arguments
            pass
        arguments = rest[: end.start()] if end else rest
        calls.append(
            Call(
                thread,
                name,
                counted[thread, name],
                arguments,
                tuple(map(_plain, _QUOTED.findall(arguments))),
                tuple(map(_plain, _DESCRIPTOR.findall(arguments))),
                end[1] if end else "?",
                _plain(end[2] or "") if end else "",
                (end[3] or "") if end else "",
                rest.endswith("(INJECTED)"),
            )
        )
    return calls


def _plain(text: str) -> str:
    return codecs.escape_decode(text.encode("latin-1", "replace"))[0].decode("utf-8", "replace")
