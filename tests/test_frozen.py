"""A frozen build: its entry is the command, or one of the program's own processes, and nothing else."""

import runpy
import sys

import pytest

import editor
from editor import cli, frozen
from editor.core.processes import own_files
from editor.core.processes.children import MODULES


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was started, instead of starting it: ("command", its arguments) or (the module, its arguments)."""
    found: list[object] = []
    monkeypatch.setattr(cli, "main", lambda: found.append(("command", sys.argv[1:])) or 0)
    monkeypatch.setattr(runpy, "run_module", lambda name, **_how: found.append((name, sys.argv[1:])))
    return found


@pytest.mark.parametrize("module", sorted(MODULES))
def test_its_own_processes_are_started(started: list[object], monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setattr(sys, "argv", ["ronpyo", "-m", module, "one", "-m"])
    assert frozen.main() == 0
    assert started == [(module, ["one", "-m"])]


def test_its_modules_are_kept_before_anything_else(started: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    class Loader:
        _pyz_archive = "the reader of modules"

    monkeypatch.setattr(editor, "__loader__", Loader())
    monkeypatch.setattr(own_files, "keep_modules", started.append)
    monkeypatch.setattr("multiprocessing.freeze_support", lambda: started.append("a process of a pool"))
    monkeypatch.setattr(sys, "argv", ["ronpyo"])
    assert frozen.main() == 0
    assert started == ["the reader of modules", "a process of a pool", ("command", [])]


@pytest.mark.parametrize("arguments", [[], ["post.md"], ["-m"], ["-m", "http.server"], ["-m", "editor"], ["new", "-m"]])
def test_everything_else_is_the_command(
    started: list[object], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["ronpyo", *arguments])
    assert frozen.main() == 0
    assert started == [("command", arguments)]
