"""A zip or folder with files in it that are in other formats: backups put together, say, or saved pages."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from editor.core.errors import ImportFileError
from editor.core.importers.registry import EntryStream, Importer, importer_for
from editor.core.importers.source import Member, Source
from editor.core.words import listed, tr

_MOST = 20_000  # files that are looked into
_MEDIA = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|heic|ico|svg|mp[34]|m4a|wav|ogg|mov|avi|webm|pdf|css|js|json|csv|woff2?|ttf"
    r"|eot|map|zip|db|sqlite)$",
    re.IGNORECASE,
)
_NAMED = 3  # files that a note names


def _candidates(source: Source) -> list[Member]:
    """The files that may hold posts: no pictures, nothing that a browser saved beside a page."""
    return [
        member
        for member in source.members
        if not _MEDIA.search(member.name)
        and not any(part.endswith(("_files", ".files")) for part in PurePosixPath(member.name).parts[:-1])
    ]


def _importer(source: Source) -> Importer | None:
    try:
        return importer_for(source)
    except ImportFileError:
        return None


_OF_SITES = frozenset(["layouts", "themes", "theme", "templates", "public", "static", "assets", "source", "docs"])
"""Folders of programs that make sites: what lies in them, and in folders with "_", are no posts of their own."""


def other_posts(source: Source, read: list[Member]) -> list[str]:
    """The names of the files in a zip or folder that hold posts in other formats than those that are `read`."""
    known = {member.name for member in read}
    return [
        member.name
        for member in _candidates(source)[:_MOST]
        if member.name not in known
        and not any(part.startswith("_") or part in _OF_SITES for part in PurePosixPath(member.name).parts[:-1])
        and (importer := _importer(source.member(member))) is not None
        and importer.name != "markdown"
    ]


def recognises(source: Source) -> bool:
    """A zip or folder in which a file is recognised."""
    return any(_importer(source.member(member)) for member in _candidates(source)[:_MOST])


def read(source: Source) -> list[EntryStream]:
    """The streams of entries of those files. The first reading says which files hold nothing that is known."""
    readings: list[EntryStream] = []
    unknown: list[str] = []
    candidates = _candidates(source)
    for member in candidates[:_MOST]:
        inner = source.member(member)
        importer = _importer(inner)
        if importer is None:
            unknown.append(member.name)
        else:
            readings += [replace(reading, format=importer.name) for reading in importer.read(inner)]
    if unknown and readings:
        names = listed(unknown[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
        readings[0].blog.notes.append(
            tr("Files in no format that is known here ({count}): {names}", count=len(unknown), names=names)
        )
    if len(candidates) > _MOST and readings:
        readings[0].blog.notes.append(
            tr(
                "{name} holds more than {count} files; those behind them were not read.",
                name=source.path.name,
                count=_MOST,
            )
        )
    return readings


IMPORTER = Importer("zip", lambda: tr("Zip file or folder with some of these in it"), recognises, read)
