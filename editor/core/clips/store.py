"""Clips kept and read: a compressed file for each post, written all or nothing, that nobody else may read."""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from editor.core.clips.place import FOLDER, SUFFIX, clips_path
from editor.core.disk import regular, store, system
from editor.core.disk.causes import cause
from editor.core.errors import FileError, NewsPageError
from editor.core.news_page.address import canonical_key
from editor.core.news_page.clip import Clip
from editor.core.words import tr

VERSION = 1
MOST = 50
"""Clips of one post; the oldest give way to more."""

_LARGEST_FILE = 16 * 1024 * 1024
_LARGEST = 64 * 1024 * 1024  # bytes of JSON in it: more is no file of ours
_MOST_FILES = 100_000


@dataclass(frozen=True, slots=True)
class KeptClip:
    """A clip that was kept: the `path` of the file, and whether a clip of the same page was there before."""

    path: Path
    again: bool


def keep(library: Path, post_id: str, clip: Clip) -> KeptClip:
    """Keep `clip` as the newest one of the post `post_id`; an earlier one of the same page gives way to it.

    Raises FileError: the clips that were there are intact. One that cannot be read is not overwritten.
    """
    if not post_id:
        raise NewsPageError(tr("The clip was not kept: the post has no id yet. Save it first."))
    path = clips_path(library, post_id)
    before, expected = _read(path)
    others = tuple(one for one in before if not is_same(one, clip))
    store.make_folder(path.parent, library, own=True)
    clips = (clip, *others)[:MOST]
    store.write(path, packed(post_id, clips), expected, library=library, own=True)
    return KeptClip(path, len(others) < len(before))


def of(library: Path, post_id: str) -> tuple[Clip, ...]:
    """The clips of the post, the newest first. Raises FileError where they are there and cannot be read."""
    return _read(clips_path(library, post_id))[0] if post_id else ()


def text_of(library: Path, post_id: str) -> str:
    """The searchable text of the post's clips: headlines, outlets and texts; "" where there are none, or none
    readable."""
    try:
        clips = of(library, post_id)
    except FileError:
        return ""
    return "\n".join(
        part for one in clips for part in (one.headline, one.outlet, one.via, one.author, one.text) if part
    )


def posts_with(library: Path, clip: Clip) -> list[str]:
    """The ids of the posts of `library` that have a clip of the same page. Never raises; thousands take a moment."""
    return [post_id for post_id, clips in _all(library) if any(is_same(one, clip) for one in clips)]


def is_same(one: Clip, other: Clip) -> bool:
    """Whether two clips are of one page: by its address; where one has none, by its words."""
    if one.url and other.url:
        return canonical_key(one.url) == canonical_key(other.url)
    return bool(one.text) and digest(one) == digest(other)


def digest(clip: Clip) -> str:
    """A digest of what a clip says, white space aside."""
    words = "".join(f"{clip.headline}\0{clip.text}".split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()


def stands(library: Path) -> dict[str, str]:
    """The size and time of each file of clips in `library`, by its name without the suffix: other ones, other clips."""
    found: dict[str, str] = {}
    try:
        with os.scandir(library / FOLDER) as entries:
            for entry in entries:
                if entry.name.endswith(SUFFIX):
                    found[entry.name.removesuffix(SUFFIX)] = _stand(entry.stat(follow_symlinks=False))
    except OSError:
        return found
    return found


def stand(library: Path, post_id: str) -> str:
    """The size and time of the clips file of one post; "" where there is none."""
    if not post_id:
        return ""
    try:
        return _stand(clips_path(library, post_id).lstat())
    except OSError:
        return ""


def _stand(status: os.stat_result) -> str:
    return f"{status.st_size}.{status.st_mtime_ns}.{system.disk().file_number(status)}"


def packed(post_id: str, clips: tuple[Clip, ...]) -> bytes:
    """The bytes of the file of clips of a post; the same clips always give the same."""
    values = {"version": VERSION, "post": post_id, "clips": [clip.as_json() for clip in clips]}
    return gzip.compress(json.dumps(values, ensure_ascii=False).encode("utf-8", "replace"), mtime=0)


def _all(library: Path) -> Iterator[tuple[str, tuple[Clip, ...]]]:
    for stem in sorted(stands(library))[:_MOST_FILES]:
        try:
            values = _values(regular.read(library / FOLDER / f"{stem}{SUFFIX}", _LARGEST_FILE))
        except (OSError, ValueError):
            continue
        yield str(values.get("post", "")), _clips(values)


def _read(path: Path) -> tuple[tuple[Clip, ...], str]:
    """The clips in a file and its digest; nothing and ABSENT where there is none."""
    try:
        data = regular.read_if_there(path, _LARGEST_FILE)
        if data is None:
            return (), store.ABSENT
        return _clips(_values(data)), store.digest(data)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    except ValueError:
        sentence = tr(
            "The file {name} was left as it is. The clips in it are damaged and could not be read.", name=path.name
        )
        raise FileError(sentence) from None


def _values(data: bytes) -> dict[str, Any]:
    """The clips in the bytes of a file. Raises ValueError for what is none of ours, or is bombed to more than it may
    be."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = unpacker.decompress(data, _LARGEST)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise ValueError("too large or cut off")
        values = json.loads(text)
    except (zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(values, dict) or values.get("version") != VERSION:
        raise ValueError("no clips")
    return values


def _clips(values: dict[str, Any]) -> tuple[Clip, ...]:
    clips = values.get("clips")
    return tuple(
        Clip.from_json(one) for one in (clips if isinstance(clips, list) else ())[:MOST] if isinstance(one, dict)
    )
