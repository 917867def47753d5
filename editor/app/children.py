"""The program's own other processes (`core/processes/children.py`), for Qt's loop, and programs that are not ours."""

from PySide6.QtCore import QDir, QObject, QProcess, QProcessEnvironment

from editor.core.processes import children
from editor.core.processes.foreign import environment_as_given


def process(parent: QObject) -> QProcess:
    """A child that is to be started by `start`: its output is read, its complaints go where ours go."""
    made = QProcess(parent)
    made.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
    return made


def start(child: QProcess, module: str) -> None:
    """Start `module`, one of `children.MODULES`."""
    environment = QProcessEnvironment()
    for name, value in children.environment().items():
        environment.insert(name, value)
    child.setProcessEnvironment(environment)
    child.setWorkingDirectory(children.FOLDER)
    program, *arguments = children.command(module)
    child.start(program, arguments)


def foreign(parent: QObject) -> QProcess:
    """A program that is not ours, to be started by who asks: in the environment that the person gave, and in a folder
    from which it loads nothing."""
    made = QProcess(parent)
    with environment_as_given():
        made.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
    made.setWorkingDirectory(QDir.rootPath())
    return made
