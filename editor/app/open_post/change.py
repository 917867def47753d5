"""Changes of an open post, as values (transactions): what is to become new, why, and what it was made against.

`Document.apply` is the one door by which they come in; the functions here make one of each kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.post import Fields, Post
from editor.core.text.splices import Splice
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.app.open_post.snapshot import Snapshot
    from editor.core.renaming.rename import RenamedPost


class Cause(Enum):
    """The cause of a change of a post."""

    EDITED = auto()
    """The person edited fields, or a command replaced text."""
    RESTORED = auto()
    """An earlier version, a part of one or a recovered text is brought back."""
    SHOWN = auto()
    """Another version of the post is put in place of this one; no file changes by that."""
    TAKEN = auto()
    """Another program wrote the file: its contents are taken, as a step that can be undone."""
    REREAD = auto()
    """The header that was shown as text can be edited by fields now."""
    CONVERTED = auto()
    """A file of another encoding is taken as UTF-8; a save keeps it as it was beside the new one."""
    UNDONE = auto()
    REDONE = auto()
    SAVED = auto()
    """A save is on the disk, and the disk has confirmed it."""
    WRITTEN = auto()
    """A save is in the file, but the disk did not confirm it."""
    AGREED = auto()
    """The file on the disk holds, in its bytes, what is written here."""
    MOVED = auto()
    """The file was renamed or moved."""
    NOTICED = auto()
    """Something about the file is known that was not: it is missing, held by somebody else, or seen by the person."""


class Clean(Enum):
    """The history's state that equals the file on the disk, after a change."""

    KEPT = auto()
    """The one that was."""
    HERE = auto()
    """The one that the change leads to."""
    NOWHERE = auto()
    AT = auto()
    """The one at the position that the change names."""


class Outcome(Enum):
    """The result of a change."""

    DONE = auto()
    NOTHING = auto()
    """Nothing was to be done: the document was so already."""
    STALE = auto()
    """Refused: it was made against an older revision."""
    LOCKED = auto()
    """Refused: the post can only be looked at, here or in this encoding."""
    NO_FIELDS = auto()
    """Refused: the header is shown as text, so that there are no fields to change."""

    @property
    def refused(self) -> bool:
        """Whether nothing was changed although something was to be."""
        return self in (Outcome.STALE, Outcome.LOCKED, Outcome.NO_FIELDS)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """News about the post's file; None: as before."""

    path: Path | None = None
    file: PostFile | None = None
    """Its contents, as read or saved."""
    digest: str | None = None
    missing: bool | None = None
    held: bool | None = None
    """Whether another window or machine has the post open."""
    acknowledged: bool | None = None
    """Whether the person has seen what is wrong with its header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of a post: its new contents and the cause.

    `fields` and `text` make one undo step called `name`; consecutive steps of fields with one `merge` key are one.
    `text` is the whole of the buffer's text, or splices of it, whose indices count characters of the text as it is now,
    ascending and not overlapping. `contents`: fields and text are those of this file; with `anew` the history begins
    anew. `position` belongs to `Clean.AT`. `place` is the character of the new text that is to be shown. `risk`: what
    is said before, so that the post is kept as it was. `revision` is the one that the change was made against; None: it
    fits to any.
    """

    cause: Cause
    fields: Fields | None = None
    text: str | tuple[Splice, ...] | None = None
    name: str = ""
    merge: str = ""
    contents: PostFile | None = None
    anew: bool = False
    facts: FileFacts = FileFacts()
    clean: Clean = Clean.KEPT
    position: object = None
    place: int | None = None
    risk: Reason | None = None
    revision: int | None = None


def edited(
    fields: Fields | None = None,
    text: str | tuple[Splice, ...] | None = None,
    *,
    name: str = "",
    merge: str = "",
    risk: Reason | None = None,
    revision: int | None = None,
) -> Change:
    """Other fields, or another text, as the person or a command of theirs wants it."""
    return Change(cause=Cause.EDITED, fields=fields, text=text, name=name, merge=merge, risk=risk, revision=revision)


def restored(what: Post | str, name: str, *, risky: bool = True, revision: int | None = None) -> Change:
    """An earlier post, or where the header is shown as text an earlier text, is brought back."""
    fields, text = (what.fields, what.body) if isinstance(what, Post) else (None, what)
    risk = Reason.BEFORE_RESTORE if risky else None
    return Change(cause=Cause.RESTORED, fields=fields, text=text, name=name, risk=risk, revision=revision)


