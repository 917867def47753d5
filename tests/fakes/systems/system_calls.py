"""What another system does not have at all, and its own calls in place of Linux's: which processes run and since when,
the timer of a time limit."""

import os
import signal
import struct
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from editor.core.processes import alarm, identity
from editor.core.processes.alarm import TimerCalls, WindowsAlarm
from editor.core.processes.macos_processes import MacProcesses, ProcessCalls
from editor.core.processes.system_processes import Processes
from editor.core.processes.windows_processes import ProcessKernel, WindowsProcesses

LINUX_ONLY = (
    *("copy_file_range", "eventfd", "getrandom", "getxattr", "listxattr", "memfd_create", "pidfd_open", "pipe2"),
    *("posix_fadvise", "posix_fallocate", "removexattr", "sched_getaffinity", "sched_getparam", "sched_getscheduler"),
    *("sched_param", "sched_setaffinity", "sched_setparam", "sched_setscheduler", "setresgid", "setresuid"),
    *("setxattr", "splice", "fdatasync", "O_DIRECT", "O_NOATIME", "O_PATH"),
)
POSIX_ONLY = (
    *("chown", "chroot", "fchdir", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups"),
    *("getloadavg", "getpgid", "getpgrp", "getpriority", "getresgid", "getresuid", "getsid", "killpg"),
    *("lchown", "mkfifo", "mknod", "nice", "openpty", "pread", "pwrite", "setegid", "seteuid", "setgid", "setgroups"),
    *("setpgid", "setpriority", "setregid", "setreuid", "setsid", "setuid", "statvfs", "sync", "sysconf", "uname"),
    *("O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC"),
)
SIGNALS = (
    *("SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGPIPE", "SIGQUIT", "SIGURG", "SIGUSR1", "SIGUSR2"),
    *("alarm", "getitimer", "pthread_kill", "setitimer", "siginterrupt", "sigwait"),
)
MODULES = ("fcntl", "grp", "pwd", "resource", "syslog", "termios", "tty")

_setitimer, _ITIMER, _ALARM = signal.setitimer, signal.ITIMER_REAL, int(signal.SIGALRM)
_PLATFORM = sys.platform
_real_process = identity._process.__wrapped__
_UNTIL_NOW = 259  # the exit code of a process that runs


def _stat(pid: int) -> tuple[str, int] | None:
    """(state, start in ticks) of the process; None: there is none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().decode("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return None
    return fields[0], int(fields[19])


class FakeProcesses(ProcessKernel):
    """Windows' calls about processes, answered of this system's."""

    def __init__(self) -> None:
        return

    def process(self, pid: int) -> tuple[int, int] | None:
        """OpenProcess, GetProcessTimes, GetExitCodeProcess."""
        found = _stat(pid)
        return None if found is None else (133_000_000_000_000_000 + found[1], _UNTIL_NOW if found[0] != "Z" else 0)

    def machine_id(self) -> str:
        """MachineGuid."""
        return "imitated"


class FakeProcessCalls(ProcessCalls):
    """macOS' calls about processes, answered of this system's."""

    def __init__(self) -> None:
        return

    def info(self, pid: int) -> bytes | None:
        """proc_pidinfo."""
        if (found := _stat(pid)) is None:
            return None
        data = bytearray(136)
        struct.pack_into("=I", data, 4, 5 if found[0] == "Z" else 2)
        struct.pack_into("=QQ", data, 120, found[1], 0)
        return bytes(data)

    def machine_id(self) -> bytes | None:
        """gethostuuid(2)."""
        return b"imitated machine"

    def boot_id(self) -> bytes | None:
        """sysctl kern.bootsessionuuid."""
        return b"imitated-boot"


class FakeTimers(TimerCalls):
    """Windows' timers: this system's, which ring with a signal outside of Python, too."""

    def __init__(self) -> None:
        return

    def start(self, number: int, milliseconds: int) -> int:
        """CreateTimerQueueTimer with `raise`."""
        assert number == _ALARM
        _setitimer(_ITIMER, milliseconds / 1000)
        return 1

    def stop(self, timer: int) -> None:
        """DeleteTimerQueueTimer."""
        _setitimer(_ITIMER, 0)


def _use_processes(patch: pytest.MonkeyPatch, known: Processes) -> None:
    patch.setattr(identity, "known_processes", lambda: known)
    patch.setattr(identity, "_process", cache(_real_process))  # nobody is remembered from outside


class Platform(str):
    """`sys.platform` that is another one for the program alone: Python's own modules and Qt's would ask for calls that
    are not there."""

    def _seen(self) -> str:
        name = str(sys._getframe(2).f_globals.get("__name__"))
        return str.__str__(self) if name.startswith("editor") or name == "__main__" else _PLATFORM

    def __eq__(self, other: object) -> bool:
        return self._seen() == other

    def __ne__(self, other: object) -> bool:
        return self._seen() != other

    def __hash__(self) -> int:
        return hash(self._seen())

    def startswith(self, *given: Any) -> bool:
        """As of a text."""
        return self._seen().startswith(*given)

    def lower(self) -> str:
        """As of a text."""
        return self._seen().lower()

    def __str__(self) -> str:
        return self._seen()

    def __format__(self, how: str) -> str:
        return format(self._seen(), how)


def patch_windows_calls(patch: pytest.MonkeyPatch) -> None:
    """Windows' calls in place of this system's."""
    patch.setattr(sys, "platform", Platform("win32"))
    for name in (*LINUX_ONLY, *POSIX_ONLY):
        patch.delattr(os, name, raising=False)
    for name in SIGNALS:
        patch.delattr(signal, name, raising=False)
    for name in MODULES:
        patch.setitem(sys.modules, name, None)
    _use_processes(patch, WindowsProcesses(FakeProcesses))
    patch.setattr(alarm, "_BREAK", _ALARM)
    patch.setattr(alarm, "WindowsAlarm", lambda: WindowsAlarm(FakeTimers))


def patch_macos_calls(patch: pytest.MonkeyPatch) -> None:
    """macOS' calls in place of this system's."""
    patch.setattr(sys, "platform", Platform("darwin"))
    for name in LINUX_ONLY:
        patch.delattr(os, name, raising=False)
    _use_processes(patch, MacProcesses(FakeProcessCalls))
