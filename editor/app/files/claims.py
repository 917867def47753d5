"""Post locks of the window: the open post is claimed, or can only be looked at while somebody else has it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from editor.app.files.session import Session
from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core import paths
from editor.core.sharing import claims
from editor.core.sharing.claims import Claim
from editor.core.words import tr


class Claims(QObject):
    """Owns the claim to the session's current document. `changed`: `holder` is another one.

    `told(sentence)`: something that the person need not answer.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, session: Session, folder: Path | None = None) -> None:
        super().__init__()
        self.holder: Claim | None = None
        """The process elsewhere that has the post open; None: it is ours."""
        self._session = session
        self._folder = folder or paths.state() / "open"
        self._document: Document | None = None
        self._claimed: tuple[Path, str] | None = None
        self._started = False
        session.current_changed.connect(self._follow)
        session.following.state_changed.connect(self._look)

    def start(self) -> None:
        """Begin to claim: once the window is on the screen."""
        if self._started:
            return
        self._started = True
        gui = QGuiApplication.instance()
        if isinstance(gui, QGuiApplication):
            gui.applicationStateChanged.connect(self._came_back)
        self._follow()
        claims.sweep(self._folder)

    def close(self) -> None:
        """Give up what is claimed."""
        self._started = False
        self._release()

    def try_again(self) -> None:
        """Claim the post, if it is free by now."""
        if self.holder is not None:
            self._claim()
            if self.holder is None:
                self.told.emit(tr("You can write in this post again."))

    def take_over(self) -> None:
        """Claim the post although somebody else has it: the person said so."""
        if self._document is not None and self.holder is not None:
            claims.take_over(self._folder, self._document.path, self._document.fields.id)
            self._claim()

    def _follow(self) -> None:
        if not self._started:
            return
        self._document = self._session.current
        self._release()
        self._claim()

    def _look(self) -> None:
        """The post was saved under another name, or has followed its file."""
        document = self._document
        if document is not None and self._claimed is not None and self._claimed[0] != document.path:
            self._release()
            self._claim()

    def _claim(self) -> None:
        document = self._document
        if document is None:
            return
        wanted = (document.path, document.fields.id)
        holder = claims.claim(self._folder, *wanted)
        self._claimed = wanted if holder is None else None
        if holder != self.holder:
            self.holder = holder
            self.changed.emit()
        document.apply(change.noticed(held=holder is not None))

    def _release(self) -> None:
        if self._claimed is not None:
            claims.release(self._folder, *self._claimed)
            self._claimed = None

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if not self._started or state is not Qt.ApplicationState.ApplicationActive:
            return
        if self.holder is not None:
            self.try_again()
        elif self._document is not None and self._document.is_clean:
            self._claim()  # another window may have taken it over; what is not saved here is not locked in by that
