"""Incoming content: text, pages, pictures and files that are pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDropEvent, QTextCursor

from editor.app.open_post import buffer
from editor.app.pages.pasted_pages import PageReader
from editor.core import markup
from editor.core.markup.paragraphs import one_each
from editor.core.text.line_ends import unified
from editor.core.text.parts import split_body
from editor.core.words import tr
from editor.ui.news.offered import page_file, page_of, whole_page
from editor.ui.write import changes, paste
from editor.ui.write.added_pictures import AddedPictures
from editor.ui.write.highlighter import in_code
from editor.ui.write.key_actions import is_running_text
from editor.ui.write.pasted_page import PastedPages
from editor.ui.write.post_edit import PostEdit


class Incoming:
    """Puts into `edit` what the clipboard or a drag offers; `pages` are those that are still being read,
    `pictures` puts in the pictures. `parts` tells whether lines of plain text may become paragraphs.
    """

    def __init__(self, edit: PostEdit, read: PageReader, parts: Callable[[], bool]) -> None:
        self._edit = edit
        self._parts = parts
        self.pictures = AddedPictures(edit)
        self.pages = PastedPages(edit, self.pictures, read)

    def take(self, source: QMimeData) -> None:
        """Images become figures, pages Markdown, an address over words a link."""
        found = paste.offer(source)
        if page_file(source) is not None:
            self._edit.page_dropped.emit(page_of(source))
            return
        if found.note:
            self._edit.refused.emit(found.note)
        if found.files:
            self.add_images(*found.files)
        elif found.page and found.text and in_code(self._edit.textCursor().block()):
            self._put_text(found.text)
        elif found.page:
            self._begin_page(found, source)
        elif found.image:
            self.add_images(found.image)
        elif found.refused:
            self._edit.refused.emit(found.refused)
        elif found.url:
            alone = not self._edit.textCursor().hasSelection() and not in_code(self._edit.textCursor().block())
            self._edit.apply(markup.link_to(found.text), tr("Paste"))
            if alone:
                self._edit.run_when_idle(lambda: self._edit.address_pasted.emit(found.text))
        elif len(found.text) <= paste.WRITTEN and not source.hasFormat(paste.OWN) and self._is_prose():
            self._put_text(found.text, one_each(found.text))
        else:
            self._put_text(found.text)

    def belongs_to_selection(self, event: QDropEvent) -> bool:
        """Whether pictures are dropped on the selected words, which become the caption of the first."""
        chosen = self._edit.textCursor()
        place = self._edit.cursorForPosition(event.position().toPoint()).position()
        is_on_it = chosen.hasSelection() and chosen.selectionStart() <= place <= chosen.selectionEnd()
        return is_on_it and not self._edit.isReadOnly() and bool(paste.offer(event.mimeData()).files)

    def _begin_page(self, found: paste.Offer, source: QMimeData) -> None:
        empty = not any(part.strip() for part in split_body(self._edit.post.text())[:2] if part)
        before = self._edit.post.history.position
        self.pages.begin(found)
        if empty and (page := whole_page(source)) is not None:
            self._edit.page_pasted.emit(page, before)

    def take_plain(self, source: QMimeData) -> None:
        """The text of `source` without any form."""
        self._put_text(paste.plain_text(source))

    def add_images(self, *sources: Path | bytes) -> None:
        """Copy images into the folder of the post and show each in a figure at the caret, in one undo step."""
        self.pictures.add(sources)

    def _is_prose(self) -> bool:
        return self._parts() and is_running_text(self._edit)

    def _put_text(self, text: str, parted: str = "") -> None:
        """Put in `text`; and then, as a step of its own that can be undone, `parted` in its place."""

        history = self._edit.post.history

        def put() -> None:
            self._edit.post.before_paste(text)
            chosen = self._edit.textCursor()
            buffer.take_whole(chosen)
            begin = chosen.selectionStart()
            with history.named(tr("Paste")):
                changes.replace(chosen, buffer.encode(unified(text)))
            if parted and parted != text:
                pasted = self._edit.textCursor()
                pasted.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
                with history.named(tr("A paragraph for each line")):
                    changes.replace(pasted, buffer.encode(parted))

        self._edit.run_when_idle(put)
