"""A network namespace without any interface but loopback, and the suite's run in it."""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.ui.preview.sealed.cases import Case

# By a user namespace where one may make them, else as root.
_WAYS = (["unshare", "--user", "--map-root-user", "--net", "--mount", "--"], ["unshare", "--net", "--mount", "--"])
_SET_UP = (
    "ip link set lo up && ip route add local 0.0.0.0/0 dev lo && { ip -6 route add local ::/0 dev lo || true; } && "
    'mount --bind "$1" /etc/resolv.conf && shift && exec "$@"'
)
# Flags of a person's own; and a screen: Chromium looks for one by TCP where its socket is not there.
_CHANGES = re.compile(r"QTWEBENGINE_CHROMIUM|(WAYLAND_)?DISPLAY$")


@functools.cache
def way(resolver: str) -> tuple[str, ...]:
    """The command that runs its arguments in a namespace of their own; empty where that is not allowed."""
    if not all(map(shutil.which, ("unshare", "ip", "mount"))):
        return ()
    for unshare in _WAYS:
        command = (*unshare, "sh", "-c", _SET_UP, "sh", resolver)
        done = subprocess.run([*command, "true"], capture_output=True, timeout=20, check=False)
        if done.returncode == 0:
            return command
    return ()


def run(layers: str, what: list[Case], folder: Path, most_s: int) -> dict[str, Any] | None:
    """The report of the suite with these layers on; None where namespaces are not allowed."""
    resolver = folder / "resolv.conf"
    resolver.write_text("nameserver 127.0.0.1\n", encoding="ascii")
    command = way(str(resolver))
    if not command:
        return None
    done = subprocess.run(
        [*command[:-1], str(resolver), sys.executable, "-m", "tests.ui.preview.sealed.suite", layers, str(folder)],
        input=json.dumps(what),
        capture_output=True,
        text=True,
        timeout=most_s,
        check=False,
        env={key: value for key, value in os.environ.items() if not _CHANGES.match(key)},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    report: dict[str, Any] = json.loads(done.stdout)
    return report
