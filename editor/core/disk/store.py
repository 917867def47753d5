"""Atomic saves: post files are read and written so that a crash, a full disk or another program never costs a text.

A save goes: temporary file in the same folder → write all → fsync → close → compare the file on the disk with what was
read → rename (on Linux by exchanging the two and looking at what came out) → fsync of the folder. Every result is
checked: before the rename nothing is lost, after it the error says that only the confirmation is missing. (`QSaveFile`
reports success after a short write, and does not sync the folder.)
"""

import contextlib
import errno
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from editor.core.disk import exchange, folders, partial, regular, system
from editor.core.disk.causes import cause
from editor.core.errors import FileChangedError, FileError, SaveError, UnconfirmedSaveError
from editor.core.words import tr

ABSENT = ""
"""The `expected` of `write` for a new file: there must be none yet."""

temporary = partial.temporary
sweep = partial.sweep
make_folder = folders.make_folder

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EMLINK, *folders.UNSUPPORTED}  # FAT, some network folders
_LONGEST_CHAIN = 40  # of links, as the system has it


def read(path: Path, limit: int = regular.LARGEST) -> tuple[bytes, str]:
    """The bytes of the file, `limit` at most, and their digest; raises FileError."""
    try:
        data = regular.read(path, limit)
    except FileNotFoundError as error:
        raise FileError(tr("There is no file “{path}”.", path=path)) from error
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=_name(path), cause=cause(error))) from error
    return data, digest(data)


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, by which a change on the disk is noticed; times of files lie."""
    return hashlib.sha256(data).hexdigest()


def write(
    path: Path,
    data: bytes,
    expected: str | None,
    *,
    library: Path | None = None,
    before: Callable[[bytes | None], None] | None = None,
    are_two: Callable[[bytes, bytes], bool] | None = None,
    own: bool = False,
) -> str:
    """Replace the contents of `path` by `data`, all or nothing; gives the digest of `data`.

    `expected` is the digest of what was read (None: overwrite whatever there is, as an export does; ABSENT: there must
    be no file). A symbolic link is written through, but not out of `library`. `before(old)` is called with what the
    rename will replace (None: nothing), once the new file is whole beside it; what it raises stops the save.
    `are_two(found, data)` tells whether two contents belong to different posts, of which none may replace the other.
    `own`: the file is for nobody else on the machine to read, wherever it lies.

    Raises FileChangedError if the file on the disk is another one or belongs to another post, SaveError if it could not
    be written (the old file is intact), UnconfirmedSaveError if it is in place but the disk did not confirm it.
    """
    try:
        target = _target(path, library)
        old = _status(target)
        with folders.opened(target.parent) as folder:
            with partial.written(target, data, old, own) as part:
                _look(path, target, data, expected, before, are_two)
                if not part.is_ours():
                    raise SaveError(
                        tr(
                            "The old file is intact. {name} was not saved: another app is saving it.",
                            name=_name(path),
                        )
                    )
                if expected == ABSENT:
                    _put_new(part.path, target)
                else:
                    _replace(path, part.path, target, data, expected, are_two)
            _confirm(path, folder)
    except OSError as error:
        raise _save_error(path, error) from error
    return digest(data)


def _target(path: Path, library: Path | None) -> Path:
    """The file that is meant: `path`, or what it leads to as a link. Raises OSError where that cannot be told."""
    target = path
    for _step in range(_LONGEST_CHAIN):
        try:
            if not stat.S_ISLNK(os.lstat(target).st_mode):
                break
        except FileNotFoundError:
            break
        target = target.parent / target.readlink()
    else:
        raise OSError(errno.ELOOP, "too many links")
    if target is path:
        return path
    target = Path(os.path.realpath(target.parent, strict=True)) / target.name
    if library is not None and not target.is_relative_to(os.path.realpath(library)):
        raise SaveError(
            tr("{name} was left as it is. It is a link that leads out of the library's folder.", name=_name(path))
        )
    return target


def _status(target: Path) -> os.stat_result | None:
    """The status of the old file, None where there is none; raises OSError for a file that must not be replaced."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "not a file")
    if not os.access(target, os.W_OK):  # a rename would replace a file that its owner protected
        os.close(os.open(target, os.O_WRONLY))  # refused, and says why
        raise PermissionError(errno.EACCES, "read-only")
    return status


