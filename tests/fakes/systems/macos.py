"""macOS' way with files, imitated: its own exchange and its own sync in place of Linux's, flock as everywhere, names
that are the same in whatever letters, a machine whose name changes."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from editor.core.disk import exchange, system
from editor.core.disk.macos_disk import Calls, MacDisk
from tests.fakes.systems.children import patch_children
from tests.fakes.systems.folded_names import patch_names
from tests.fakes.systems.place import patch_names_of_the_machine
from tests.fakes.systems.system_calls import patch_macos_calls


class FakeCalls(Calls):
    """renamex_np and F_FULLFSYNC, on this system's files. `fails` is the error number that all of them give."""

    def __init__(self) -> None:
        self.called: list[str] = []
        self.fails = 0

    def rename(self, one: Path, other: Path, how: int) -> int:
        """renamex_np(2)."""
        self.called.append("swap" if how == 2 else "rename")
        if self.fails:
            return self.fails
        if how == 2:
            if not (os.path.lexists(one) and os.path.lexists(other)):
                return errno.ENOENT
            between = one.with_name(".between")  # as long a name as `one` may have leaves no room for more
            one.rename(between)
            other.rename(one)
            between.rename(other)
            return 0
        if os.path.lexists(other):
            return errno.EEXIST
        one.rename(other)
        return 0

    def full_sync(self, descriptor: int) -> int:
        """F_FULLFSYNC."""
        self.called.append("sync")
        os.fstat(descriptor)
        return self.fails


@contextmanager
def macos() -> Iterator[FakeCalls]:
    """Files behave as on macOS meanwhile."""
    calls = FakeCalls()
    before = system.use(MacDisk(lambda: calls))
    with pytest.MonkeyPatch.context() as patch:
        patch_names(patch)
        patch_macos_calls(patch)
        patch_names_of_the_machine(patch)
        patch_children(patch, "macos")
        patch.setattr(shutil, "_copyxattr", lambda *_given, **_named: None)  # as Python's own has it there
        patch.setattr(exchange, "_renameat2", lambda: None)
        patch.delattr("fcntl.F_SETLEASE", raising=False)
        try:
            yield calls
        finally:
            system.use(before)
