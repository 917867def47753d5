"""Attributes of a file besides its contents and mode: extended attributes, access control lists among them.

A save makes a new file, so they are taken over from the old one, as far as the system lets us: `user.*` always, access
lists (`system.posix_acl_access`) for the owner, labels of the security system where its rules allow it.
"""

import contextlib
import os
from pathlib import Path

_SIGNED = {"security.ima", "security.evm"}  # sums over the contents, which are other ones now


def copy(source: Path, descriptor: int) -> None:
    """Give the open file `descriptor` the attributes of `source`. Never raises; what is refused is left out."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            if name not in _SIGNED:
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(source, name))


def other_names(path: Path) -> int:
    """Number of other names (hard links) of the file: they keep the old contents when it is saved. Never raises."""
    try:
        return max(0, path.stat().st_nlink - 1)  # some network drives of Windows count none
    except OSError:
        return 0
