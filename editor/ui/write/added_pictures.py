"""Pictures put into the text: copied into the post's folder, large ones off the window's thread, and then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from editor.app import change
from editor.app.alive import while_alive
from editor.app.document import Document
from editor.app.jobs import Jobs
from editor.core import markup
from editor.core.errors import RonpyoError
from editor.core.from_html.inline_pictures import picture_data
from editor.core.markup.figures import selected_caption
from editor.core.text.parts import split_body
from editor.core.words import tr
from editor.ui.write import changes
from editor.ui.write.post_edit import PostEdit

StoredPictures = dict[int, str]
"""The paths of pictures by their numbers."""
AT_ONCE = 2_000_000
"""Bytes that are copied at once, in some hundredths of a second; more are copied in a thread."""


@dataclass(frozen=True, slots=True)
class _CopyRequest:
    """Pictures for the text of `document`. `caption` are the selected words, `said` and `credit` those of the page
    that the news was read from; the first picture is called after them."""

    document: Document
    sources: tuple[Path | bytes, ...]
    caption: str
    said: str
    credit: str


@dataclass(frozen=True, slots=True)
class _Copied:
    """The paths of the pictures as Markdown names them, and a sentence for each that was refused."""

    paths: tuple[str, ...]
    refusals: tuple[str, ...]


class PagePicture(NamedTuple):
    """A picture of a page by its number there: what it is called after, and its `data:` address."""

    number: int
    words: str
    address: str


class AddedPictures:
    """Puts pictures into `edit`, each call in one undo step."""

    def __init__(self, edit: PostEdit) -> None:
        self._edit = edit
        self._jobs = Jobs(edit)

    def add(self, sources: Sequence[Path | bytes]) -> None:
        """Copy `sources` into the folder of the post and show each in a figure at the caret."""
        self._edit.change(tr("Insert picture"), lambda: self._begin(tuple(sources)))

    def store(self, pictures: Sequence[PagePicture], done: Callable[[StoredPictures], None]) -> None:
        """Copy pictures of a page into the folder of the post, then `done(paths)`; a picture that was refused has no
        path. Nothing is put into the text."""
        post = self._edit.post.path

        def work() -> StoredPictures:
            stored = ((picture.number, _stored(post, picture)) for picture in pictures)
            return {number: path for number, path in stored if path is not None}

        if sum(len(picture.address) for picture in pictures) <= AT_ONCE:
            done(work())
        else:
            self._jobs.start(work, while_alive(self._edit, done), _raise)

    def wait(self, timeout: float) -> bool:
        """Wait until all is copied, `timeout` seconds at most."""
        return self._jobs.wait(timeout)

    def _begin(self, sources: tuple[Path | bytes, ...]) -> None:
        wanted = _CopyRequest(
            self._edit.post, sources, changes.ask(self._edit, selected_caption), *self._said_of_the_news()
        )
        post = wanted.document.path
        if sum(map(_length, sources)) <= AT_ONCE:
            self._put(wanted, _copied(post, wanted))
            return
        place = self._edit.textCursor()
        self._jobs.start(lambda: _copied(post, wanted), lambda made: self._arrived(wanted, place, made), _raise)

    def _arrived(self, wanted: _CopyRequest, place: QTextCursor, made: _Copied) -> None:
        if self._edit.post is not wanted.document:
            name = wanted.document.path.name
            self._edit.refused.emit(
                tr(
                    "The pictures lie in the folder of {name} now, but another post is open: insert them there.",
                    name=name,
                )
            )
            return

        def put() -> None:
            self._edit.setTextCursor(place)
            self._put(wanted, made)

        self._edit.change(tr("Insert picture"), put)

    def _put(self, wanted: _CopyRequest, made: _Copied) -> None:
        from editor.core.images.folder import place_of  # not at the start

        if made.paths:
            self._put_figures(made.paths, "" if wanted.caption else wanted.said, wanted.credit)
            self._edit.pictures_added.emit([place_of(wanted.document.path, path) for path in made.paths])
        if made.refusals:
            self._edit.refused.emit("\n".join(made.refusals))

    def _said_of_the_news(self) -> tuple[str, str]:
        """The caption and the credit of the news page's picture, for the first picture of the news part; else
        nothing."""
        text, cursor = self._edit.post.text(), self._edit.textCursor()
        if split_body(text[: cursor.selectionStart()]).commentary is not None:
            return "", ""
        return self._edit.caption_for(text)

    def _put_figures(self, paths: Sequence[str], caption: str, credit: str) -> None:
        document, name = self._edit.post, tr("Insert picture")
        with document.history.together(name):
            changes.apply(self._edit, markup.figures(paths, caption))
            known = document.fields.image(paths[0])
            if credit and not known.credit:
                others = (image for image in document.fields.images if image.path != known.path)
                fields = replace(document.fields, images=(*others, replace(known, credit=credit)))
                document.apply(change.edited(fields, name=name))


def _stored(post: Path, picture: PagePicture) -> str | None:
    """The path of `picture`, saved for `post`, as Markdown names it; None where it was refused. For any thread."""
    from editor.core.images.folder import add_image  # not at the start

    try:
        return add_image(post, picture_data(picture.address), caption=picture.words)
    except RonpyoError:
        return None


def _copied(post: Path, wanted: _CopyRequest) -> _Copied:
    """Copy the pictures into the folder of the post file `post`. For any thread."""
    from editor.core.images.folder import add_image, add_image_file  # not at the start

    paths, refusals = list[str](), list[str]()
    for source in wanted.sources:
        name = "" if paths else wanted.caption or wanted.said
        try:
            if isinstance(source, Path):
                paths.append(add_image_file(post, source, name))
            else:
                paths.append(add_image(post, source, caption=name))
        except RonpyoError as error:
            refusals.append(str(error))
    return _Copied(tuple(paths), tuple(refusals))


def _length(source: Path | bytes) -> int:
    try:
        return source.stat().st_size if isinstance(source, Path) else len(source)
    except (OSError, ValueError):
        return 0


def _raise(error: Exception) -> None:
    raise error
