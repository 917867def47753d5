"""Habits of an author, learned from the posts of a library: spellings and offices, counted once a state of a file.

cache/house/<key of the library>.json
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.errors import FileError
from editor.core.file.identity import digest
from editor.core.text.dates import parse_date
from editor.core.text.encodings import decode
from editor.core.text.house_spelling import PAIRS, House, counts, learned
from editor.core.text.offices import OfficeUses, offices

MOST = 50_000
"""Posts of a library that teach."""
_HEADER = re.compile(r"(?:---|\+\+\+)\s*\n(.{0,65536}?)\n(?:---|\+\+\+)\s*(?:\n|$)", re.DOTALL)
_DATE = re.compile(r"""^date\s*[:=]\s*["']?(\d{4}[^\s"']*)""", re.MULTILINE)
_LARGEST_POST = 4 << 20  # bytes
_LARGEST = 64 << 20  # bytes
_VERSION = f"2-{digest(repr(PAIRS))[:8]}"


class Habit:
    """The habits of the author of one library."""

    def __init__(self, posts: dict[str, dict[str, Any]]) -> None:
        self.house = learned(
            {int(number): (both[0], both[1]) for number, both in post["pairs"].items()} for post in posts.values()
        )
        self.archive = OfficeUses((post["day"], *use) for post in posts.values() for use in post["offices"])


def learn(library: Path, rest: Callable[[], None] = lambda: None) -> Habit:
    """Read the posts of `library` that are new or another than last time; `rest()` is called after each of them.

    Never raises: what cannot be read teaches nothing.
    """
    cache = paths.cache() / "house" / f"{digest(os.path.realpath(library))}.json"
    before, posts, changed = _read(cache), {}, False
    for path, stand in _files(library):
        name = os.path.relpath(path, library)
        known = before.get(name)
        if known is None or known.get("stand") != stand:
            known, changed = _counted(path, stand), True
            rest()
        posts[name] = known
    if changed or len(posts) != len(before):
        _write(cache, posts)
    return Habit(posts)


def _files(library: Path) -> Iterator[tuple[Path, str]]:
    """The post files of a library with their sizes and times, by name, hidden folders left out."""
    left = MOST
    for folder, folders, names in os.walk(library):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if not name.endswith(".md") or name.startswith("."):
                continue
            path = Path(folder, name)
            try:
                status = path.lstat()
            except OSError:
                continue
            yield path, f"{status.st_size}.{status.st_mtime_ns}"
            left -= 1
            if not left:
                return


def _counted(path: Path, stand: str) -> dict[str, Any]:
    """The counts of one post; none where it cannot be read."""
    nothing: dict[str, Any] = {"stand": stand, "pairs": {}, "offices": [], "day": ""}
    try:
        text = decode(regular.read(path, _LARGEST_POST)).text
    except (OSError, ValueError, RecursionError):
        return nothing
    header = _HEADER.match(text)  # no YAML: ten thousand headers would take longer than all that is counted
    body = text[header.end() :] if header else text
    written = _DATE.search(header[1]) if header else None
    day = parse_date(written[1]) if written else None
    return {
        "stand": stand,
        "pairs": counts(body),
        "offices": sorted({(one.name, one.then, one.office) for one in offices(body)}),
        "day": day.isoformat()[:10] if day is not None else "",
    }


def _read(cache: Path) -> dict[str, dict[str, Any]]:
    try:
        values = json.loads(regular.read(cache, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(values, dict) or values.get("version") != _VERSION or not isinstance(values.get("posts"), dict):
        return {}
    return {str(name): one for name, one in values["posts"].items() if _is_ours(one)}


def _is_ours(one: object) -> bool:
    return isinstance(one, dict) and set(one) == {"stand", "pairs", "offices", "day"}


def _write(cache: Path, posts: dict[str, dict[str, Any]]) -> None:
    try:
        store.make_folder(cache.parent, paths.cache().parent)
        store.write(cache, json.dumps({"version": _VERSION, "posts": posts}, ensure_ascii=False).encode(), None)
    except (FileError, OSError):
        return  # it is counted again next time


__all__ = ["Habit", "House", "learn"]
