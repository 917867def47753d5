"""One post as its blog has it, found in a backup or feed of the blog, or in a file that is nothing but its HTML."""

from pathlib import Path

from editor.core.disk import store
from editor.core.errors import FileError, ImportFileError
from editor.core.importers.entry import Entry
from editor.core.importers.registry import importer_for
from editor.core.importers.source import source
from editor.core.post import Fields
from editor.core.text.encodings import decode
from editor.core.words import tr

_FEEDS = frozenset(["blogger", "blogger-legacy", "feed", "takeout"])
_LARGEST = 64 * 1024 * 1024


def online_html(path: Path, fields: Fields) -> str:
    """The HTML of the post in the file `path`: a backup or feed of its blog, or nothing but that HTML.

    Raises FileError where it cannot be read, or does not hold the post.
    """
    try:
        given = source(path)
        importer = importer_for(given)
    except ImportFileError:
        importer = None
    if importer is None or importer.name not in _FEEDS:
        data, _digest = store.read(path, _LARGEST)
        return decode(data).text
    for reading in importer.read(given):
        for entry in reading.found:
            if isinstance(entry, Entry) and _is_it(entry, fields):
                return entry.html
    raise FileError(tr("{name} does not hold this post.", name=path.name))


def _is_it(entry: Entry, fields: Fields) -> bool:
    if fields.blogger.id:
        return entry.id.rpartition("-")[2] == fields.blogger.id.rpartition("-")[2]
    if fields.blogger.url and entry.url:
        return entry.url.partition("//")[2].endswith(fields.blogger.url.partition("//")[2].partition("/")[2])
    return bool(fields.permalink) and entry.permalink == fields.permalink
