"""One sender at a time for a post: two windows, or a window and a command, would make two drafts."""

import contextlib
import hashlib
import os
from collections.abc import Iterator

from editor.core import paths
from editor.core.blogger.faults import NotSentError
from editor.core.disk import folders, locks, private
from editor.core.words import tr


@contextlib.contextmanager
def sending(post_id: str) -> Iterator[None]:
    """The right to talk to Blogger about the post. Raises NotSentError where another process of ours has it.

    The system drops it when the process ends, however it ends. Held on this machine alone.
    """
    path = paths.state() / "blogger" / f"{hashlib.sha256(post_id.encode('utf-8', 'replace')).hexdigest()[:32]}.lock"
    try:
        folders.make(path.parent, own=True)
        number = os.open(path, os.O_CREAT | os.O_RDWR, private.FILE)
    except OSError as error:
        raise NotSentError(
            tr("Nothing was sent: the program’s folder {folder} cannot be written.", folder=path.parent)
        ) from error
    try:
        if locks.lock(number) is False:
            raise NotSentError(tr("Nothing was sent: this post is being sent by another window or command."))
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(number)
