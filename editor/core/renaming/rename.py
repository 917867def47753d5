"""Renaming of a post's file: its pictures come along, and the links to both follow.

It is noted before anything happens (`notes.py`). Then the file gets its new name, which nobody may have, then
the folder of its pictures, then the links in the file are written, a version of it being kept before. What fails in
between is taken back, by renaming, for which no disk is too full; what a crash interrupts, the next start finishes.
"""

import contextlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import exchange, folders, names, store
from editor.core.disk.causes import cause
from editor.core.disk.names import folded_name, image_folder
from editor.core.errors import FieldError, FileChangedError, FileError, HeaderError, SaveError, UnconfirmedSaveError
from editor.core.file.postfile import PostFile
from editor.core.renaming import notes as renames
from editor.core.renaming.moved_links import to_renamed, with_links_changed
from editor.core.renaming.notes import RenameNote
from editor.core.renaming.pictures import pictures_stayed, pictures_to_move
from editor.core.words import tr

Keep = Callable[[Path, bytes, PostFile], object]
"""(path, bytes, file): keeps what the file held as a version, before its links are written. Raises SaveError."""


@dataclass(frozen=True, slots=True)
class RenamedPost:
    """A post file that has another name, and the post's id. `before` is the digest of what it held, `file` what it
    holds, None: the same as before. `pictures_stay`: the folder of its pictures has its old name still."""

    old: Path
    new: Path
    post_id: str
    before: str
    file: PostFile | None = None
    pictures_stay: bool = False

    @property
    def digest(self) -> str:
        """The digest of what it holds."""
        return self.before if self.file is None else store.digest(self.file.data)


def rename_post(old: Path, new: Path, keep: Keep, expected: str = "", *, alone: bool = False) -> RenamedPost | None:
    """Rename the post file `old` to `new`, a free name in the same folder, with its pictures and the links in it.

    `expected` is the digest of what it should hold ("": anything). `alone`: only where no picture and no link comes
    along; else None is given, and nothing was done. Raises FileError: then nothing was done, or all of it was taken
    back.
    """
    data, before = store.read(old)
    if expected and before != expected:
        raise FileChangedError(tr("“{name}” keeps its name: another app changed it.", name=old.name))
    file = PostFile.parse(data)
    pictures = pictures_to_move(old, new)
    stay = pictures is None and pictures_stayed(old, new)
    changed = _with_links(file, old, new, stay)
    if alone and (changed is not file or (pictures is not None and names.taken_names(pictures))):
        return None
    _look(old, new, pictures)
    note = renames.begin(renames.renames_folder(), old, new, file.fields.id)
    done: list[tuple[Path, Path]] = []
    try:
        _move(old, new, done)
        if pictures is not None and pictures != image_folder(new):
            _move(pictures, image_folder(new), done)
        if changed is not file:
            _write(new, changed, before, lambda found: keep(new, found, file))
    except (OSError, FileError) as error:
        _take_back(done, note)
        raise _not_renamed(old, error) from error
    _confirm(new)
    renames.end(note)
    return RenamedPost(old, new, file.fields.id, before, changed if changed is not file else None, stay)


def finish_interrupted(keep: Keep, folder: Path | None = None) -> list[Path]:
    """Finish what a crash interrupted; gives the files that were looked at, under their new names. What cannot be
    reached or written now is tried again at the next start. Never raises."""
    found = []
    for note in renames.notes(folder or renames.renames_folder()):
        if not note.interrupted:
            continue
        old, new = Path(note.old), Path(note.new)
        if not folders.is_folder(new.parent):
            continue  # a disk that is not there at the moment
        if os.path.lexists(old) and not _is_same(old, new):
            renames.drop(note)  # it was not begun, or another program has made a file of that name since
            continue
        try:
            if folders.is_file(new) and _is_of(new, note.post_id):
                _finish(old, new, keep)
                found.append(new)
        except (OSError, FileError):
            continue
        renames.end(note)
    return found


