"""A post that a command changes: what it held is a version first, and a second name on the disk is said."""

from pathlib import Path

from editor.commandline.output import complain
from editor.core.disk.attributes import other_names
from editor.core.history.post_writing import change_post
from editor.core.history.version_list import Reason
from editor.core.words import tr


def write_changed(path: Path, data: bytes, digest: str, reason: Reason = Reason.BEFORE_COMMAND) -> str:
    """Write `data` over the post at `path`, whose contents had `digest`, and keep them as a version; gives the digest
    of `data`. Raises FileError: then the post is as it was."""
    others = other_names(path)
    written = change_post(path, data, digest, reason)
    if others:
        complain(
            tr(
                "“{name}” had another name on this disk (a hard link). That one was left with the old text.",
                name=path.name,
            )
        )
    return written
