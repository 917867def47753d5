"""Links of other posts that follow: each post is a file of its own, written as any other save, a version kept before.

One that is open somewhere is left alone; one that cannot be written is told. What is done, stays done: whoever stops in
between can go on later.
"""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import store
from editor.core.disk.causes import cause
from editor.core.errors import FieldError, FileError, HeaderError, UnconfirmedSaveError
from editor.core.file.postfile import PostFile
from editor.core.history.post_writing import change_post
from editor.core.history.version_list import Reason
from editor.core.history.versions import Versions
from editor.core.renaming.moved_links import Change, with_links_changed
from editor.core.sharing import claims
from editor.core.words import tr

ChangeFor = Callable[[Path], Change]
"""The change of the links of the post at a path."""


@dataclass(slots=True)
class Followed:
    """The result: paths of the posts whose links were changed, those that are open elsewhere and were left, and a
    sentence for each that could not be written."""

    changed: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    stopped: bool = False

    def as_json(self) -> dict[str, Any]:
        """Its parts as a value of JSON."""
        return {"changed": self.changed, "open": self.open, "refused": self.refused, "stopped": self.stopped}


def follow_links(
    library: Path,
    posts: Sequence[str],
    change_for: ChangeFor,
    versions: Versions,
    go_on: Callable[[int, int], bool] = lambda _done, _all: True,
) -> Followed:
    """Change the links of `posts`, paths relative to `library`. `go_on(done, all)` is asked before each; it stops where
    that is False. Never raises."""
    result = Followed()
    for number, name in enumerate(posts):
        if not go_on(number, len(posts)):
            result.stopped = True
            break
        path = Path(library, name)
        try:
            if not path.resolve().is_relative_to(library.resolve()):
                continue
            kept = _follow(path, change_for(path), versions)
        except (OSError, ValueError, FileError, HeaderError, FieldError) as error:
            result.refused.append(_refused(path, error))
            continue
        if kept is not None:
            (result.changed if kept else result.open).append(name)
    return result


def _follow(path: Path, change: Change, versions: Versions) -> bool | None:
    """Whether the links were changed; False where the post is open elsewhere, None where none was to be. Raises
    FileError, HeaderError, FieldError."""
    data, digest = store.read(path)
    file = PostFile.parse(data)
    changed = with_links_changed(file, change)
    if changed.data == data:
        return None
    if claims.holder(paths.state() / "open", path, file.fields.id) is not None:
        return False
    with contextlib.suppress(UnconfirmedSaveError):  # then it is in place
        change_post(path, changed.data, digest, Reason.BEFORE_LINKS, versions)
    return True


def _refused(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))
    return str(error) if path.name in str(error) else f"{path.name}: {error}"
