"""The names of posts' files: they follow the headline until the post is published, and the person may choose one.

The moment is a save, never a key: when the headline is not under the caret. A post with pictures is renamed once it is
left, for the steps of its history know the pictures by their old names. A name of the person's own stays.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.choices.settings import Settings
from editor.app.files.saving import Written
from editor.app.files.session import Session
from editor.app.open_post.document import Document
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import FieldError, FileError, SaveError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.post import Fields
from editor.core.renaming.file_name import following_path, is_called_otherwise, is_given, is_out, wished_path
from editor.core.sharing import claims, conflicts
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.core.renaming.rename import RenamedPost

_KEY = "file_names"
_MOST = 1_000  # posts whose names are remembered
_OWN = ""
"""Kept for a post whose file is called so for good: it was published, or the person chose the name."""


class PostNames(QObject):
    """Renames the files of posts, in the queue of all writing."""

    def __init__(self, session: Session, settings: Settings, versions: Versions) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._versions = versions
        self._document: Document | None = None
        self._fields = Fields()
        """The fields of the open post's file as it was read or saved last."""
        self._wrote = False
        self._refused: tuple[Path, Fields] | None = None
        self._typing: Callable[[], bool] = lambda: False
        session.written.connect(self._written)
        session.current_changed.connect(self._follow)

    def wait_for_headline(self, typing: Callable[[], bool]) -> None:
        """Rename nothing as long as `typing()`: the caret is in a headline."""
        self._typing = typing

    def rename(self, path: Path, name: str, done: Callable[[Path | None, str], None]) -> None:
        """Call the file at `path` `name`, as the person wants it; then `done(new path, sentence)`: the path is None
        where it keeps its name, and the sentence says why. What is open must be saved before."""
        try:
            new = wished_path(path, name)
        except FieldError as error:
            done(None, str(error))
            return
        if new == path:
            done(path, "")
            return

        def finished(found: "RenamedPost | None", error: Exception | None) -> None:
            if found is not None:
                self._note(found.post_id, _OWN)
                done(found.new, "")
            elif isinstance(error, FileError):
                done(None, str(error))
            elif error is not None:
                raise error

        versions = self._versions
        self._session.moves.start(lambda: _renamed(versions, path, new), finished)

    def close(self) -> None:
        """The open post is left for good."""
        self._leave()
        self._document = None

    # -- following the headline ------------------------------------------------------------------------------------

    def _follow(self) -> None:
        document = self._session.current
        if document is self._document:
            return
        self._leave()
        self._document, self._wrote, self._refused = document, False, None
        self._fields = document.file.fields if document is not None else Fields()

    def _written(self, written: Written) -> None:
        if written.document is not self._document:
            return
        before, fields = self._fields, written.snapshot.file.fields
        self._fields, self._wrote = fields, True
        path = written.path
        if not written.snapshot.file.editable:
            return
        if not self._follows(path, before, fields) or not is_called_otherwise(path, fields):
            return
        if self._typing() or written.document.composing or self._refused == (path, fields):
            return
        self._start(path, fields, written.digest, alone=True)

    def _leave(self) -> None:
        document = self._document
        if document is None or not self._wrote or not document.is_clean or document.read_only or document.raw:
            return
        path, fields, digest = document.path, document.fields, document.digest
        if digest and self._follows(path, fields, fields) and is_called_otherwise(path, fields):
            self._start(path, fields, digest, alone=False)

    def _follows(self, path: Path, before: Fields, fields: Fields) -> bool:
        """Whether the file at `path` is called after the headline: by what was noted of it, else by the state in which
        it was `before`."""
        known = self._known()
        noted = known.get(fields.id) if fields.id else None
        if is_out(fields):
            self._note(fields.id, _OWN)
            return False
        if not path.is_relative_to(self._settings.library):
            return False
        follows = is_given(path, before) if noted is None else noted == path.stem
        if follows:
            self._note(fields.id, path.stem)
        return follows

    def _start(self, path: Path, fields: Fields, digest: str, *, alone: bool) -> None:
        versions = self._versions

        def work() -> "RenamedPost | None":
            if conflicts.copies_of(path, fields.id):
                return None  # they are known for copies by the name of their post
            new = following_path(path, fields)
            return _renamed(versions, path, new, digest, alone=alone) if new is not None else None

        def done(found: "RenamedPost | None", error: Exception | None) -> None:
            if found is not None:
                self._note(fields.id, found.new.stem)
                return
            if error is not None and not isinstance(error, FileError):
                raise error
            self._refused = (path, fields)  # nothing depends on the name: it is tried again when the post is left

        self._session.moves.start(work, done)

    def _known(self) -> dict[str, str]:
        known = self._settings.state.get(_KEY)
        return known if isinstance(known, dict) else {}

    def _note(self, post_id: str, stem: str) -> None:
        known = self._known()
        if post_id and known.get(post_id) != stem:
            rest = {key: value for key, value in known.items() if key != post_id}
            self._settings.state[_KEY] = {**dict(list(rest.items())[1 - _MOST :]), post_id: stem}


def _renamed(
    versions: Versions, old: Path, new: Path, digest: str = "", *, alone: bool = False
) -> "RenamedPost | None":
    """Rename the file, unless another window has the post open. Not for the window's thread. Raises FileError."""
    from editor.core.renaming.rename import rename_post  # no part of a start

    folder, post_id = paths.state() / "open", PostFile.parse(store.read(old)[0]).fields.id
    if claims.holder(folder, old, post_id) is not None:
        raise FileError(tr("“{name}” keeps its name: the post is open in another window.", name=old.name))
    found = rename_post(old, new, keeper(versions), digest, alone=alone)
    if found is not None:
        with suppress(SaveError):  # the file has its name, and all must know; the next version has the same to say
            versions.follow(PostPlace(old, post_id), PostPlace(new, post_id))
    return found


def keeper(versions: Versions) -> Callable[[Path, bytes, PostFile], object]:
    """Keeps a version of a post before its links follow."""
    return lambda path, data, file: versions.keep(PostPlace(path, file.fields.id), data, Reason.BEFORE_LINKS)
