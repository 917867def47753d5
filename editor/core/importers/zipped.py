"""A zip with one file in it that is in another of the formats."""

from editor.core.errors import ImportFileError
from editor.core.importers.registry import Importer, Reading, importer_for
from editor.core.importers.source import Source
from editor.core.words import tr

_MOST = 50


def _inner(source: Source) -> tuple[Source, Importer] | None:
    if source.is_folder or not 0 < len(source.members) <= _MOST:
        return None
    for member in source.members:
        inner = source.member(member)
        try:
            return inner, importer_for(inner)
        except ImportFileError:
            continue
    return None


def recognises(source: Source) -> bool:
    """A zip in which one file is recognised."""
    return _inner(source) is not None


def read(source: Source) -> list[Reading]:
    """What that file holds."""
    found = _inner(source)
    return found[1].read(found[0]) if found else []


IMPORTER = Importer("zip", lambda: tr("Zip file with one of these in it"), recognises, read)
