"""The place of the library pane in the window: a light widget at the start, the pane once the window is there."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.app.library.library import Library
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.library.pane import LibraryPane

_WIDE = 1280
"""Width of a window from which on the library is shown unless the person chose otherwise."""


class LibrarySlot(QWidget):
    """Owns whether the library is shown: as the person `wanted`, or else (None) where there is room for it."""

    related = Signal(dict)
    """A row of the list is to be a related post of the open one."""
    duplicate_wanted = Signal(Path)
    rename_wanted = Signal(Path)
    export_wanted = Signal(dict)
    trash_wanted = Signal(Path, str)
    import_wanted = Signal()
    """As the pane says it."""
    wanted_or_not = Signal()
    """The person has shown or hidden it."""

    def __init__(
        self, library: Library, open_path: Callable[[Path], None], leave: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("librarySlot")
        self.setAccessibleName(tr("Library"))
        self.setMinimumWidth(220)
        self.wanted: bool | None = None
        self.pane: LibraryPane | None = None
        self._library = library
        self._open_path = open_path
        self._leave = leave
        self._following = CurrentDocument(parent=self)
        for may_rename in (self._following.saved, self._following.state_changed):
            may_rename.connect(self._mark)
        self._started = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def restore(self, wanted: object, width: int) -> None:
        """Restore the pane as it was when the program was used last."""
        self.wanted = wanted if isinstance(wanted, bool) else None
        self.fit(width)

    def fit(self, width: int) -> None:
        """Follow the width of the window where the person has not chosen."""
        self.setVisible(width >= _WIDE if self.wanted is None else self.wanted)
        self._fill()

    def want(self, wanted: bool) -> None:
        """Show or hide it; that stays."""
        self.wanted = wanted
        self.setVisible(wanted)
        self._fill()
        self.wanted_or_not.emit()

    def start(self) -> None:
        """The window is on the screen: there is time for the library now, if it is shown."""
        self._started = True
        self._fill()

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self._started = True
        self._fill()
        if self.pane is not None:
            self.pane.focus_search()

    def look_for(self, words: str) -> None:
        """Search for `words`, without the caret."""
        self._started = True
        self._fill()
        if self.pane is not None:
            self.pane.search.setText(words)

    def set_document(self, document: Document) -> None:
        """Mark the open post in the list."""
        self._following.follow(document)
        self._mark()

    def _mark(self) -> None:
        document = self._following.document
        if self.pane is not None and document is not None:
            self.pane.set_current(document.path)

    def _fill(self) -> None:
        if self.pane is not None or not self._started or self.isHidden():
            return
        from editor.ui.library.pane import LibraryPane

        self._library.start()
        self.pane = LibraryPane(self._library, self)
        self.pane.opened.connect(self._open_path)
        self.pane.left.connect(self._leave)
        self.pane.related.connect(self.related)
        self.pane.duplicate_wanted.connect(self.duplicate_wanted)
        self.pane.rename_wanted.connect(self.rename_wanted)
        self.pane.export_wanted.connect(self.export_wanted)
        self.pane.trash_wanted.connect(self.trash_wanted)
        self.pane.import_wanted.connect(self.import_wanted)
        self._layout.addWidget(self.pane)
        self._mark()
