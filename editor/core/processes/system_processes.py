"""Processes as a system knows them: which run, since when, on which machine, in which run of the system.

This is Linux, by /proc; on a POSIX system without one all but the number of a process is unknown. `identity.py` says
whose answers count. Everything else here was never tried on a real system; the tests imitate the calls.
"""

import os
from pathlib import Path


class Processes:
    """The processes of this machine. Nothing here raises; "" stands for what the system does not tell."""

    def machine(self) -> str:
        """The machine, whatever it is called now, and on Linux the space in which its process numbers count:
        containers may share a home."""
        try:
            space = str(Path("/proc/self/ns/pid").readlink())
        except OSError:
            space = ""
        return f"{line('/etc/machine-id') or self.host()} {space}".strip()

    def host(self) -> str:
        """The name of the machine, for the person."""
        return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")

    def boot(self) -> str:
        """The run of the system, which ends when it is started again."""
        return line("/proc/sys/kernel/random/boot_id")

    def started(self, pid: int) -> str:
        """The start of the process: on Linux in the system's ticks since its own start."""
        stat = line(f"/proc/{pid}/stat")
        fields = stat[stat.rfind(")") + 2 :].split()  # the name in parentheses may hold anything
        return fields[19] if len(fields) > 19 else ""

    def runs(self, pid: int) -> bool:
        """Whether a process of this machine has the number `pid` now."""
        if pid <= 0:
            return False
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:  # it runs, and belongs to somebody else
            return True
        return line(f"/proc/{pid}/stat").rpartition(")")[2].strip()[:1] != "Z"


def line(path: str) -> str:
    """The text of the small file `path` of the system; "" where there is none."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
