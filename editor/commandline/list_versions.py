"""`ronpyo versions`: the earlier states of a post that are kept on this machine."""

from pathlib import Path

from editor.commandline.arguments import Arguments, post_path
from editor.commandline.output import say, say_json
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Thinned, Version
from editor.core.history.version_reasons import reason_words
from editor.core.history.versions import PostPlace, Versions, versions_folder
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Tell them all, the oldest first, by their number. Raises FileError and UsageError."""
    listing = versions().listing(place_of(Path(post_path(arguments))))
    if arguments.has("--json"):
        found = [_as_json(version) for version in listing.versions]
        say_json({"versions": found, "thinned": [_thinned(one) for one in listing.thinned], "damaged": listing.damaged})
        return 0
    for version in listing.versions:
        time = version.time.astimezone().isoformat(sep=" ", timespec="seconds")
        length = tr("{n} char" if version.characters == 1 else "{n} chars", n=f"{version.characters:,}")
        say(f"{version.number:4}  {time}  {reason_words(version.reason)}, {length}, {version.size:,} B")
    if not listing.versions:
        say(tr("There are no earlier versions yet. The first one comes with the first save."))
    return 0


def versions() -> Versions:
    """The versions of the person."""
    return Versions(versions_folder())


def place_of(path: Path) -> PostPlace:
    """The identity of a post for versions; one whose file is gone is known by its path alone."""
    try:
        data, _digest = store.read(path)
    except FileError:
        if path.exists():
            raise
        return PostPlace(path)
    return PostPlace(path, PostFile.parse(data).fields.id)


def _as_json(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "id": version.id,
        "time": version.time.isoformat(timespec="seconds"),
        "reason": version.reason.value,
        "sha256": version.digest,
        "size": version.size,
        "characters": version.characters,
        "path": version.path,
    }


def _thinned(thinned: Thinned) -> dict[str, object]:
    return {"time": thinned.time.isoformat(timespec="seconds"), "count": thinned.count}
