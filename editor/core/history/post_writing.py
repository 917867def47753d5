"""The one door by which a post that is there already is changed without a window: what it held is a version first.

What writes into posts comes by here: the command line, links that follow, replacing in all posts. Renaming, the
window's saves (`app/files/saving.py`) and the import's (`importers/shelf.py`) have keepers of their own.
"""

from collections.abc import Callable
from pathlib import Path

from editor.core.disk import store
from editor.core.file.postfile import PostFile, are_two_posts
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder

Keep = Callable[[PostPlace, bytes], object]
"""(place, bytes): keeps what the post's file held as a version. Raises SaveError: then nothing is written."""


def change_post(path: Path, data: bytes, expected: str | None, reason: Reason, versions: Versions | None = None) -> str:
    """Write `data` over the post at `path` and keep what it held among `versions` (None: the person's); gives the
    digest of `data`. A post that is given an id by this keeps its earlier versions.

    Raises FileChangedError, SaveError and UnconfirmedSaveError as `store.write` does; SaveError, too, where no version
    can be kept: then the file is as it was.
    """
    kept = Versions(versions_folder()) if versions is None else versions

    def keep(place: PostPlace, old: bytes) -> None:
        kept.keep(place, old, reason)
        post_id = PostFile.parse(data).fields.id
        if post_id and not place.post_id:
            kept.follow(place, PostPlace(place.path, post_id))

    return replace_post(path, data, expected, keep)


def replace_post(path: Path, data: bytes, expected: str | None, keep: Keep, *, library: Path | None = None) -> str:
    """Like `change_post`, with the versions of whoever calls. A link is followed, but not out of `library`.

    Raises FileChangedError, SaveError and UnconfirmedSaveError as `store.write` does, and what `keep` raises.
    """

    def before(old: bytes | None) -> None:
        if old is not None and old != data:
            keep(PostPlace(path.absolute(), PostFile.parse(old).fields.id), old)

    return store.write(path, data, expected, library=library, before=before, are_two=are_two_posts)
