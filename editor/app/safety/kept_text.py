"""The places that hold the text of the open post beside its window, for sentences that say where it is safe."""

from enum import Enum, auto

from editor.app.open_post.document import Document
from editor.app.safety.journal import Journal
from editor.app.safety.version_keeper import VersionKeeper


class Kept(Enum):
    """The surest place that holds all of the text now."""

    VERSION = auto()
    BACKUP = auto()
    WINDOW = auto()


def kept_text(document: Document | None, versions: VersionKeeper, journal: Journal) -> Kept:
    """The surest place of the text of `document`: a version that this run has kept, the journal, or the window alone,
    while the journal cannot be written."""
    if document is not None and versions.holds(document):
        return Kept.VERSION
    return Kept.WINDOW if journal.in_trouble else Kept.BACKUP
