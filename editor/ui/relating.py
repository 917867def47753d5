"""Related posts out of the library: chosen in a window of their own, or added from the library pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.app.document import Document
from editor.app.library import Library
from editor.ui.fields.pane import FieldsPane
from editor.ui.library.slot import LibrarySlot
from editor.ui.one_window import OneWindow

if TYPE_CHECKING:
    from editor.ui.library.chooser import RelatedChooser


class Relating(QObject):
    """Gives the related posts of the open document what is chosen."""

    def __init__(self, library: Library, slot: LibrarySlot, fields: FieldsPane) -> None:
        super().__init__(fields)
        self._library = library
        self._fields = fields
        self._document: Document | None = None
        self.chooser = OneWindow(self._make_chooser)
        slot.related.connect(self._add)
        fields.library_wanted.connect(self.choose)

    def set_document(self, document: Document) -> None:
        """Choose for `document` from now on."""
        self._document = document
        self.chooser.close()

    def can_choose(self) -> bool:
        """Whether the post has fields that can be written."""
        return self._document is not None and not (self._document.raw or self._document.held)

    def choose(self) -> None:
        """Show the window to choose in."""
        if self._document is None or not self.can_choose():
            return
        self._fields.flush()
        self._library.start()
        self.chooser.show()

    def _make_chooser(self) -> RelatedChooser:
        from editor.ui.library.chooser import RelatedChooser

        assert self._document is not None
        chooser = RelatedChooser(self._document, self._library, self._fields.window())
        chooser.finished.connect(self._closed)
        return chooser

    def _closed(self) -> None:
        self._fields.window().activateWindow()  # with the caret where it was
        self._fields.show_related()

    def _add(self, row: dict[str, Any]) -> None:
        if self._document is None or not self.can_choose():
            return
        from editor.ui.library.chooser import choose, related_of

        self._fields.flush()
        choose(self._document, related_of(row))
        self._fields.show_related()
