"""Processes as macOS knows them. There is no /proc, and the machine's name changes with the network it is in."""

import struct
from collections.abc import Callable
from typing import Any

from editor.core.processes.system_processes import Processes

_INFO, _INFO_SIZE = 3, 136  # PROC_PIDTBSDINFO and the size of its struct proc_bsdinfo (sys/proc_info.h)
_STATUS, _START = 4, 120  # places in it: the state of the process, its start in seconds and microseconds
_ZOMBIE = 5


class ProcessCalls:
    """The calls of the system that Python has no name for; None where one fails."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._library = ctypes.CDLL(None, use_errno=True)

    def info(self, pid: int) -> bytes | None:
        """proc_pidinfo: what the system knows of the process."""
        memory = self._ctypes.create_string_buffer(_INFO_SIZE)
        size = self._library.proc_pidinfo(pid, _INFO, self._ctypes.c_uint64(0), memory, _INFO_SIZE)
        return memory.raw if size == _INFO_SIZE else None

    def machine_id(self) -> bytes | None:
        """gethostuuid(2): the 16 bytes by which the machine is known."""
        memory = self._ctypes.create_string_buffer(16)
        patience = struct.pack("ll", 1, 0)  # a second
        return memory.raw if self._library.gethostuuid(memory, self._ctypes.c_char_p(patience)) == 0 else None

    def boot_id(self) -> bytes | None:
        """sysctl kern.bootsessionuuid: a text."""
        memory, size = self._ctypes.create_string_buffer(64), self._ctypes.c_size_t(64)
        name = b"kern.bootsessionuuid"
        done = self._library.sysctlbyname(name, memory, self._ctypes.byref(size), None, self._ctypes.c_size_t(0))
        return memory.value if done == 0 else None


class MacProcesses(Processes):
    """The processes of macOS."""

    def __init__(self, calls: Callable[[], ProcessCalls] = ProcessCalls) -> None:
        self._calls = calls()

    def machine(self) -> str:
        """The machine's own number, which stays when its name changes."""
        found = self._calls.machine_id()
        import uuid  # no part of a start elsewhere

        return str(uuid.UUID(bytes=found)) if found and len(found) == 16 else self.host()

    def boot(self) -> str:
        """The number of this run of the system."""
        return (self._calls.boot_id() or b"").decode("ascii", "replace")

    def started(self, pid: int) -> str:
        """The start of the process: seconds since 1970, and microseconds."""
        info = self._calls.info(pid)
        if info is None:
            return ""
        seconds, micro = struct.unpack_from("=QQ", info, _START)
        return f"{seconds}.{micro:06}"

    def runs(self, pid: int) -> bool:
        """Whether a process has the number `pid` now, and has not ended unnoticed by its parent."""
        if not super().runs(pid):
            return False
        info = self._calls.info(pid)
        return info is None or int(struct.unpack_from("=I", info, _STATUS)[0]) != _ZOMBIE