def _is_of(path: Path, post_id: str) -> bool:
    """Whether the file is that of the post `post_id` ("": of any), and not of another that got the name since. Raises
    FileError."""
    return not post_id or PostFile.parse(store.read(path)[0]).fields.id in ("", post_id)


def _finish(old: Path, new: Path, keep: Keep) -> None:
    pictures = pictures_to_move(old, new)
    if pictures is not None and not os.path.lexists(image_folder(new)):
        exchange.rename_new(pictures, image_folder(new))
    data, before = store.read(new)
    file = PostFile.parse(data)
    changed = _with_links(file, old, new, pictures_stayed(old, new))
    if changed is not file:
        _write(new, changed, before, lambda found: keep(new, found, file))


def _with_links(file: PostFile, old: Path, new: Path, pictures_stay: bool) -> PostFile:
    """`file` with its links to itself and its pictures changed; the same object where there are none. Raises FileError
    where its header cannot be edited safely."""
    try:
        changed = with_links_changed(file, to_renamed(new.parent, old, new, pictures_stay=pictures_stay))
    except (HeaderError, FieldError) as error:
        raise FileError(str(error)) from error
    return changed if changed.data != file.data else file


def _look(old: Path, new: Path, pictures: Path | None) -> None:
    """Look whether the new name may be had. Raises FileError."""
    if new.parent != old.parent or new.name == old.name or new.suffix != old.suffix:
        raise FileError(tr("“{name}” cannot be a name of this file.", name=new.name))
    if old.is_symlink():
        raise FileError(tr("“{name}” keeps its name: it is a link to a file that lies elsewhere.", name=old.name))
    own = {folded_name(old.name)} | ({folded_name(pictures.name)} if pictures is not None else set())
    taken = names.taken_names(old.parent) - own
    wanted = {folded_name(new.name), folded_name(image_folder(new).name)}
    if taken & wanted or (os.path.lexists(new) and not _is_same(old, new)):
        raise FileError(tr("“{name}” keeps its name: there is a file or folder “{new}”.", name=old.name, new=new.name))


def _move(old: Path, new: Path, done: list[tuple[Path, Path]]) -> None:
    """Rename a file or folder, never over another one. Raises OSError."""
    try:
        exchange.rename_new(old, new)
    except FileExistsError:
        if not _is_same(old, new):
            raise
        old.rename(new)  # letter case or Unicode form alone, on a disk that takes both for the same
        if os.path.lexists(old) and not _is_same(old, new):
            raise
    done.append((old, new))


def _is_same(old: Path, new: Path) -> bool:
    """Whether both names are those of one entry of a folder: a disk without letter case."""
    if folded_name(old.name) != folded_name(new.name):
        return False
    try:
        listed = {entry.name for entry in old.parent.iterdir()}
        return not {old.name, new.name} <= listed and os.path.samestat(os.lstat(old), os.lstat(new))
    except OSError:
        return False


def _write(path: Path, changed: PostFile, expected: str, keep: Callable[[bytes], object]) -> None:
    """Write the links. Raises FileError; a write that is not confirmed counts as done."""

    def before(found: bytes | None) -> None:
        if found is not None:
            keep(found)

    with contextlib.suppress(UnconfirmedSaveError):
        store.write(path, changed.data, expected, before=before)


def _take_back(done: list[tuple[Path, Path]], note: RenameNote) -> None:
    """Give all their old names back; what cannot have it stays, and so does the note of it."""
    for old, new in reversed(done):
        try:
            _move(new, old, [])
        except OSError:
            return  # the next start finishes what is noted
    renames.drop(note)


def _confirm(path: Path) -> None:
    """Make the names in the folder last over a power cut; without that, the next start finds one of the two."""
    with contextlib.suppress(OSError), folders.opened(path.parent) as descriptor:
        folders.sync(descriptor)


def _not_renamed(path: Path, error: Exception) -> FileError:
    reason = cause(error) if isinstance(error, OSError) else str(error)
    return SaveError(tr("“{name}” keeps its name: {reason}", name=path.name, reason=reason))
