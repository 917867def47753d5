"""The post that the window starts with, and who says that it cannot be read."""

import io
import os
import sys
from pathlib import Path

import pytest

from editor.core.errors import FileError
from editor.ui.start.main import begin, prepare_environment


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Posts:
    """A session whose last post is "last"; a path with "bad" in its name cannot be read."""

    def begin(self, path: Path | None) -> str:
        if path is not None and "bad" in path.name:
            raise FileError(f"{path.name} is no text.")
        return path.name if path is not None else "last"


BAD = Path("/posts/bad.md")


@pytest.mark.parametrize("stderr", [None, io.StringIO(), Terminal()])
def test_a_post_that_can_be_read_is_the_one(stderr, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "an id")
    assert begin(Posts(), Path("/posts/a.md")) == ("a.md", None)
    assert begin(Posts(), None) == ("last", None)


@pytest.mark.parametrize(("stderr", "token"), [(None, "a token"), (io.StringIO(), "a token")])
def test_where_nobody_hears_it_the_window_says_it(stderr, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", token)
    assert begin(Posts(), BAD) == ("last", BAD)


@pytest.mark.parametrize(("stderr", "token"), [(io.StringIO(), ""), (Terminal(), "a token")])
def test_a_terminal_is_told(stderr, token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", token)
    with pytest.raises(FileError, match="no text"):
        begin(Posts(), BAD)


def test_the_web_engine_of_another_program_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    named = ("QTWEBENGINEPROCESS_PATH", "QTWEBENGINE_RESOURCES_PATH", "QTWEBENGINE_LOCALES_PATH")
    monkeypatch.setattr(os, "environ", {**os.environ})
    for name in (*named, "QT_PLUGIN_PATH", "QTWEBENGINE_CHROMIUM_FLAGS", "QTWEBENGINE_DISABLE_SANDBOX"):
        os.environ[name] = "/opt/another program"
    prepare_environment()
    assert [name for name in named if name in os.environ] == []
    assert os.environ["QT_PLUGIN_PATH"] == "/opt/another program"
