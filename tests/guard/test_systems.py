"""What differs between Linux, macOS and Windows is asked of a seam: files of `core/disk`, processes and their time of
`core/processes`, a second start of `core/sharing/handover`. Elsewhere no module asks which system it runs on, nor calls
what only some of them have."""

import ast

import pytest

from tests.fakes.systems.system_calls import LINUX_ONLY, MODULES, POSIX_ONLY, SIGNALS
from tests.guard.repository import is_under, modules, nodes

SEAMS = ("editor.core.disk", "editor.core.processes", "editor.core.sharing.handover")
ELSEWHERE = {
    "editor.cli": "whether there is a display",
    "editor.app.processes.children": "which processes get the signals of a terminal",
    "editor.app.aloud.reading_aloud": "what is said to be missing where no voice is",
    "editor.commandline.output": "whether a program may be without a console",
    "editor.commandline.install_desktop": "menu entries of Linux' desktops alone",
    "editor.core.from_html.deadline": "the signal of the alarm that `core/processes` gives",
    "editor.core.theme.motion": "how each system says that things should not move",
    "editor.ui.commands.commands": "keys of each system",
    "editor.ui.start.graphics": "who draws the display of Linux",
    "editor.ui.start.main": "what Chromium needs on Linux",
    "editor.ui.preview.engine": "whether Chromium's sandbox starts on Linux",
    "editor.ui.preview.pdf_printer": "a process that ends with its parent, on Linux",
    "editor.ui.start.program": "signals that end the program",
    "editor.ui.start.qt_loading": "libraries that are loaded ahead on Linux",
    "editor.ui.settings.catalogue": "what there is to choose on Linux alone",
    "editor.ui.widgets.spoken": "how a screen reader of Linux is told",
    "editor.ui.look.theme": "fonts that each system has",
    "editor.ui.keys.unhandled_keys": "how each system tells the key for letters of the third level",
}
"""Module → what it asks the system for, all in one place of it and with a way for the others."""

_SOME_HAVE = {
    "os": {*LINUX_ONLY, *POSIX_ONLY, "name", "kill", "umask"},
    "signal": {*SIGNALS, "SIGKILL", "SIGSTOP", "SIGTERM", "signal", "set_wakeup_fd"},
    "sys": {"platform", "getwindowsversion"},
}
_MODULES = {*MODULES, "ctypes", "msvcrt", "posix", "winreg", "_winapi"}
_FOLDERS = ("/proc", "/dev/", "/tmp", "/var/tmp", "/sys/")


def _asks(name: str) -> list[str]:
    """What in the module `name` only some systems have."""
    found = []
    for node in nodes(name):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in _SOME_HAVE.get(node.value.id, ()):
                found.append(f"line {node.lineno}: {node.value.id}.{node.attr}")
        elif isinstance(node, ast.Import):
            found += [f"line {node.lineno}: {one.name}" for one in node.names if one.name in _MODULES]
        elif isinstance(node, ast.ImportFrom):
            named = _SOME_HAVE.get(node.module or "", set())
            if node.module in _MODULES or any(one.name in named for one in node.names):
                found.append(f"line {node.lineno}: from {node.module}")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(_FOLDERS):
            found.append(f"line {node.lineno}: {node.value}")
    return found


def test_no_other_module_asks_what_only_some_systems_have() -> None:
    asking = {name for name in modules() if not any(is_under(name, seam) for seam in SEAMS) and _asks(name)}
    assert {name: _asks(name) for name in asking - ELSEWHERE.keys()} == {}
    assert ELSEWHERE.keys() - asking == set()


@pytest.mark.parametrize("seam", SEAMS)
def test_the_guard_sees_what_the_seams_ask(seam: str) -> None:
    assert any(_asks(name) for name in modules() if is_under(name, seam))


def test_names_in_the_library_have_forward_slashes() -> None:
    """`str` of a relative path has backslashes on Windows, and is none of the names that the index has."""
    found = [
        f"{name}: line {node.lineno}"
        for name in modules()
        for node in nodes(name)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "str"
        and any(isinstance(one, ast.Call) and ast.unparse(one.func).endswith(".relative_to") for one in node.args)
    ]
    assert found == []
