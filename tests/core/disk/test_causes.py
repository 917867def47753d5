"""Why the system refused, in words."""

import errno

import pytest

from editor.core.disk.causes import cause
from editor.core.disk.regular import TooLargeError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "x"), "the disk is full. Delete files that you do not need, or save on another drive."),
        (
            OSError(errno.EACCES, "x"),
            "the file or its folder is read-only. Change its permissions, or choose another folder.",
        ),
        (OSError(errno.ESTALE, "x"), "the drive is no longer connected. Connect it, or save elsewhere."),
        (OSError(errno.ETIMEDOUT, "x"), "the network drive does not answer. Check the connection, then try again."),
        (OSError(errno.EXDEV, "strange"), "strange."),  # no clause of ours: the system's own words
        (OSError("without a number"), "without a number."),
        (TooLargeError("a.md", 1), "it is larger than 1 MB."),
        (TooLargeError("a.md", 1_999_999), "it is larger than 1 MB."),
        (TooLargeError("a.md", 64_000_000), "it is larger than 64 MB."),
    ],
)
def test_a_cause_is_told(error: OSError, words: str) -> None:
    assert cause(error) == words


@pytest.mark.parametrize(
    ("winerror", "name", "is_said"),
    [(206, "C:/a.md", True), (3, "/" + "a/" * 130, True), (3, "/a.md", False), (2, "/" + "a/" * 130, False)],
)
def test_a_path_that_windows_takes_for_too_long(winerror: int, name: str, is_said: bool) -> None:
    error = FileNotFoundError(errno.ENOENT, "x", name)
    error.winerror = winerror  # type: ignore[attr-defined]  # as Python sets it there
    assert ("too long" in cause(error)) is is_said
