"""Windows' text mode: what the program writes as text without saying how its lines end gets CR LF, and what it reads
or writes without naming an encoding is read and written in that of the country (932: Japan).

Only what the program opens is treated so. Tests write their files as bytes should lie there, on each system.
"""

import builtins
import io
import os
import sys
from collections.abc import Callable
from typing import Any

import pytest

BINARY = 1 << 30
"""O_BINARY, which no flag of this system is."""
_BETWEEN = ("pathlib", "tempfile", "contextlib", __name__, "tests.fakes.systems.windows_files")
_REAL_OPEN = io.open


def _is_the_program() -> bool:
    """Whether the program opens the file, by whatever module of the library."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_globals.get("__name__") in _BETWEEN:
        frame = frame.f_back  # type: ignore[assignment]
    if frame is None:
        return False
    name = frame.f_globals.get("__name__")
    if name == "__main__":  # a process of the program's own
        name = getattr(frame.f_globals.get("__spec__"), "name", "")
    return str(name).startswith("editor")


def _opening(called: Callable[[Any], Any], check: Callable[[Any], None]) -> Callable[..., Any]:
    def opened(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: Any = None,
        errors: Any = None,
        newline: Any = None,
        *more: Any,
        **named: Any,
    ) -> Any:
        if not isinstance(file, int):
            file = called(file)
            if set(mode) & set("wax"):
                check(file)
        if "b" not in mode and _is_the_program():
            if set(mode) & set("wax+") and newline is None:
                newline = "\r\n"
            if encoding in (None, "locale"):
                encoding = "cp932"
        return _REAL_OPEN(file, mode, buffering, encoding, errors, newline, *more, **named)

    return opened


class TextDescriptors:
    """The descriptors that were opened without O_BINARY: what is written to them gets CR LF."""

    def __init__(self, write: Callable[[int, Any], int], read: Callable[[int, int], bytes]) -> None:
        self._write, self._read = write, read
        self._text: set[int] = set()

    def opened(self, descriptor: int, flags: int) -> None:
        """It was opened with `flags`."""
        if not flags & BINARY and _is_the_program():
            self._text.add(descriptor)
        else:
            self._text.discard(descriptor)

    def closed(self, descriptor: int) -> None:
        """It was closed."""
        self._text.discard(descriptor)

    def write(self, descriptor: int, data: Any) -> int:
        """os.write."""
        if descriptor not in self._text:
            return self._write(descriptor, data)
        self._write(descriptor, bytes(data).replace(b"\n", b"\r\n"))
        return len(data)

    def read(self, descriptor: int, size: int) -> bytes:
        """os.read."""
        data = self._read(descriptor, size)
        return data.replace(b"\r\n", b"\n") if descriptor in self._text else data


def patch_text_mode(
    patch: pytest.MonkeyPatch, called: Callable[[Any], Any], check: Callable[[Any], None]
) -> TextDescriptors:
    """Put it in place. `called(path)` is the name under which a file lies here, `check(path)` refuses a new name."""
    opened = _opening(called, check)
    descriptors = TextDescriptors(os.write, os.read)
    for module in (builtins, io):
        patch.setattr(module, "open", opened)
    patch.setattr(os, "write", descriptors.write)
    patch.setattr(os, "read", descriptors.read)
    patch.setattr(os, "O_BINARY", BINARY, raising=False)
    return descriptors
