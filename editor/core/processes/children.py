"""The program's own other processes, and the only place where they are started.

A child imports from where this program does, never from the folder that it is started in (`search_path.py`): it is
told so by `-P` and PYTHONSAFEPATH, the second for processes that it starts itself, and it begins in the program's own
folder.
A frozen program has no `-m` of Python's: `frozen.py` is its door, and takes the same words.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.processes import arenas, own_files
from editor.search_path import PACKAGE

FOLDER = PACKAGE
"""The folder that each child begins in."""

MODULES = (
    "editor.app.pages.pdf_reader",
    "editor.app.aloud.voice_process",
    "editor.core.importers.worker",
    "editor.core.library.apart",
    "editor.core.library.reading",
    "editor.core.library.worker",
    "editor.core.workers.export_many",
    "editor.core.workers.find_worker",
    "editor.core.workers.post_worker",
    "editor.core.workers.spell_worker",
    "editor.ui.preview.engine",
    "editor.ui.preview.pdf_printer",
)
"""All that is started in this way."""

if TYPE_CHECKING:  # 2 ms of a start: the window's own processes are Qt's
    import subprocess

    Child = subprocess.Popen[bytes]


def command(module: str, *arguments: str) -> list[str]:
    """The program and the arguments that run `module`, one of MODULES.

    Raises ValueError for another module, and ProgramReplacedError where the program is another release by now.
    """
    if module not in MODULES:
        raise ValueError(module)
    own_files.check()
    if getattr(sys, "frozen", False):
        return [sys.executable, "-m", module, *arguments]
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment of a child: the modules that this process finds, in the same order, and no others; one arena."""
    return {**os.environ, **_additions()}


def _additions() -> dict[str, str]:
    known = [entry for entry in sys.path if Path(entry).is_absolute() and os.pathsep not in entry]
    one_arena = {arenas.VARIABLE: os.environ.get(arenas.VARIABLE, arenas.ONE)}
    return {"PYTHONPATH": os.pathsep.join(known), "PYTHONSAFEPATH": "1", **one_arena}


def start(module: str, *arguments: str, is_told: bool = True) -> "Child":
    """Start `module`: its output is a pipe, and if it `is_told` something its input; what it complains of is not heard.
    Raises OSError."""
    import subprocess

    return subprocess.Popen(
        command(module, *arguments),
        stdin=subprocess.PIPE if is_told else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=FOLDER,
        env=environment(),
        creationflags=_no_window(),
    )


def run(module: str, data: bytes = b"", *, timeout: float) -> tuple[int, bytes]:
    """Run `module` to its end with `data` as its input: its exit code and output.

    Raises OSError, and TimeoutError after `timeout` seconds; the child has ended then.
    """
    import subprocess

    try:
        done = subprocess.run(
            command(module),
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout,
            check=False,
            cwd=FOLDER,
            env=environment(),
            creationflags=_no_window(),
        )
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    return done.returncode, done.stdout


def _no_window() -> int:
    """The flag by which Windows shows no console for a child."""
    import subprocess

    return getattr(subprocess, "CREATE_NO_WINDOW", 0)


@contextlib.contextmanager
def environment_for_all() -> Iterator[None]:
    """Meanwhile the environment of this process is that of its children, for those that others start for us."""
    added = _additions()
    before = {name: os.environ.get(name) for name in added}
    os.environ.update(added)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
