"""The address of one's own post that was pasted into the text, offered as a link with the title of that post."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from editor.app.library.library import Library
from editor.app.open_post import buffer
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core.markup.escape import escaped
from editor.core.markup.link import destination
from editor.core.words import tr
from editor.ui.widgets.quiet_line import QuietLine
from editor.ui.write import changes
from editor.ui.write.post_edit import PostEdit

_IN_MARKUP = "(<\"'="
"""Characters before an address that is a part of a link or of HTML already."""


class PastedAddress(QObject):
    """Says it in `line`; the text is changed when the person wants it, in one step of undo behind the paste."""

    def __init__(self, library: Library, edit: PostEdit, line: QuietLine) -> None:
        super().__init__(line)
        self._library = library
        self._edit = edit
        self._line = line
        self._document: Document | None = None
        edit.address_pasted.connect(self._ask)

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document

    def _ask(self, url: str) -> None:
        document, place = self._document, self._edit.textCursor()
        end = place.position()
        place.setPosition(max(0, end - len(buffer.encode(url))))
        place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        if document is None or place.selectedText() != buffer.encode(url) or self._is_in_markup(place):
            return

        def answered(rows: list[dict[str, Any]]) -> None:
            if document is self._document and rows and rows[0]["title"]:
                self._offer(url, place, rows[0])

        place.setKeepPositionOnInsert(True)  # what is written behind it is not of it
        self._library.ask("own", "", document.path, while_alive(self, answered), url=url)

    def _is_in_markup(self, place: QTextCursor) -> bool:
        before = QTextCursor(place)
        before.setPosition(place.selectionStart())
        before.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        return bool(before.selectedText()) and before.selectedText() in _IN_MARKUP

    def _offer(self, url: str, place: QTextCursor, row: dict[str, Any]) -> None:
        said = tr("This is your post of {day}: “{title}”.", day=row["date"], title=row["title"])
        address = row["url"] if row["url"] and not row["derived"] else url.partition("#")[0]
        made = f"[{escaped(row['title'])}]({destination(''.join((address, *url.partition('#')[1:])))})"
        self._line.say(said, [(tr("Link with its title"), lambda: self._link(url, place, made))])

    def _link(self, url: str, place: QTextCursor, made: str) -> None:
        """Put the link in place of the address, where that still stands as it was pasted."""
        if place.selectedText() != buffer.encode(url):
            self._line.say(tr("The URL was changed since, so it was left as it is."))
            return
        place.setKeepPositionOnInsert(False)
        self._edit.change(tr("Link with the title"), lambda: changes.replace(place, buffer.encode(made)))
        self._edit.setFocus()
