"""Answers: text and JSON on standard output, sentences on standard error, as UTF-8 whatever the locale."""

import contextlib
import json
import sys
from typing import Any

from editor.core.errors import FileError
from editor.core.words import tr


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
