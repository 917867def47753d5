"""The current document, followed: it comes and goes, the connections made here stay."""

from collections.abc import Sequence

from PySide6.QtCore import QMetaObject, QObject, Signal

from editor.app.open_post.document import Document

SIGNALS = ("changed", "fields_changed", "saved", "state_changed", "raw_changed", "risky", "moved")
"""The signals of a document that are followed."""


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
    moved = Signal(object)

    def __init__(
        self, document: Document | None = None, parent: QObject | None = None, *, only: Sequence[str] = SIGNALS
    ) -> None:
        """`only`: the names of the signals that are re-emitted."""
        super().__init__(parent)
        self._names = only
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
            self._connections = [getattr(document, name).connect(getattr(self, name)) for name in self._names]
