"""Places of undo and redo: the place in the text, or the field, is shown and gets the caret."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.history import Move
from editor.core.fields.changed import changed_field
from editor.ui.fields.pane import FieldsPane
from editor.ui.write.pane import SourcePane

_TABS = ("news", "commentary", "related", "images")


class StepPlaces(QObject):
    """Follows the open document's history. `want_fields(True)` opens the fields where they are hidden."""

    def __init__(
        self, following: CurrentDocument, source: SourcePane, fields: FieldsPane, want_fields: Callable[[bool], None]
    ) -> None:
        super().__init__(source)
        self._source = source
        self._fields = fields
        self._want_fields = want_fields
        following.moved.connect(self._moved)
        source.field_wanted.connect(self._show_hit)

    def _moved(self, move: Move) -> None:
        edit = self._source.edit
        if move.position is not None:
            cursor = QTextCursor(edit.document())
            cursor.setPosition(min(move.position, edit.document().characterCount() - 1))
            edit.go_to(cursor)
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not edit.post.raw and (path := changed_field(move.before, move.after)):
            self._want_fields(True)
            self._show_field(path)

    def _show_hit(self, path: str, start: int, end: int) -> None:
        """Show a hit of the find bar in the field `path`; the caret goes back to where one types what to look for."""
        before = QApplication.focusWidget()
        self._want_fields(True)
        self._fields.show_words(path, start, end)
        if before is not None and before is not self._source.edit:
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, path: str) -> None:
        """Put the caret into the field `path`; where its row is gone, into the one before it, else into its tab."""
        parts = path.split(".")
        tries = [path]
        for index, part in enumerate(parts):
            if part.isdecimal() and int(part) > 0:
                tries.append(".".join((*parts[:index], str(int(part) - 1), *parts[index + 1 :])))
        tries += [".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]
        if not any(self._fields.focus_field(candidate) for candidate in tries):
            self._fields.show_tab(_TABS.index(parts[0]) if parts[0] in _TABS else len(_TABS))
