"""The situation of the open post's file: the same, changed, gone, emptied, another post, a conflict copy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from editor.core.file.contents import Contents, Draft
from editor.core.file.postfile import PostFile
from editor.core.sharing.probe import Sight


class FileState(Enum):
    """The state of the file beside the document."""

    SAME = auto()
    CHANGED = auto()
    """Another program wrote it, and here are changes, too."""
    EMPTIED = auto()
    DAMAGED = auto()
    """The file is cut off, or no text any more."""
    OTHER_POST = auto()
    """The file holds another post now."""
    GONE = auto()
    NO_FOLDER = auto()
    COPY = auto()
    """The file is as it was, but a sync client has put another version beside it."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The state of the post's file, as far as the person must know of it. `theirs` is the other version, where there is
    one, and `path` where it lies."""

    state: FileState = FileState.SAME
    path: Path | None = None
    theirs: bytes = b""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Theirs:
    """The version that another program wrote. Made beside the window's thread: to parse a large file takes 100 ms.

    `agrees`: a save of what was written here at `revision` would write the same bytes.
    """

    file: PostFile
    agrees: bool
    revision: int

    @classmethod
    def of(cls, sight: Sight, mine: Draft, revision: int) -> Theirs | None:
        """The version that a look has seen, beside the draft `mine` at `revision`; None where nothing was seen."""
        if sight.data is None:
            return None
        file = PostFile.parse(sight.data)
        return cls(file, _is_written_as(mine, file), revision)


def _is_written_as(draft: Draft, theirs: PostFile) -> bool:
    """Whether a save of `draft` would write the bytes of `theirs`. Only what says the same is worth building."""
    if Contents.of(theirs) != draft.contents:
        return False
    built = draft.build().file
    return built is not None and built.data == theirs.data
