"""A probe of the web engine before it is loaded: where it cannot work, it would abort the program."""

import contextlib
import ctypes
import hashlib
import os
import sys
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, private, regular
from editor.core.processes import children

_RESTRICTIONS = (
    "kernel/apparmor_restrict_unprivileged_userns",  # Ubuntu 23.10 and later
    "kernel/unprivileged_userns_clone",  # Debian 10 and older, hardened kernels
    "user/max_user_namespaces",
    "kernel/random/boot_id",
)
"""Settings of the system, below /proc/sys, by which the sandbox may be refused; and the run of the system itself."""

_RESTRAINTS = ("Seccomp", "Seccomp_filters", "NoNewPrivs", "CapBnd")
_SHARED_MEMORY = "/dev/shm"
_NEW_USER, _NEW_PROCESSES, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
_SET_SECCOMP, _FILTER = 22, 2
_INVALID = 22  # EINVAL
_PROBE_S = 5.0
_LARGEST = 100_000  # bytes of a file below /proc


def can_work(system: Path = Path("/proc/sys")) -> bool:
    """False where Chromium's sandbox is wanted but does not start, or the memory that its processes share is closed.

    Chromium then ends the whole program ("No usable sandbox!", qutebrowser 8424). Without its sandbox it is not
    started: the preview shows text from anywhere. A sandbox that started is remembered until something changes that it
    may be refused by, the next start of the system at the latest: asking takes a process of its own.
    """
    if not sys.platform.startswith("linux"):
        return True
    if not os.access(_SHARED_MEMORY, os.W_OK | os.X_OK):  # "This is frequently caused by incorrect permissions"
        return False
    if _sandbox_is_off():
        return True
    here = _circumstances(system)
    if _remembered() == here:
        return True
    if not _can_make_namespaces():
        return False
    with contextlib.suppress(OSError):
        folders.make(_memory().parent, own=True)
        private.create(_memory())
        _memory().write_text(here, encoding="ascii")
    return True


def _sandbox_is_off() -> bool:
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    return os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1" or "--no-sandbox" in flags


def _memory() -> Path:
    return paths.cache() / "sandbox"


def _remembered() -> str:
    try:
        return regular.text(_memory(), _LARGEST)
    except (OSError, ValueError):
        return ""


def _circumstances(system: Path) -> str:
    """A digest of all by which this process may be refused a sandbox that another one got."""
    status = [line for line in _line(Path("/proc/self/status")).splitlines() if line.startswith(_RESTRAINTS)]
    known = [sys.executable, str(os.geteuid()), *status, _line(Path("/proc/self/attr/current"))]
    known += [_line(system / name) for name in _RESTRICTIONS]
    # A chroot, in which the kernel makes no user namespaces, and the root of a mount namespace may be the same folder.
    for name in ("/proc/self/ns/user", "/proc/self/ns/mnt", "/proc/self/root", "/"):
        with contextlib.suppress(OSError):
            found = Path(name).stat()
            known.append(f"{found.st_dev} {found.st_ino}")
    return hashlib.sha256("\n".join(known).encode("utf-8", "surrogateescape")).hexdigest()


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _can_make_namespaces() -> bool:
    """Try it in a process of its own: one that has done so is in them for good."""
    try:
        return children.run("editor.ui.preview.engine", timeout=_PROBE_S)[0] == 0
    except OSError:  # TimeoutError is one
        return False


def sandbox_starts() -> bool:
    """Whether this process gets what Chromium's zygote asks for, in its order; it is in it for good then.

    A user namespace with the person in it, of processes and of the network (AppArmor lets the first be made, but gives
    it no capability), an empty root folder, a filter of system calls (`sandbox/linux/services/credentials.cc`).
    """
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if library.unshare(_NEW_USER) != 0:
        return False
    try:
        for name, value in (("setgroups", "deny"), ("gid_map", f"{group} {group} 1"), ("uid_map", f"{user} {user} 1")):
            Path("/proc/self", name).write_text(value, encoding="ascii")
        if library.unshare(_NEW_PROCESSES | _NEW_NETWORK) != 0:
            return False
        os.chroot("/proc/self/fdinfo")
    except OSError:
        return False
    # Without a filter to set, a system that knows filters complains of the address, or of the missing promise.
    library.prctl(_SET_SECCOMP, _FILTER, None, 0, 0)
    return ctypes.get_errno() != _INVALID


if __name__ == "__main__":
    sys.exit(not sandbox_starts())
