"""The program's own other processes (`core/processes/children.py`), for Qt's loop."""

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from editor.core.processes import children


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
