"""The document that is open at the moment, followed: it comes and goes, what is connected here stays connected."""

from PySide6.QtCore import QMetaObject, QObject, Signal

from editor.app.document import Document


class CurrentDocument(QObject):
    """Re-emits the signals of one `Document`, which can be changed for another one with `follow`.

    Whoever wants to hear of the open document connects to this object once, as a method of a QObject, and is
    disconnected by Qt when that is destroyed. Connecting to each document anew and disconnecting from the last one by
    hand fails where the document or the listener has been destroyed meanwhile.
    """

    changed = Signal(int)
    fields_changed = Signal()
    saved = Signal()
    state_changed = Signal()
    raw_changed = Signal()
    risky = Signal(object)

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._connections: list[QMetaObject.Connection] = []
        self.follow(document)

    @property
    def document(self) -> Document | None:
        """The document that is followed; None: none is."""
        return self._document

    def follow(self, document: Document | None) -> None:
        """Re-emit the signals of `document` from now on, and no longer those of the one before."""
        if document is self._document:
            return
        for connection in self._connections:
            QObject.disconnect(connection)  # does nothing where the document is gone
        self._document, self._connections = document, []
        if document is not None:
            self._connections = [
                document.changed.connect(self.changed),
                document.fields_changed.connect(self.fields_changed),
                document.saved.connect(self.saved),
                document.state_changed.connect(self.state_changed),
                document.raw_changed.connect(self.raw_changed),
                document.risky.connect(self.risky),
            ]
