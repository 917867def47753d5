"""Answers: text and JSON on standard output, sentences on standard error, as UTF-8 whatever the locale."""

import contextlib
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

from editor.core.errors import FileError
from editor.core.words import tr

_LAUNCHED = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""The variables that a desktop sets for a program that it starts (xdg-activation, Startup Notification)."""


def keep_stream_numbers() -> None:
    """Put the null device where the caller has closed a standard stream (`ronpyo <&- >&- 2>&-`, as some launchers do).

    The next file that is opened would get its number: what Qt, the C library or a child process writes to standard
    error would stand in somebody's post. `sys.stdin`, `sys.stdout` and `sys.stderr` stay None.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
                os.set_inheritable(number, True)


def is_heard(environment: Mapping[str, str]) -> bool:
    """Whether somebody may read what goes to standard error, or the exit code: not where a desktop has started the
    program, by its menu or by a click on a file, nor where it is a program without a console (Windows)."""
    if sys.stderr is None and sys.platform == "win32":
        return False
    with contextlib.suppress(AttributeError, OSError, ValueError):  # None; the terminal is gone; it was closed
        if sys.stderr.isatty():
            return True  # a terminal that was itself started from the menu hands its own token on
    if environment.get("GIO_LAUNCHED_DESKTOP_FILE_PID") == str(os.getpid()):  # a child of such a program has it, too
        return False
    return not any(environment.get(name) for name in _LAUNCHED)


def say(text: str) -> None:
    """Write `text` and a newline to standard output. Raises FileError where it cannot be written."""
    send(_encode(f"{text}\n"))


def say_json(value: Any) -> None:
    """Write `value` as JSON to standard output; a lone surrogate becomes its JSON escape. Raises FileError where it
    cannot be written."""
    send((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))


def send(data: bytes) -> None:
    """Write bytes to standard output as they are: no line end is translated. Raises FileError where there is none."""
    if sys.stdout is None:  # closed by the caller: `>&-`
        raise FileError(tr("There is no standard output to write to."))
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(sentence: str) -> None:
    """Write one sentence to standard error, on one line. Where nobody can hear it, the exit code must do."""
    line = " ".join(f"ronpyo: {sentence}".split())
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        sys.stderr.buffer.write(_encode(f"{line}\n"))
        sys.stderr.buffer.flush()


def _encode(text: str) -> bytes:
    """UTF-8. A file name that is no UTF-8 reached Python with surrogates; they are turned back into its bytes."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace")
