"""What comes into the text from elsewhere: pasted or dropped text, pages, pictures and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from editor.app import buffer, change
from editor.app.pasted_pages import PageReader
from editor.core import markup
from editor.core.errors import RonpyoError
from editor.core.markup.figures import selected_caption
from editor.core.text.line_ends import unified
from editor.core.text.parts import split_body
from editor.core.words import tr
from editor.ui.news.offered import page_file, page_of, whole_page
from editor.ui.write import changes, paste
from editor.ui.write.highlighter import in_code
from editor.ui.write.pasted_page import PastedPages

if TYPE_CHECKING:
    from editor.ui.write.source_edit import SourceEdit


class Incoming:
    """Puts into `edit` what the clipboard or a drag offers; `pages` are those that are still being read."""

    def __init__(self, edit: SourceEdit, read: PageReader) -> None:
        self._edit = edit
        self.pages = PastedPages(edit, read)

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
            self._edit.apply(markup.link_to(found.text), tr("Paste"))
        else:
            self._put_text(found.text)

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
        self._edit.change(tr("Insert picture"), lambda: self._add_images(sources))

    def _put_text(self, text: str) -> None:
        def put() -> None:
            self._edit.post.before_paste(text)
            changes.replace(self._edit.textCursor(), buffer.encode(unified(text)))

        self._edit.change(tr("Paste"), put)

    def _add_images(self, sources: Sequence[Path | bytes]) -> None:
        from editor.core.images.folder import add_image, add_image_file, place_of  # not at the start

        post, paths, refusals = self._edit.post.path, list[str](), list[str]()
        caption = changes.ask(self._edit, selected_caption)
        said, credit = self._said_of_the_news()
        for source in sources:
            name = "" if paths else caption or said
            try:
                if isinstance(source, Path):
                    paths.append(add_image_file(post, source, name))
                else:
                    paths.append(add_image(post, source, caption=name))
            except RonpyoError as error:
                refusals.append(str(error))
        if paths:
            self._put_figures(paths, "" if caption else said, credit)
            self._edit.pictures_added.emit([place_of(post, path) for path in paths])
        if refusals:
            self._edit.refused.emit("\n".join(refusals))

    def _said_of_the_news(self) -> tuple[str, str]:
        """What the news page said of its picture, for the first picture of the news part; else nothing."""
        text, cursor = self._edit.post.text(), self._edit.textCursor()
        if split_body(text[: cursor.selectionStart()]).commentary is not None:
            return "", ""
        return self._edit.caption_wanted(text)

    def _put_figures(self, paths: Sequence[str], caption: str, credit: str) -> None:
        document, name = self._edit.post, tr("Insert picture")
        with document.history.together(name):
            changes.apply(self._edit, markup.figures(paths, caption))
            known = document.fields.image(paths[0])
            if credit and not known.credit:
                others = (image for image in document.fields.images if image.path != known.path)
                fields = replace(document.fields, images=(*others, replace(known, credit=credit)))
                document.apply(change.edited(fields, name=name))