def _confirm(path: Path, folder: int) -> None:
    """Make what was renamed in `folder` last over a power cut."""
    try:
        folders.sync(folder)
    except OSError as error:
        sentence = tr("{name} is saved, but the disk did not confirm it: {cause}", name=_name(path), cause=cause(error))
        raise UnconfirmedSaveError(sentence) from error


def _look(
    path: Path,
    target: Path,
    data: bytes,
    expected: str | None,
    before: Callable[[bytes | None], None] | None,
    are_two: Callable[[bytes, bytes], bool] | None,
) -> None:
    """Compare what there is with what is expected, and show it to `before`."""
    if expected is None and before is None:
        return
    found = _found(target)
    _compare(path, found, data, expected, are_two)
    if before is not None:
        before(found)
        if _found(target) != found:  # written while it was being kept
            raise _changed(path)


def _found(target: Path) -> bytes | None:
    try:
        return regular.read(target)
    except FileNotFoundError:
        return None


def _compare(
    path: Path,
    found: bytes | None,
    data: bytes,
    expected: str | None,
    are_two: Callable[[bytes, bytes], bool] | None,
) -> None:
    if expected is None:
        return
    if found is None and expected != ABSENT:
        raise FileChangedError(tr("{name} is no longer there; it was renamed, moved or deleted.", name=_name(path)))
    if found is not None and expected == ABSENT:
        raise FileChangedError(_exists(path))
    if found is not None and digest(found) != expected:
        raise _changed(path)
    if found is not None and found != data and are_two is not None and are_two(found, data):
        raise FileChangedError(tr("{name} was left as it is. It holds another post.", name=_name(path)))


def _changed(path: Path) -> FileChangedError:
    return FileChangedError(tr("What another app wrote into {name} was left as it is.", name=_name(path)))


def _replace(
    path: Path,
    temp: Path,
    target: Path,
    data: bytes,
    expected: str | None,
    are_two: Callable[[bytes, bytes], bool] | None,
) -> None:
    """Rename; where the system can do it, over no other file than the one that was compared."""
    if expected:
        try:
            if exchange.replace(temp, target, lambda old: digest(old) == expected, data.__eq__):
                return
        except FileNotFoundError:
            _compare(path, _found(target), data, expected, are_two)
            raise
        except exchange.OtherContentsError as error:
            if error.kept is None:
                raise _changed(path) from error
            sentence = tr(
                "Another app changed {name}. What it wrote is kept as {kept}.",
                name=_name(path),
                kept=error.kept.name,
            )
            raise FileChangedError(sentence) from error
    system.disk().replace(temp, target)


def _put_new(temp: Path, target: Path) -> None:
    """Give the file its name unless there is one: a link fails then, where a rename would replace what is there."""
    try:
        if system.disk().rename_new(temp, target):
            return
        os.link(temp, target)
    except FileExistsError:
        raise FileChangedError(_exists(target)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        try:
            exchange.rename_new(temp, target)
        except FileExistsError:
            raise FileChangedError(_exists(target)) from None
        return
    with contextlib.suppress(OSError):  # the file is in place; a second name is swept at the next start
        temp.unlink()


def _exists(path: Path) -> str:
    return tr("The file {name} is there already, and was left as it is.", name=_name(path))


def _save_error(path: Path, error: OSError) -> SaveError:
    if not folders.is_folder(path.parent):
        return SaveError(
            tr("{name} was not saved: there is no folder “{folder}”.", name=_name(path), folder=path.parent)
        )
    if not folders.is_file(path):
        return SaveError(tr("{name} was not saved: {cause}", name=_name(path), cause=cause(error)))
    return SaveError(tr("The old file is intact. {name} was not saved: {cause}", name=_name(path), cause=cause(error)))


def _name(path: Path) -> str:
    """The name by which a sentence calls the file: a folder given as `.` or `/` has none."""
    return path.name or str(path)