def shown(file: PostFile) -> Change:
    """Text and fields of another version of the post, which keeps its own id and its own unknown keys."""
    return Change(cause=Cause.SHOWN, contents=file, name=tr("The other version"), risk=Reason.BEFORE_THEIRS)


def taken(file: PostFile, digest: str, *, revision: int | None = None) -> Change:
    """The file's new contents, as read from the disk. Where the header can be edited in only one of the two, the
    history begins anew."""
    return Change(
        cause=Cause.TAKEN,
        contents=file,
        name=tr("Changes by another app"),
        facts=FileFacts(file=file, digest=digest, missing=False),
        clean=Clean.HERE,
        risk=Reason.BEFORE_THEIRS,
        revision=revision,
    )


def reread(file: PostFile, revision: int | None = None) -> Change:
    """`file` is what the text that is shown makes, and its header can be edited."""
    return Change(cause=Cause.REREAD, contents=file, anew=True, facts=FileFacts(file=file), revision=revision)


def converted(file: PostFile) -> Change:
    """`file`, of another encoding, is taken as UTF-8."""
    new = file.converted()
    return Change(cause=Cause.CONVERTED, contents=new, anew=True, facts=FileFacts(file=new), clean=Clean.NOWHERE)


def undone() -> Change:
    """The newest step is taken back, of text or fields."""
    return Change(cause=Cause.UNDONE)


def redone() -> Change:
    """The step that was taken back last is made again."""
    return Change(cause=Cause.REDONE)


def saved(snapshot: Snapshot, path: Path, digest: str, *, mended: bool = False) -> Change:
    """The file `path` holds `snapshot`, the disk has confirmed it, and its digest is `digest`.

    `mended`: its header was shown as text and can be edited by fields from now on; nothing was written since.
    """
    facts = FileFacts(path, snapshot.file, digest, missing=False)
    if mended:
        return Change(cause=Cause.SAVED, contents=snapshot.file, anew=True, facts=facts, clean=Clean.HERE)
    return Change(cause=Cause.SAVED, facts=facts, clean=Clean.AT, position=snapshot.position)


def written(snapshot: Snapshot, path: Path, digest: str) -> Change:
    """The file `path` holds `snapshot`, but the disk did not confirm it: the post is not clean by that."""
    facts = FileFacts(path, snapshot.file, digest, missing=False)
    return Change(cause=Cause.WRITTEN, facts=facts, clean=Clean.NOWHERE)


def agreed(file: PostFile, digest: str, revision: int | None = None) -> Change:
    """The file on the disk holds, in these bytes, what is written here."""
    facts = FileFacts(file=file, digest=digest, missing=False)
    return Change(cause=Cause.AGREED, facts=facts, clean=Clean.HERE, revision=revision)


def moved(path: Path) -> Change:
    """The file is `path` now."""
    return Change(cause=Cause.MOVED, facts=FileFacts(path, missing=False))


def renamed(now: Contents, found: RenamedPost) -> Change:
    """The program has renamed the file, and `now` is what is written here. Where links to pictures changed by that, the
    history begins anew: its steps know the old ones."""
    if found.file is None:
        return moved(found.new)
    from editor.core.renaming.moved_links import contents_changed, to_renamed  # no part of a start

    facts = FileFacts(found.new, found.file, found.digest, missing=False)
    follow = to_renamed(found.new.parent, found.old, found.new, pictures_stay=found.pictures_stay)
    wanted = contents_changed(now, follow)
    if wanted == Contents.of(found.file):
        return Change(cause=Cause.MOVED, contents=found.file, anew=True, facts=facts, clean=Clean.HERE)
    fields = None if wanted.raw else wanted.fields
    name = tr("Links to the renamed file")
    return Change(cause=Cause.MOVED, fields=fields, text=wanted.text, name=name, facts=facts, clean=Clean.NOWHERE)


def noticed(*, missing: bool | None = None, held: bool | None = None, acknowledged: bool | None = None) -> Change:
    """Something is known about the file; what is left out is as before."""
    return Change(cause=Cause.NOTICED, facts=FileFacts(missing=missing, held=held, acknowledged=acknowledged))
