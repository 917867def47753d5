"""A disk on which names are the same in capitals and small letters, composed and decomposed: Windows', macOS'."""

# ruff: noqa: PTH118
import builtins
import io
import os
from collections.abc import Callable
from typing import Any

import pytest

from editor.core.disk import names

_CALLS = ("open", "close", "rename", "replace", "unlink", "remove", "rmdir", "link", "mkdir", "utime", "chmod")
_LISTING = ("listdir", "scandir")
_LOOKING = ("stat", "lstat", "access")
REAL = {name: getattr(os, name) for name in (*_CALLS, *_LISTING, *_LOOKING, "fstat")}
"""The calls of this system, as they are outside of any imitation."""
_REAL_OPEN = io.open


def identity(path: Any) -> tuple[int, int] | None:
    """Device and number of the file; None: there is none."""
    try:
        found = REAL["lstat"](path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def called(path: Any = ".") -> Any:
    """The path under which the file that is meant lies here: in whatever case its letters are."""
    if isinstance(path, int) or identity(path) is not None:
        return path
    text = os.fspath(path)
    folder, name = os.path.split(text.rstrip(b"/" if isinstance(text, bytes) else "/"))
    if folder and folder != text:
        folder = called(folder)
    try:
        there = REAL["listdir"](folder or text[:0] + (b"." if isinstance(text, bytes) else "."))
    except OSError:
        return path
    wanted = names.folded_name(os.fsdecode(name))
    found = [one for one in there if names.folded_name(os.fsdecode(one)) == wanted]
    return os.path.join(folder, found[0] if found else name)


def new_name(old: Any, new: Any) -> Any:
    """The path that `old` gets by being called `new`: as it is written, where only the letters' case differs."""
    there = called(new)
    if identity(there) is None or identity(there) != identity(old):
        return there
    folder, name = os.path.split(os.fspath(new))
    return os.path.join(called(folder), name) if folder else new


def patch_names(patch: pytest.MonkeyPatch) -> None:
    """Put it in place: what looks for a file, opens, renames or removes it finds it in whatever letters."""

    def finding(name: str, paths: int) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            return REAL[name](*map(called, given[:paths]), *given[paths:], **more)

        return call

    def moving(name: str) -> Callable[..., None]:
        def move(old: Any, new: Any, **more: Any) -> None:
            old = called(old)
            REAL[name](old, new_name(old, new), **more)

        return move

    def opened(file: Any, *given: Any, **more: Any) -> Any:
        return _REAL_OPEN(called(file), *given, **more)

    for name in ("open", "unlink", "remove", "rmdir", "mkdir", "utime", "chmod", *_LOOKING, *_LISTING):
        patch.setattr(os, name, finding(name, 1))
    for module in (builtins, io):
        patch.setattr(module, "open", opened)
    patch.setattr(os, "link", finding("link", 2))
    for name in ("rename", "replace"):
        patch.setattr(os, name, moving(name))
