"""Where a machine stands: its name, which changes with the network on macOS, and the tables of time zones, which
Windows has none of."""

import os
import socket
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest

from editor.core.text import zones

_uname = os.uname
_numbers = count(1)


def patch_names_of_the_machine(patch: pytest.MonkeyPatch) -> None:
    """Let the machine be called otherwise each time it is asked: macOS takes a name that is free in the network."""

    def name() -> str:
        return f"imitated-{next(_numbers)}.local"

    def uname() -> os.uname_result:
        system, _name, *others = _uname()
        return os.uname_result((system, name(), *others))

    patch.setattr(os, "uname", uname)
    patch.setattr(socket, "gethostname", name)


@contextmanager
def without_time_zones() -> Iterator[None]:
    """No time zone is known by its name, as on Windows where the package tzdata is missing."""
    _forget(())
    try:
        yield
    finally:
        _forget(None)


def _forget(folders: tuple[str, ...] | None) -> None:
    zoneinfo.reset_tzpath(to=folders)
    zoneinfo.ZoneInfo.clear_cache()
    zones.named_zone.cache_clear()
