"""The registry of importers: their input, their result, and the list of all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from editor.core.errors import ImportFileError
from editor.core.importers.entry import Blog, Entry, Skipped
from editor.core.importers.source import Source
from editor.core.words import listed, tr

Found = Entry | Skipped


@dataclass(slots=True)
class EntryStream:
    """A stream of entries from a source, and its `blog`, which is complete at their end at the latest.

    `zone` and `host` of the blog are known before the first entry. `progress` says how far the reading is, 0 to 1.
    `format` is set where it is another one than that of the source as a whole.
    """

    blog: Blog
    found: Iterator[Found]
    progress: Callable[[], float] = field(default=lambda: 0.0)
    format: str = ""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format. `name` is what the report calls it, `label()` what the person reads.

    `recognises` says whether a source is in this format. `read` gives a reading for each blog in it; it raises
    ImportFileError where it cannot be read at all.
    """

    name: str
    label: Callable[[], str]
    recognises: Callable[[Source], bool]
    read: Callable[[Source], list[EntryStream]]


_importers: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Add a format; one of the same name is replaced."""
    _importers[importer.name] = importer


def importers() -> tuple[Importer, ...]:
    """All formats, in the order in which they are tried."""
    return tuple(_importers.values())


def importer_for(source: Source) -> Importer:
    """The format of `source`. Raises ImportFileError where it is none of them."""
    for importer in _importers.values():
        if importer.recognises(source):
            return importer
    names = listed(importer.label() for importer in _importers.values())
    raise ImportFileError(
        tr("{name} is in no format that is known here; known are: {names}.", name=source.path.name, names=names)
    )
