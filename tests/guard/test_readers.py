"""Contents of files come in by one door, `core/disk/regular.py`: it knows kinds and bounds."""

import ast

from tests.guard.repository import modules, nodes

DOORS = {
    "editor.core.checks.prose.lists",  # the program's own resources
    "editor.core.disk.regular",
    "editor.core.history.journal_files",  # what these open is written
    "editor.core.history.version_list",
    "editor.core.importers.library",  # a lock
    "editor.core.processes.start_pages",  # /proc
    "editor.core.processes.system_processes",  # /proc
    "editor.core.sharing.pipe",  # a pipe
    "editor.core.words",  # the program's own resources, here and below
    "editor.ui.look.icons",
    "editor.ui.preview.engine",
    "editor.ui.preview.scheme",
    "editor.ui.preview.view",
    "editor.ui.look.theme",
}
READS = {"read_bytes", "read_text"}
HARMLESS_MODES = ("w", "x", "a")


def _reads(name: str) -> list[str]:
    found = []
    for node in nodes(name):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        values = [str(value.value) for value in node.args if isinstance(value, ast.Constant)]
        if called in READS and ast.unparse(function).partition(".")[0] not in ("scan", "regular"):
            found.append(f"line {node.lineno}: {ast.unparse(function)}")
        elif called == "open" and values and not values[-1].startswith(HARMLESS_MODES):
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def test_reads_by_the_door() -> None:
    assert {name: found for name in sorted(set(modules()) - DOORS) if (found := _reads(name))} == {}


def test_the_guard_sees_readers() -> None:
    assert all(_reads(name) for name in DOORS)
