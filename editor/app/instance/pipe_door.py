"""The first window's end of a named pipe (Windows), on which second starts knock; elsewhere a local socket."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from editor.core.sharing import handover, pipe


class PipeDoor(QObject):
    """Listens as long as it lives, for programs of the same person. `knocked(path, token)` as `Door` says it."""

    knocked = Signal(object, str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self.listens = self._server.listen(name)
        """True while it listens; another window may do so already."""

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _meet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda caller=caller: self._hear(caller))
            caller.disconnected.connect(caller.deleteLater)
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if caller.bytesAvailable() > handover.LARGEST:
            caller.abort()
        elif caller.canReadLine():
            wish = handover.understood(bytes(caller.readLine().data()))
            if wish is not None:
                caller.write(pipe.OK)
                caller.flush()
            caller.disconnectFromServer()
            if wish is not None:
                self.knocked.emit(*wish)
