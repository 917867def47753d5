"""What comes into the text from elsewhere: pasted or dropped text, pages, pictures and files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from editor.app import buffer
from editor.app.pasted_pages import PageReader
from editor.core import markup
from editor.core.errors import RonpyoError
from editor.core.markup.figures import selected_caption
from editor.core.text.line_ends import unified
from editor.core.words import tr
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
        if found.files:
            self.add_images(*found.files)
        elif found.page and found.text and in_code(self._edit.textCursor().block()):
            self._put_text(found.text)
        elif found.page:
            self.pages.begin(found)
        elif found.image:
            self.add_images(found.image)
        elif found.refused:
            self._edit.refused.emit(found.refused)
        elif found.url:
            self._edit.apply(markup.link_to(found.text), tr("Paste"))
        else:
            self._put_text(found.text)

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
        for source in sources:
            name = "" if paths else caption
            try:
                if isinstance(source, Path):
                    paths.append(add_image_file(post, source, name))
                else:
                    paths.append(add_image(post, source, caption=name))
            except RonpyoError as error:
                refusals.append(str(error))
        if paths:
            changes.apply(self._edit, markup.figures(paths))
            self._edit.pictures_added.emit([place_of(post, path) for path in paths])
        if refusals:
            self._edit.refused.emit("\n".join(refusals))
