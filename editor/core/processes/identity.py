"""The identity of a process, so that one that has ended is not taken for another that got its number: also over a
restart."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Process:
    """`started` and `boot` are empty where the system does not tell; `host` is the name of the `machine`."""

    pid: int
    started: str
    boot: str
    machine: str
    host: str

    @property
    def is_me(self) -> bool:
        """Whether it is this process."""
        return self == me()

    @property
    def is_elsewhere(self) -> bool:
        """Whether it runs, or ran, on another machine: nothing more can be known of it from here."""
        return self.machine != me().machine

    @property
    def lives(self) -> bool:
        """Whether it still runs; of one elsewhere it is assumed."""
        if self.is_elsewhere:
            return True
        if self.boot != me().boot:
            return False
        return runs(self.pid) and (not self.started or _started(self.pid) in ("", self.started))


def me() -> Process:
    """The identity of this process."""
    return _process(os.getpid())


@cache
def _process(pid: int) -> Process:
    return Process(pid, _started(pid), _line("/proc/sys/kernel/random/boot_id"), _machine(), _host())


def _machine() -> str:
    """The machine, and on Linux the space in which its process numbers count: containers may share a home."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        space = ""
    return f"{_line('/etc/machine-id') or _host()} {space}".strip()


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _started(pid: int) -> str:
    """The start time of the process in the system's ticks since its own start; "" where that cannot be read."""
    stat = _line(f"/proc/{pid}/stat")
    fields = stat[stat.rfind(")") + 2 :].split()  # the name in parentheses may hold anything
    return fields[19] if len(fields) > 19 else ""


def runs(pid: int) -> bool:
    """Whether a process of this machine has the number `pid` now."""
    if pid <= 0:
        return False
    if os.name != "posix":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, and belongs to somebody else
        return True
    return _line(f"/proc/{pid}/stat").rpartition(")")[2].strip()[:1] != "Z"


def _runs_on_windows(pid: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)


def _line(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
