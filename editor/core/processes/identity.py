"""The identity of a process, so that one that has ended is not taken for another that got its number: also over a
restart."""

import os
import sys
from dataclasses import dataclass
from functools import cache

from editor.core.processes.macos_processes import MacProcesses
from editor.core.processes.system_processes import Processes
from editor.core.processes.windows_processes import WindowsProcesses

_KINDS: dict[str, type[Processes]] = {"win32": WindowsProcesses, "darwin": MacProcesses}


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
    known = known_processes()
    return Process(pid, known.started(pid), known.boot(), known.machine(), known.host())


@cache
def known_processes() -> Processes:
    """The processes of the system that the program runs on: one object."""
    return _KINDS.get(sys.platform, Processes)()


def _started(pid: int) -> str:
    return known_processes().started(pid)


def runs(pid: int) -> bool:
    """Whether a process of this machine has the number `pid` now."""
    return known_processes().runs(pid)
