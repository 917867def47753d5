"""A Takeout of Google, as a zip or a folder: Blogger's new backups, their settings, and the pictures of the albums.

Takeout/Blogger/Blogs/<blog>/feed.atom  settings.csv
Takeout/Blogger/Albums/<blog>/<picture>
Takeout/Blogger/Comments/…              the author's comments on other blogs: not his posts
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from editor.core.images.addresses import picture_name as name_in_address
from editor.core.importers.blogger_atom import open_atom
from editor.core.importers.entry import Entry
from editor.core.importers.pictures import MOST, picture_name
from editor.core.importers.registry import EntryStream, Found, Importer
from editor.core.importers.source import Member, Source
from editor.core.importers.zone import known_zone
from editor.core.words import listed, tr

_SOURCES = re.compile(r"""<img\b[^<>]*?\bsrc\s*=\s*(?:"([^"]+)"|'([^']+)')""", re.IGNORECASE)
_COPY = re.compile(r"\(\d+\)(?=\.\w+$)")
_LARGEST = 1 << 20  # bytes
_NAMED = 3  # files that a note names


def _feeds(source: Source) -> list[Member]:
    """The backups of blogs in a zip or folder."""
    feeds = [member for member in source.members if member.base == "feed.atom"]
    return [member for member in feeds if "Comments" not in PurePosixPath(member.name).parts]


def recognises(source: Source) -> bool:
    """A zip or folder with the backup of a blog in it."""
    return bool(_feeds(source))


def read(source: Source) -> list[EntryStream]:
    """The entries of all blogs in it, each with its own settings. Raises ImportFileError."""
    readings = [_read_blog(source, feed) for feed in _feeds(source)]
    texts = [member.name for member in source.members if member.name.lower().endswith((".md", ".markdown"))]
    if texts:
        some = listed(texts[:_NAMED]) + (" …" if len(texts) > _NAMED else "")
        readings[0].blog.notes.append(
            tr(
                "Markdown files beside the backup that were not read ({count}); import them separately: {names}",
                count=len(texts),
                names=some,
            )
        )
    return readings


def _read_blog(source: Source, feed: Member) -> EntryStream:
    reading = open_atom(source.member(feed))
    folder = PurePosixPath(feed.name).parent
    settings = _settings(source, str(folder / "settings.csv"))
    if known_zone(settings.get("blog_time_zone", "")):
        reading.blog.zone = settings["blog_time_zone"]
    if not reading.blog.host:
        name = settings.get("blog_subdomain", "")
        reading.blog.host = settings.get("blog_custom_domain", "") or (f"{name}.blogspot.com" if name else "")
    albums = _albums(source, folder.name)
    return EntryStream(reading.blog, _with_pictures(reading.found, albums), reading.progress)


def _settings(source: Source, name: str) -> dict[str, str]:
    """The settings of a blog: a table of one row, or of names and values."""
    member = next((member for member in source.members if member.name == name), None)
    if member is None or member.size > _LARGEST:
        return {}
    with member.open() as stream:
        text = stream.read(_LARGEST).decode("utf-8-sig", "replace")
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error:
        return {}
    if len(rows) == 2 and len(rows[0]) == len(rows[1]) != 2:
        return {key.strip(): value.strip() for key, value in zip(*rows, strict=True)}
    if all(len(row) == 2 for row in rows if row):
        known = {row[0].strip(): row[1].strip() for row in rows if row}
        return known if len(rows) != 2 else known | dict(zip(rows[0], rows[1], strict=True))
    return {key.strip(): value.strip() for key, value in zip(rows[0], rows[1], strict=False)} if len(rows) > 1 else {}


def _albums(source: Source, blog: str) -> dict[str, Member]:
    """The pictures by what their names have in common with addresses. A name that two pictures have names neither."""
    found: dict[str, Member | None] = {}
    for member in source.members:
        parts = PurePosixPath(member.name).parts
        if "Albums" not in parts or member.base.lower().endswith((".json", ".html", ".csv")):
            continue
        if (len(parts) > 1 and blog in parts) or sum(part == "Albums" for part in parts):
            key = _key(_COPY.sub("", member.base))
            found[key] = None if key in found else member
    return {key: member for key, member in found.items() if member is not None}


def _key(name: str) -> str:
    """A file name as Takeout and addresses both may spell it."""
    name = unicodedata.normalize("NFC", unquote(name)).lower().replace("_2b", "+")
    return re.sub(r"[\s+_?*:\"<>|&%']+", "_", name)


def _with_pictures(found: Iterator[Found], albums: dict[str, Member]) -> Iterator[Found]:
    for entry in found:
        yield with_pictures(entry, albums) if isinstance(entry, Entry) and albums else entry


def with_pictures(entry: Entry, albums: dict[str, Member]) -> Entry:
    """`entry` with those of its pictures that lie in the albums."""
    pictures: dict[str, str] = {}
    files: dict[str, Member] = {}
    for double, single in _SOURCES.findall(entry.html):
        address = unescape(double or single).strip()
        name = name_in_address(address)
        member = albums.get(_key(name)) if name else None
        if member is None:
            continue
        local = picture_name(member, name) if len(files) < MOST else None
        if local is not None and files.setdefault(local, member) is member:
            pictures[address] = local
    return replace(entry, pictures=tuple(pictures.items()), files=tuple(files.items()))


IMPORTER = Importer("takeout", lambda: tr("Google Takeout"), recognises, read)
