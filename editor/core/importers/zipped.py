"""A zip or folder with files in it that are in other formats: backups put together, say, or saved pages."""

from dataclasses import replace
from pathlib import PurePosixPath

from editor.core.errors import ImportFileError
from editor.core.importers.registry import Importer, Reading, importer_for
from editor.core.importers.source import Source
from editor.core.words import tr

_MOST = 500


def _inner(source: Source, most: int) -> list[tuple[Source, Importer]]:
    """The first files in it that are recognised, `most` of them; what a browser saved beside a page is none."""
    found: list[tuple[Source, Importer]] = []
    if not 0 < len(source.members) <= _MOST:
        return found
    for member in source.members:
        if len(found) == most:
            break
        if any(part.endswith(("_files", ".files")) for part in PurePosixPath(member.name).parts[:-1]):
            continue
        inner = source.member(member)
        try:
            found.append((inner, importer_for(inner)))
        except ImportFileError:
            continue
    return found


def recognises(source: Source) -> bool:
    """A zip or folder in which a file is recognised."""
    return bool(_inner(source, 1))


def read(source: Source) -> list[Reading]:
    """What those files hold."""
    return [
        replace(reading, format=importer.name)
        for inner, importer in _inner(source, _MOST)
        for reading in importer.read(inner)
    ]


IMPORTER = Importer("zip", lambda: tr("Zip file or folder with some of these in it"), recognises, read)
