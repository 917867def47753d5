"""Causes of errors: one clause in words of the person for each error that a disk or a folder can give."""

import errno
from pathlib import Path

from editor.core.disk.regular import TooLargeError
from editor.core.processes.own_files import ProgramReplacedError
from editor.core.words import tr

_GONE = {"ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "ESHUTDOWN", "ENOMEDIUM"}
_HELD = (32, 33, 1175, 1176, 1177)  # sharing and lock violations of Windows, which Python takes for "no permission"
_TOO_LONG, _NO_PATH = 206, 3  # of Windows, where Python takes both for "not found"
_LONGEST_FOLDER = 247  # UTF-16 units of the path of a folder there, less than of a file's
_SILENT = {"ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNRESET", "EREMOTEIO"}


def cause(error: OSError) -> str:
    """The cause of `error` as a clause with its full stop, to stand behind what happened to which file."""
    if getattr(error, "winerror", None) in _HELD:
        return tr("another app is using the file. Close it there, then try again.")
    if _is_too_long(error):
        return tr("its name and those of its folders together are too long. Use shorter names or fewer folders.")
    if isinstance(error, ProgramReplacedError):
        return tr("Ronpyo was updated or removed meanwhile. Close it, then start it again.")
    if isinstance(error, TooLargeError):
        return tr("it is larger than {limit} MB.", limit=max(1, error.limit // 1_000_000))
    known = {
        errno.ENOSPC: tr("the disk is full. Delete files that you do not need, or save on another drive."),
        errno.EDQUOT: tr("your disk quota is used up. Delete files that you do not need, or save on another drive."),
        errno.EROFS: tr("the disk is read-only. Save in another folder."),
        errno.EACCES: tr("the file or its folder is read-only. Change its permissions, or choose another folder."),
        errno.EPERM: tr("the file or its folder is protected. Change its permissions, or choose another folder."),
        errno.ENOENT: tr("the file or its folder was not found. Check its name and place."),
        errno.ENOTDIR: tr("the file or its folder was not found. Check its name and place."),
        errno.EISDIR: tr("it is not a file."),
        errno.EEXIST: tr("another file has this name. Choose another one."),
        errno.ENAMETOOLONG: tr("the name is too long. Choose a shorter one."),
        errno.EIO: tr("the disk reports an error. Check the disk, or use another one."),
        errno.EFBIG: tr("the file would be too large for this disk. Save on another drive, or shorten it."),
        errno.ELOOP: tr("the link points back to itself. Choose another file or folder."),
        errno.EBUSY: tr("another app is using the file. Close it there, then try again."),
        errno.EAGAIN: tr("another app is using the file. Close it there, then try again."),
        errno.EMFILE: tr("too many files are open. Close other apps, then try again."),
        errno.ENFILE: tr("too many files are open. Close other apps, then try again."),
        errno.ENOMEM: tr("there is not enough memory. Close other apps, then try again."),
        errno.EILSEQ: tr("the name is not allowed on this disk. Choose another one."),
        errno.EINVAL: tr("the name or this kind of file is not allowed on this disk. Choose another name or folder."),
    }
    number = error.errno or 0
    name = errno.errorcode.get(number, "")
    if name in _GONE:
        return tr("the drive is no longer connected. Connect it, or save elsewhere.")
    if name in _SILENT:
        return tr("the network drive does not answer. Check the connection, then try again.")
    return known.get(number) or f"{error.strerror or error}."


def _is_too_long(error: OSError) -> bool:
    """Whether Windows refuses a path for its length: often it merely says that there is no such path."""
    number, name = getattr(error, "winerror", None), str(error.filename or "")
    return number == _TOO_LONG or (number == _NO_PATH and len(str(Path(name).absolute())) > _LONGEST_FOLDER)
