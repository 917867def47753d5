"""Habits of the source: nothing left for later, nothing printed, nothing of the machine it was written on."""

import ast
import re
from pathlib import Path

import pytest

from tests.guard.repository import ROOT, modules, nodes, source, tracked_files

LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# Put together here, so that this file does not name what it looks for.
MACHINE = re.compile("|".join(["/" + "work/", "/" + "root/", "/" + "home/[a-z]", "/" + "tmp/w/", "file:" + "///opt"]))
FAULTY_IN_PYSIDE = {
    r"(?<!self)\.itemAt(Position)?\(": "PySide keeps the Python object when Qt deletes the item of a layout: a later "
    "widget at that address is taken for it (`self.itemAt(place)` is the row of a tree or list)",
    r"\.(next|previous)InFocusChain\(": "the widget keeps the next one, and has it taken for destroyed at its own end",
    r"singleShot\(0,": "`run_soon` instead: what it calls is never let go where the context is gone before",
}
"""Calls that PySide 6.11 gets wrong, and how."""
HOSTS = re.compile("|".join(["pypi" + r"\.org", "python" + "hosted", r"deb\." + "debian", "npm" + "js"]))


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{name}: {line}" for name in modules() for line in source(name).splitlines() if LATER.search(line) is not None
    ]
    assert left == []


def test_nothing_is_printed() -> None:
    calls = [
        f"{name}:{node.lineno}"
        for name in modules()
        for node in nodes(name)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("print", "breakpoint")
    ]
    assert calls == []


def test_no_file_names_a_machine_or_a_package_host() -> None:
    wrong = []
    for path in tracked_files():
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
        except UnicodeDecodeError:
            continue  # an image, or a test file that is meant not to be UTF-8
        found = [number for number, line in enumerate(lines, 1) if MACHINE.search(line) or HOSTS.search(line)]
        wrong += [f"{path.relative_to(ROOT)}:{number}" for number in found]
    assert not wrong


def test_nothing_that_is_packed_holds_the_hour() -> None:
    """Bytes with the time in them are another name for the same test in each process, and the run ends before it
    begins."""
    packed = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if re.search(r"gzip\.compress\(", line) and "mtime=" not in line
    ]
    assert packed == []


@pytest.mark.parametrize(("call", "fault"), FAULTY_IN_PYSIDE.items())
def test_no_call_that_pyside_gets_wrong(call: str, fault: str) -> None:
    folders = ("editor",) if "singleShot" in call else ("editor", "tests")
    asked = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if re.search(call, line)
    ]
    assert asked == [], fault
