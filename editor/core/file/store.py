"""Reading and writing post files so that a crash, a full disk or another program never costs a text.

A save goes: temporary file in the same folder → write all → fsync → close → compare the file on the disk with what was
read → rename → fsync of the folder. Every result is checked: before the rename nothing is lost, after it the error says
that only the confirmation is missing. (`QSaveFile` reports success after a short write, and does not sync the folder.)
"""

import contextlib
import errno
import hashlib
import os
import stat
import time
from pathlib import Path

from editor.core.errors import FileChangedError, FileError, SaveError, UnconfirmedSaveError
from editor.core.file.postfile import PostFile
from editor.core.words import tr

ABSENT = ""
"""As `expected` of `write`: there must be no file yet."""

_LONGEST_NAME = 255  # bytes, on every file system that posts lie on
_UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_RETRIES = 5  # on Windows a virus scanner or a sync client may hold the file for a moment


def read(path: Path) -> tuple[bytes, str]:
    """The bytes of the file and their digest; raises FileError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise FileError(tr("There is no file “{path}”.", path=path)) from error
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=_cause(error))) from error
    return data, digest(data)


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, by which a change on the disk is noticed; times of files lie."""
    return hashlib.sha256(data).hexdigest()


def temporary(path: Path) -> Path:
    """The name under which `path` is written first: `.NAME.tmp~` in its folder, cut to what a file system takes."""
    name = path.name
    while len(os.fsencode(name)) > _LONGEST_NAME - len("..tmp~"):
        name = name[:-1]
    return path.with_name(f".{name}.tmp~")


def write(path: Path, data: bytes, expected: str | None, *, library: Path | None = None) -> str:
    """Replace the contents of `path` by `data`, all or nothing; gives the digest of `data`.

    `expected` is the digest of what was read (None: overwrite whatever there is, as an export does; ABSENT: there must
    be no file). A symbolic link is written through, but not out of `library`.

    Raises FileChangedError if the file on the disk is another one or belongs to another post, SaveError if it could not
    be written (the old file is intact), UnconfirmedSaveError if it is in place but the disk did not confirm it.
    """
    target = _target(path, library)
    temp = temporary(target)
    try:
        _check_target(target)
        mark = _write_temporary(temp, data, target)
    except OSError as error:
        raise _save_error(path, error) from error
    try:
        _compare(path, target, data, expected)
        status = os.lstat(temp)
        if (status.st_dev, status.st_ino) != mark:
            raise SaveError(
                tr("{name} was not saved: another program is saving it. The old file is intact.", name=path.name)
            )
        _rename(temp, target)
    except OSError as error:
        _remove(temp)
        raise _save_error(path, error) from error
    except BaseException:
        _remove(temp)
        raise
    try:
        _sync_folder(target.parent)
    except OSError as error:
        sentence = tr(
            "{name} is written, but the disk did not confirm it: {cause}", name=path.name, cause=_cause(error)
        )
        raise UnconfirmedSaveError(sentence) from error
    return digest(data)


def make_folder(folder: Path, library: Path) -> None:
    """Make `library` and the missing folders between it and `folder`. Raises SaveError."""
    if not folder.resolve().is_relative_to(library.resolve()):
        raise SaveError(tr("{name} lies outside of the library.", name=folder.name))
    try:
        library.mkdir(parents=True, exist_ok=True)
        missing = [part for part in (folder, *folder.parents) if part != library and part.is_relative_to(library)]
        for part in reversed(missing):
            if not part.is_dir():
                part.mkdir(exist_ok=True)
                _sync_folder(part.parent)
    except OSError as error:
        raise SaveError(
            tr("The folder {name} could not be made: {cause}", name=folder.name, cause=_cause(error))
        ) from error


def _target(path: Path, library: Path | None) -> Path:
    if not path.is_symlink():
        return path
    target = Path(os.path.realpath(path))
    if library is not None and not target.is_relative_to(os.path.realpath(library)):
        raise SaveError(tr("{name} is a link that leads out of the library. It was left as it is.", name=path.name))
    return target


