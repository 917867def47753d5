"""The program starts processes in one place alone, where nothing is imported from the folder they are started in."""

import ast

from editor.core.processes.children import MODULES
from tests.guard.repository import modules, nodes, tree

DOORS = (
    "editor.core.processes.children",
    "editor.core.processes.pool",
    "editor.app.processes.children",
    "editor.frozen",
)
FORBIDDEN_IMPORTS = ("subprocess", "multiprocessing", "pty", "concurrent.futures.ProcessPoolExecutor")
FORBIDDEN_CALLS = {
    "QProcess",
    "startDetached",
    "system",
    "popen",
    "fork",
    "forkpty",
    "posix_spawn",
    "ProcessPoolExecutor",
}
FORBIDDEN_BEGINNINGS = ("exec", "spawn")
HARMLESS = ("QLocale.system",)
"""Calls that are called like one that starts a process."""


def _starts(name: str) -> list[str]:
    """What in the module `name` can start a process, with its lines. `parent_process` alone starts none."""
    found = []
    for node in nodes(name):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = []
        for imported in names:
            if imported.startswith(FORBIDDEN_IMPORTS) and imported != "multiprocessing.parent_process":
                found.append(f"line {node.lineno}: import of {imported}")
        if isinstance(node, ast.Call):
            function = node.func
            called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            is_of_os = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "os"
            if ast.unparse(function) in HARMLESS:
                continue
            if called in FORBIDDEN_CALLS or (is_of_os and called.startswith(FORBIDDEN_BEGINNINGS)):
                found.append(f"line {node.lineno}: {ast.unparse(function)}")
    return found


def test_no_other_module_starts_a_process() -> None:
    assert {name: found for name in modules() if name not in DOORS and (found := _starts(name))} == {}


def test_the_guard_sees_the_doors() -> None:
    assert all(_starts(name) for name in DOORS)


def test_every_child_is_a_module_that_runs() -> None:
    for name in MODULES:
        assert name in modules()
        assert any(isinstance(node, ast.If) and "__main__" in ast.unparse(node.test) for node in tree(name).body), name
