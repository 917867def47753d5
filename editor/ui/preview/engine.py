"""A probe of the web engine before it is loaded: where it cannot work, it would abort the program."""

import os
import sys
from pathlib import Path

from editor.core.processes import children

_RESTRICTIONS = {
    "kernel/apparmor_restrict_unprivileged_userns": "1",  # Ubuntu 23.10 and later
    "kernel/unprivileged_userns_clone": "0",  # Debian 10 and older, hardened kernels
    "user/max_user_namespaces": "0",
}
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_PROBE_S = 5.0


def can_work(system: Path = Path("/proc/sys")) -> bool:
    """False where Chromium's sandbox is wanted but the system keeps from it what it is built of.

    Chromium then ends the whole program ("No usable sandbox!", qutebrowser 8424). Without its sandbox it is not
    started: the preview shows text from anywhere.
    """
    if not sys.platform.startswith("linux") or _sandbox_is_off():
        return True
    if not any(_reads(system / name, value) for name, value in _RESTRICTIONS.items()):
        return True
    return _can_make_namespaces()  # a profile may allow what is restricted in general


def _sandbox_is_off() -> bool:
    flags = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    return os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1" or "--no-sandbox" in flags


def _reads(file: Path, value: str) -> bool:
    try:
        return file.read_text(encoding="ascii").strip() == value
    except (OSError, ValueError):
        return False


def _can_make_namespaces() -> bool:
    """Try it in a process of its own: one that has done so is in them for good."""
    try:
        return children.run("editor.ui.preview.engine", timeout=_PROBE_S)[0] == 0
    except OSError:  # TimeoutError is one
        return False


if __name__ == "__main__":
    import ctypes

    # A network namespace as well: AppArmor lets the user namespace be made, but gives it no capability.
    sys.exit(ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK) != 0)
