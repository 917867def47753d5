"""Pictures put into the text: copied into the post's folder, large ones off the window's thread, and then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core import markup
from editor.core.errors import RonpyoError
from editor.core.from_html.inline_pictures import picture_data
from editor.core.markup.captions import Caption, in_order, lone_captions, with_pictures
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


@dataclass(frozen=True, slots=True)
class _Placement:
    """Files for captions of `document`, each for the one at its place; `news` is the text of that part, `credit` what
    the page says of its picture."""

    document: Document
    captions: tuple[Caption, ...]
    files: tuple[Path, ...]
    news: str
    credit: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """The paths of the pictures as Markdown names them, "" for each that was refused, and why."""

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
        self._edit.change(tr("Insert image"), lambda: self._begin(tuple(sources)))

    def place(self, files: Sequence[Path]) -> None:
        """Copy `files` into the folder of the post, each above the line of the text that is its caption.

        Refused where there are not as many captions without a picture as files.
        """
        post = self._edit.post
        captions = lone_captions(post.text())
        if len(captions) != len(files) or not files:
            self._edit.refused.emit(_no_places(len(files), [caption.words for caption in captions]))
            return
        ordered = tuple(files[number] for number in in_order([file.name for file in files], captions))
        wanted = _Placement(
            post, captions, ordered, split_body(post.text()).news, self._edit.caption_for(post.text())[1]
        )

        def work() -> _Placed:
            return _placed(wanted)

        if sum(map(_length, ordered)) <= AT_ONCE:
            self._stand(wanted, work())
        else:
            self._jobs.start(work, while_alive(self._edit, lambda made: self._stand(wanted, made)), _raise)

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
                    "The images are in the folder of {name}, but another post is open now: insert them there.",
                    name=name,
                )
            )
            return

        def put() -> None:
            self._edit.setTextCursor(place)
            self._put(wanted, made)

        self._edit.change(tr("Insert image"), put)

    def _put(self, wanted: _CopyRequest, made: _Copied) -> None:
        from editor.core.images.folder import place_of  # not at the start

        if made.paths:
            self._put_figures(made.paths, "" if wanted.caption else wanted.said, wanted.credit)
            self._edit.pictures_added.emit([place_of(wanted.document.path, path) for path in made.paths])
        if made.refusals:
            self._edit.refused.emit("\n".join(made.refusals))

    def _stand(self, wanted: _Placement, made: _Placed) -> None:
        """Put the pictures that were copied above their captions, if those still stand in the text."""
        self._edit.change(tr("Insert image"), lambda: self._stand_now(wanted, made))

    def _stand_now(self, wanted: _Placement, made: _Placed) -> None:
        from editor.core.images.folder import place_of  # not at the start

        document = wanted.document
        now = lone_captions(document.text()) if self._edit.post is document else ()
        if [caption.words for caption in now] != [caption.words for caption in wanted.captions]:
            self._edit.refused.emit(
                tr(
                    "The captions were changed meanwhile. The images lie in the folder of {name}: insert them there.",
                    name=document.path.name,
                )
            )
            return
        pairs = [(caption, path) for caption, path in zip(now, made.paths, strict=True) if path]
        name = tr("Insert image")
        if pairs:
            with document.history.together(name):
                changes.apply(self._edit, with_pictures([one for one, _path in pairs], [path for _one, path in pairs]))
                if pairs[0][0].end <= len(wanted.news):
                    self._credit(pairs[0][1], wanted.credit, name)
            self._edit.pictures_added.emit([place_of(document.path, path) for _one, path in pairs])
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
        document, name = self._edit.post, tr("Insert image")
        with document.history.together(name):
            changes.apply(self._edit, markup.figures(paths, caption))
            self._credit(paths[0], credit, name)

    def _credit(self, path: str, credit: str, name: str) -> None:
        """Give the picture `path` the `credit` that the page says, if it has none."""
        document = self._edit.post
        known = document.fields.image(path)
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


def _placed(wanted: _Placement) -> _Placed:
    """Copy the pictures into the folder of the post. For any thread."""
    from editor.core.images.folder import add_image_file  # not at the start

    paths, refusals = list[str](), list[str]()
    for file in wanted.files:
        try:
            paths.append(add_image_file(wanted.document.path, file))
        except RonpyoError as error:
            paths.append("")
            refusals.append(str(error))
    return _Placed(tuple(paths), tuple(refusals))


def _no_places(files: int, captions: list[str]) -> str:
    if not captions:
        return tr("No line of the text looks like a caption without its image. Drop the images into the text.")
    return tr(
        "Nothing was inserted: images: {n}, captions without one: {m} ({captions}). Drop them into the text instead.",
        n=files,
        m=len(captions),
        captions="、".join(captions[:6]),
    )


def _length(source: Path | bytes) -> int:
    try:
        return source.stat().st_size if isinstance(source, Path) else len(source)
    except (OSError, ValueError):
        return 0


def _raise(error: Exception) -> None:
    raise error
