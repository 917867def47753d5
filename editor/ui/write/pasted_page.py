"""Pages that were pasted and are still being read elsewhere; each keeps its place in the text until it is there.

The text stays untouched until then, and the person may go on writing. What they write goes behind the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from editor.app.open_post import buffer
from editor.app.pages.pasted_pages import PageReader
from editor.app.threads.alive import while_alive
from editor.core.from_html.inline_pictures import settled
from editor.core.markup.insertion import set_apart
from editor.core.markup.notes import with_own_labels
from editor.core.text.line_ends import unified
from editor.core.words import tr
from editor.ui.write import changes
from editor.ui.write.added_pictures import AddedPictures, PagePicture, StoredPictures
from editor.ui.write.paste import PLAIN as _PLAIN
from editor.ui.write.paste import Offer, not_pasted
from editor.ui.write.post_edit import PostEdit

SHORT = 16_000
"""Characters of a page that is read at once, in some hundredths of a second; others are read elsewhere."""
_SECONDS = 0.5  # for a short page


def read_here(page: str, done: Callable[[str | None], None]) -> None:
    """Read `page` in this thread: a short one, or for a pane without a render process."""
    from editor.core.from_html.paste import markdown_from_html  # with a parser: not at the start

    done(markdown_from_html(page, seconds=_SECONDS))


def _plain(offer: Offer) -> str:
    """The words of `offer` without their form."""
    if offer.text or len(offer.page) > _PLAIN:
        return offer.text
    from editor.core.fields.related import html_text

    return html_text(offer.page)


@dataclass(slots=True, eq=False)
class _Waiting:
    """A page that is being read, and its place in the text."""

    offer: Offer
    cursor: QTextCursor
    selected: str
    """The text that the page replaces, as it was when it was pasted."""

    def place(self) -> QTextCursor:
        """The place of the page: over the selected text, where that still stands there."""
        if self.cursor.selectedText() != self.selected:
            self.cursor.setPosition(self.cursor.selectionStart())
        self.cursor.setKeepPositionOnInsert(False)
        return self.cursor


class PastedPages:
    """The pages that `edit` waits for. Each is put in by one undo step, when no word is being composed.

    `pictures` saves those of a page, and puts in that of an offer whose page says nothing; `read` reads a long page
    elsewhere.
    """

    def __init__(self, edit: PostEdit, pictures: AddedPictures, read: PageReader = read_here) -> None:
        self.read = read
        self._pictures = pictures
        self._edit = edit
        self._waiting: list[_Waiting] = []

    def begin(self, offer: Offer) -> None:
        """Have the page of `offer` read; it goes where the caret is now."""
        cursor = self._edit.textCursor()
        cursor.setKeepPositionOnInsert(True)
        page = _Waiting(offer, cursor, cursor.selectedText())
        self._waiting.append(page)
        self._edit.viewport().setCursor(Qt.CursorShape.BusyCursor)
        read = read_here if len(offer.page) <= SHORT else self.read
        read(offer.page, while_alive(self._edit, lambda markdown: self._read(page, markdown)))

    def finish(self) -> None:
        """Wait no longer: the plain text of each page is put in now, before a save, say, or a change of the post."""
        for page in list(self._waiting):
            self._read(page, None)

    def give_up(self) -> bool:
        """Forget the page pasted last, as undo would; False where none is awaited."""
        if not self._waiting:
            return False
        self._forget(self._waiting[-1])
        return True

    def forget_all(self) -> None:
        """The text is another one: nothing that was meant for the old one comes into it."""
        if self._waiting:
            self._edit.refused.emit(
                tr("The text was read anew, so the page was not pasted into it. Paste it once more.")
            )
        for page in list(self._waiting):
            self._forget(page)

    def _read(self, page: _Waiting, markdown: str | None) -> None:
        """The page is read: its own pictures are saved before it is put in."""
        inside = page.offer.inside
        if page not in self._waiting or not markdown or not (shown := inside.numbers_in(markdown)):
            self._arrived(page, markdown)
            if markdown is None and inside.pictures:
                self._edit.refused.emit(not_pasted(len(inside.pictures)))
            return

        def stored(paths: StoredPictures) -> None:
            if page not in self._waiting:
                return  # given up since
            self._arrived(page, settled(markdown, inside.start, paths.get))
            if refused := len(shown) - len(paths):
                self._edit.refused.emit(not_pasted(refused))
            if paths:
                from editor.core.images.folder import place_of  # not at the start

                self._edit.pictures_added.emit([place_of(self._edit.post.path, path) for path in paths.values()])

        pictures = [PagePicture(number, words, inside.pictures[number]) for number, words in shown.items()]
        self._pictures.store(pictures, stored)

    def _arrived(self, page: _Waiting, markdown: str | None) -> None:
        if page not in self._waiting:
            return  # given up since
        self._forget(page)
        offer = page.offer
        if text := markdown or (_plain(offer) if markdown is None else offer.text):
            self._edit.change(tr("Paste"), lambda: self._put(page, text, bool(markdown)))
        elif offer.image:
            self._pictures.add([offer.image])
        elif markdown is None or offer.refused:
            sentence = tr("Your text is safe. The page could not be read in time, so nothing was pasted.")
            self._edit.refused.emit(offer.refused or sentence)

    def _put(self, page: _Waiting, text: str, is_markdown: bool) -> None:
        if is_markdown:
            text = self._fitted(text, page.place())
        self._edit.post.before_paste(text)
        later = [other.cursor for other in self._waiting]
        for cursor in later:  # what was pasted behind it stays behind it
            cursor.setKeepPositionOnInsert(False)
        changes.replace(page.place(), buffer.encode(unified(text)))
        for cursor in later:
            cursor.setKeepPositionOnInsert(True)
        self._edit.ensureCursorVisible()

    def _fitted(self, markdown: str, place: QTextCursor) -> str:
        """`markdown` for its `place`: blocks on lines of their own, footnotes with labels that are not there yet."""
        raw = buffer.raw_text(self._edit.document())
        start = buffer.to_index(raw, place.selectionStart())
        end = buffer.to_index(raw, place.selectionEnd())
        return set_apart(with_own_labels(markdown, raw), raw[:start], raw[end:])

    def _forget(self, page: _Waiting) -> None:
        self._waiting.remove(page)
        if not self._waiting:
            self._edit.viewport().setCursor(Qt.CursorShape.IBeamCursor)
