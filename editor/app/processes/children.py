"""The program's own other processes (`core/processes/children.py`), for Qt's loop, and programs that are not ours."""

import os
import sys

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment

from editor.core.processes import children
from editor.core.processes.foreign import environment_as_given
from editor.core.processes.own_files import ProgramReplacedError


def process(parent: QObject) -> QProcess:
    """A child that is to be started by `start`: its output is read, its complaints go where ours go.

    A terminal sends Ctrl+C, and that it is closed, to a whole group of processes. The child is in none of its groups:
    the program hears of it, makes the text safe with its children, and ends them.
    """
    made = QProcess(parent)
    made.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    if sys.platform != "win32":
        flags = QProcess.UnixProcessFlag
        made.setUnixProcessParameters(flags.CreateNewSession | flags.UseVFork)
    return made


def start(child: QProcess, module: str) -> None:
    """Start `module`, one of `children.MODULES`; where the program is another release by now, that fails."""
    environment = QProcessEnvironment()
    for name, value in children.environment().items():
        environment.insert(name, value)
    child.setProcessEnvironment(environment)
    child.setWorkingDirectory(children.FOLDER)
    try:
        program, *arguments = children.command(module)
    except ProgramReplacedError:
        program, arguments = os.devnull, []  # no program: `errorOccurred` comes as for one that is not there
    child.start(program, arguments)


def foreign(parent: QObject) -> QProcess:
    """A program that is not ours, to be started by who asks: in the environment that the person gave, and in a folder
    from which it loads nothing."""
    made = QProcess(parent)
    with environment_as_given():
        made.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
    made.setWorkingDirectory(QDir.rootPath())
    return made
