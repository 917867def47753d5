"""Causes of errors: one clause in words of the person for each error that a disk or a folder can give."""

import errno

from editor.core.disk.regular import TooLargeError
from editor.core.words import tr

_GONE = {"ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "ESHUTDOWN", "ENOMEDIUM"}
_HELD = (32, 33, 1175, 1176, 1177)  # sharing and lock violations of Windows, which Python takes for "no permission"
_SILENT = {"ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH", "ENETUNREACH", "ECONNREFUSED", "ECONNRESET", "EREMOTEIO"}


def cause(error: OSError) -> str:
    """The cause of `error` as a clause with its full stop, to stand behind what happened to which file."""
    if getattr(error, "winerror", None) in _HELD:
        return tr("another program holds the file.")
    if isinstance(error, TooLargeError):
        return tr("it is larger than {limit} MB.", limit=max(1, error.limit // 1_000_000))
    known = {
        errno.ENOSPC: tr("the disk is full."),
        errno.EDQUOT: tr("your share of the disk is used up."),
        errno.EROFS: tr("the disk is read-only."),
        errno.EACCES: tr("the file or its folder is read-only."),
        errno.EPERM: tr("the file or its folder is protected."),
        errno.ENOENT: tr("the file or its folder is gone."),
        errno.ENOTDIR: tr("the file or its folder is gone."),
        errno.EISDIR: tr("it is not a file."),
        errno.EEXIST: tr("another file has this name."),
        errno.ENAMETOOLONG: tr("the name is too long."),
        errno.EIO: tr("the disk reports an error."),
        errno.EFBIG: tr("the file would be too large."),
        errno.ELOOP: tr("the link leads in a circle."),
        errno.EBUSY: tr("another program holds the file."),
        errno.EAGAIN: tr("another program holds the file."),
        errno.EMFILE: tr("too many files are open."),
        errno.ENFILE: tr("too many files are open."),
        errno.ENOMEM: tr("there is not enough memory."),
        errno.EILSEQ: tr("this disk does not take such a name."),
        errno.EINVAL: tr("this disk does not take such a name or such a file."),
    }
    number = error.errno or 0
    name = errno.errorcode.get(number, "")
    if name in _GONE:
        return tr("the drive is no longer connected.")
    if name in _SILENT:
        return tr("the network drive does not answer.")
    return known.get(number) or f"{error.strerror or error}."
