"""Processes as Windows knows them. A number that is free again is soon given anew, so the start must be asked for."""

import os
from collections.abc import Callable
from typing import Any

from editor.core.processes.system_processes import Processes

_LIMITED = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
_ACTIVE = 259  # STILL_ACTIVE


class ProcessKernel:
    """The calls of the system."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._library = self._ctypes.WinDLL("kernel32", use_last_error=True)
        self._library.OpenProcess.restype = ctypes.c_void_p

    def process(self, pid: int) -> tuple[int, int] | None:
        """(start, exit code) of the process: GetProcessTimes, in units of 100 ns since 1601; None: there is none."""
        handle = self._library.OpenProcess(_LIMITED, False, pid)
        if not handle:
            return None
        handle = self._ctypes.c_void_p(handle)
        times = [self._ctypes.c_uint64() for _ in range(4)]
        code = self._ctypes.c_uint32()
        try:
            if not self._library.GetProcessTimes(handle, *map(self._ctypes.byref, times)):
                return None
            self._library.GetExitCodeProcess(handle, self._ctypes.byref(code))
            return int(times[0].value), int(code.value)
        finally:
            self._library.CloseHandle(handle)

    def machine_id(self) -> str:
        """The number that Windows was given when it was installed; "" where it cannot be read."""
        import importlib

        registry: Any = importlib.import_module("winreg")
        try:
            place = r"SOFTWARE\Microsoft\Cryptography"
            with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, place, 0, 0x20119) as key:  # KEY_READ, 64 bits
                return str(registry.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""


class WindowsProcesses(Processes):
    """The processes of Windows."""

    def __init__(self, kernel: Callable[[], ProcessKernel] = ProcessKernel) -> None:
        self._kernel = kernel()

    def machine(self) -> str:
        """The number of this installation; machines may be renamed."""
        return self._kernel.machine_id() or self.host()

    def host(self) -> str:
        """The name of the machine, for the person."""
        return os.environ.get("COMPUTERNAME", "")

    def boot(self) -> str:
        """Not told, nor needed: the start of a process is exact to 100 ns."""
        return ""

    def started(self, pid: int) -> str:
        """The start of the process."""
        found = self._kernel.process(pid)
        return str(found[0]) if found else ""

    def runs(self, pid: int) -> bool:
        """Whether a process has the number `pid` now. (`os.kill` would end it here.)"""
        found = self._kernel.process(pid) if pid > 0 else None
        return found is not None and found[1] == _ACTIVE
