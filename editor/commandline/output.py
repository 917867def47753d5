"""Answers: text and JSON on standard output, sentences on standard error, as UTF-8 whatever the locale."""

import json
import sys
from typing import Any


def say(text: str) -> None:
    """Write `text` and a newline to standard output."""
    send(f"{text}\n".encode("utf-8", "surrogateescape" if _is_path(text) else "backslashreplace"))


def say_json(value: Any) -> None:
    """Write `value` as JSON to standard output; a lone surrogate becomes its JSON escape."""
    send((json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace"))


def send(data: bytes) -> None:
    """Write bytes to standard output as they are: no line end is translated."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def complain(sentence: str) -> None:
    """Write one sentence to standard error, on one line."""
    line = " ".join(f"ronpyo: {sentence}".split())
    sys.stderr.buffer.write(f"{line}\n".encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def _is_path(text: str) -> bool:
    """A file name that is not UTF-8 reached Python with surrogates; they are turned back into its bytes."""
    return any("\udc80" <= character <= "\udcff" for character in text) and "\n" not in text