def _check_target(target: Path) -> None:
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "not a file")
    if not os.access(target, os.W_OK):  # a rename would replace a file that its owner protected
        raise PermissionError(errno.EACCES, "read-only")


def _write_temporary(temp: Path, data: bytes, target: Path) -> tuple[int, int]:
    """The new file, on the disk and closed; gives its device and inode. Nothing is left behind on failure."""
    descriptor = _create(temp)
    try:
        try:
            _copy_mode(descriptor, target)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
            status = os.fstat(descriptor)
        except BaseException:
            with contextlib.suppress(OSError):
                os.close(descriptor)
            raise
        os.close(descriptor)  # some file systems report a full disk only here
    except BaseException:
        _remove(temp)
        raise
    return status.st_dev, status.st_ino


def _create(temp: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(temp, flags, 0o666)
    except FileExistsError:  # left behind by a crash; what it held is older than what is saved now
        temp.unlink()
        return os.open(temp, flags, 0o666)


def _copy_mode(descriptor: int, target: Path) -> None:
    """Mode and, where the system lets us, owner of the old file."""
    if not hasattr(os, "fchmod"):
        return
    try:
        old = target.stat()
    except FileNotFoundError:
        return
    new = os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _compare(path: Path, target: Path, data: bytes, expected: str | None) -> None:
    if expected is None:
        return
    try:
        found: bytes | None = target.read_bytes()
    except FileNotFoundError:
        found = None
    if found is None and expected != ABSENT:
        raise FileChangedError(tr("{name} is no longer there; it was renamed, moved or deleted.", name=path.name))
    if found is not None and expected == ABSENT:
        raise FileChangedError(tr("There is already a file {name}. It was left as it is.", name=path.name))
    if found is not None and digest(found) != expected:
        raise FileChangedError(tr("Another program changed {name}. Its version was left as it is.", name=path.name))
    if found is not None and found != data:
        ids = [PostFile.parse(contents).fields.id for contents in (found, data)]
        if all(ids) and ids[0] != ids[1]:
            raise FileChangedError(tr("{name} holds another post. It was left as it is.", name=path.name))


def _rename(temp: Path, target: Path) -> None:
    for attempt in range(_RETRIES):
        try:
            temp.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or attempt == _RETRIES - 1:
                raise
            time.sleep(0.05 * 2**attempt)


def _sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last over a power cut; Windows has nothing of the kind."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(descriptor)


def _remove(temp: Path) -> None:
    with contextlib.suppress(OSError):
        temp.unlink()


def _save_error(path: Path, error: OSError) -> SaveError:
    if not path.parent.is_dir():
        return SaveError(tr("{name} was not saved: there is no folder “{folder}”.", name=path.name, folder=path.parent))
    if not path.is_file():
        return SaveError(tr("{name} was not saved: {cause}", name=path.name, cause=_cause(error)))
    return SaveError(tr("{name} was not saved: {cause} The old file is intact.", name=path.name, cause=_cause(error)))


def _cause(error: OSError) -> str:
    known = {
        errno.ENOSPC: tr("the disk is full."),
        errno.EDQUOT: tr("your share of the disk is used up."),
        errno.EROFS: tr("the disk is read-only."),
        errno.EACCES: tr("the file or its folder is read-only."),
        errno.EPERM: tr("the file or its folder is protected."),
        errno.ENOENT: tr("the file or its folder is gone."),
        errno.ENOTDIR: tr("the file or its folder is gone."),
        errno.EISDIR: tr("it is not a file."),
        errno.ENAMETOOLONG: tr("the name is too long."),
        errno.EIO: tr("the disk reports an error."),
        errno.EFBIG: tr("the file would be too large."),
    }
    return known.get(error.errno or 0) or f"{error.strerror or error}."
