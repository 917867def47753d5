"""What surrounds each test: folders of its own, English words, no network, garbage collected in one thread.

Hooks, not fixtures, and folders that were left empty are given to the next test: there are so many tests that a
millisecond for each of them is half a minute.
"""

import faulthandler
import gc
import os
import socket
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

from editor.core import words

_HOME = ("config", "state", "cache", "data", "documents")
_ENVIRONMENT = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_DATA_HOME": "home/data",
    "XDG_DOCUMENTS_DIR": "home/documents",
    "RONPYO_LIBRARY": "library",
}
_REMOVED = ("RONPYO_LANG", "LC_ALL", "LC_MESSAGES")

_MOST_WIDGETS = 1000
"""That many widgets may live on after a test; the program's own window has some 200."""

_connect = socket.socket.connect


def _connect_here(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise AssertionError(f"a test tried to reach {address!r}")
    _connect(self, address)


def _count(folder: str) -> int:
    return sum(1 for _entry in os.scandir(folder))


class Person:
    """Settings, state, cache and library in throw-away folders, never the person's own."""

    def __init__(self, parent: Path) -> None:
        self._parent = str(parent)
        self._made = 0
        self._base = ""
        self._values: dict[str, str] = {}

    def _make(self) -> None:
        self._made += 1
        self._base = f"{self._parent}/{self._made}"
        for folder in ("", "/library", "/home", *(f"/home/{name}" for name in _HOME)):
            Path(self._base + folder).mkdir()
        self._values = {name: f"{self._base}/{folder}" for name, folder in _ENVIRONMENT.items()}
        self._values["LANG"] = "C.UTF-8"

    def _is_untouched(self) -> bool:
        try:
            return (
                _count(f"{self._base}/home") == len(_HOME)
                and not any(_count(f"{self._base}/home/{name}") for name in _HOME)
                and not _count(f"{self._base}/library")
                and _count(self._base) == 2
            )
        except OSError:
            return False

    def enter(self) -> None:
        """Give the next test its folders: new ones, unless the last test left everything as it was."""
        if not self._base or not self._is_untouched():
            self._make()
        for name, value in self._values.items():
            if os.environ.get(name) != value:
                os.environ[name] = value
        for name in _REMOVED:
            os.environ.pop(name, None)


def _destroy() -> None:
    """Destroy what is to be deleted later: without this it lives until some test runs an event loop, and is dressed
    anew whenever one changes the style sheet."""
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete.value)


def left_widgets() -> list[str]:
    """The classes of the widgets without a parent, where there are more widgets than tests may leave; else nothing.

    A test that leaves some fails, for all later ones pay for them: whenever a window puts its style sheet on or off,
    each widget of the process is dressed anew.
    """
    qt = sys.modules.get("PySide6.QtWidgets")
    if qt is None or not qt.QApplication.topLevelWidgets() or len(qt.QApplication.allWidgets()) <= _MOST_WIDGETS:
        return []
    gc.collect()  # what stands in cycles is gone only now
    _destroy()
    if len(qt.QApplication.allWidgets()) <= _MOST_WIDGETS:
        return []
    return [type(one).__name__ for one in qt.QApplication.topLevelWidgets()]


class Surroundings:
    """Makes them before each test and restores them behind it."""

    def __init__(self) -> None:
        self._person: Person | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        gc.disable()  # nothing that collecting makes is garbage

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self) -> None:
        gc.freeze()  # some millions of objects that stay: else each look for garbage goes through all of them

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if self._person is None:
            factory: pytest.TempPathFactory = item.config._tmp_path_factory  # type: ignore[attr-defined]
            self._person = Person(factory.mktemp("person"))
        self._person.enter()
        socket.socket.connect = _connect_here  # type: ignore[method-assign, assignment]
        gc.disable()  # as the program does: an object of Qt's that another thread finds is destroyed there
        if words.language() != "en":
            words.use("en")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        from editor.core.processes.garbage import collect_if_due

        try:
            return (yield)
        finally:
            _destroy()
            collect_if_due()
            left = left_widgets()
            if words.language() != "en":
                words.use("en")
            # A crash prints the stacks of all threads, also after a test of the program's own handler took that away.
            if not faulthandler.is_enabled():
                faulthandler.enable(item.config.stash[fault_handler_stderr_fd_key])
            assert not left, f"widgets were left, by this test or by tests before it: {', '.join(left)}"


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Surroundings(), "ronpyo-surroundings")
