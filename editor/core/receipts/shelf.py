"""Receipts kept and read: a compressed file for each post in its library, which nobody else may read.

    receipts/<id of the post>.json.gz        gzip of {"version": 1, "post": id, "receipts": [newest first, …]}

Found by the post's id, as its clips and its original are. They are never exported.
"""

import gzip
import json
import zlib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.errors import FileError
from editor.core.file.identity import file_stem
from editor.core.originals.record import fingerprint
from editor.core.post import Post, Status
from editor.core.receipts.receipt import Receipt
from editor.core.words import tr

FOLDER = "receipts"
VERSION = 1
MOST = 30
"""Receipts of one post; the oldest give way to more."""
MOST_BYTES = 32 * 1024 * 1024
"""Bytes of JSON of the receipts of one post; the oldest give way to more. The newest one is always kept."""

_LARGEST_FILE = 64 * 1024 * 1024
_LARGEST = 256 * 1024 * 1024  # bytes of JSON in it: more is no file of ours


class BlogState(StrEnum):
    """The state of a post on its way to the blog: never copied; as it was copied; changed since; published."""

    NEVER = "never"
    COPIED = "copied"
    CHANGED = "changed"
    PUBLISHED = "published"


def receipts_path(library: Path, post_id: str) -> Path:
    """The path of the receipts of the post `post_id` in `library`."""
    return library / FOLDER / f"{file_stem(post_id)}.json.gz"


def keep(library: Path, post_id: str, receipt: Receipt) -> None:
    """Keep `receipt` as the newest one; an equal one before it gives way. Without an id nothing is kept.

    Raises FileError: the receipts that were there are intact. A file that cannot be read is not overwritten.
    """
    if not post_id:
        return
    path = receipts_path(library, post_id)
    before, expected = _read(path)
    others = before[1:] if before and before[0].html == receipt.html else before
    store.make_folder(path.parent, library, own=True)
    data = gzip.compress(_json({"version": VERSION, "post": post_id, "receipts": _newest([receipt, *others])}), mtime=0)
    store.write(path, data, expected, library=library, own=True)


def _newest(receipts: Sequence[Receipt]) -> list[dict[str, Any]]:
    """The first of `receipts` as JSON, as many as a file may have: posts with embedded pictures have megabytes."""
    kept = [receipts[0].as_json()]
    size = len(_json(kept))
    for receipt in receipts[1:MOST]:
        values = receipt.as_json()
        size += len(_json(values))
        if size > MOST_BYTES:
            break
        kept.append(values)
    return kept


def _json(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "replace")


def of(library: Path, post_id: str) -> tuple[Receipt, ...]:
    """The receipts of the post, the newest first. Raises FileError where they are there and cannot be read."""
    return _read(receipts_path(library, post_id))[0] if post_id else ()


def state_of(post: Post, receipts: tuple[Receipt, ...]) -> BlogState:
    """The state of `post`, by the newest of its receipts."""
    if receipts and receipts[0].shown != fingerprint(post):
        return BlogState.CHANGED
    if post.fields.status is Status.PUBLISHED:
        return BlogState.PUBLISHED
    return BlogState.COPIED if receipts else BlogState.NEVER


def _read(path: Path) -> tuple[tuple[Receipt, ...], str]:
    """The receipts in a file and its digest; nothing and ABSENT where there is none. Raises FileError."""
    try:
        data = regular.read_if_there(path, _LARGEST_FILE)
        if data is None:
            return (), store.ABSENT
        return _receipts(data), store.digest(data)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    except ValueError:
        sentence = tr(
            "The file {name} was left as it is. The records of copies in it are damaged and could not be read.",
            name=path.name,
        )
        raise FileError(sentence) from None


def _receipts(data: bytes) -> tuple[Receipt, ...]:
    """The receipts in the bytes of a file. Raises ValueError for a file of another kind, and for one that is bombed."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        text = unpacker.decompress(data, _LARGEST)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise ValueError("too large or cut off")
        values: Any = json.loads(text)
    except (zlib.error, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(values, dict) or values.get("version") != VERSION:
        raise ValueError("no receipts")
    listed = values.get("receipts")
    return tuple(
        Receipt.from_json(one) for one in (listed if isinstance(listed, list) else ())[:MOST] if isinstance(one, dict)
    )
