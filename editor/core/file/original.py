"""What an imported post was on its blog, word for word, kept in the library beside the posts.

    originals/<id of the post>.json      its HTML, what the other program said of it, its comments

As long as nothing of the post that an export shows is changed, its export for the blog is that HTML again. The record
is found by the post's id, so that the post's file may be renamed and moved within the library.
"""

import hashlib
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from editor.core.post import Post
from editor.core.text.line_ends import unified

FOLDER = "originals"
VERSION = 1

_ID = re.compile(r"[0-9A-Fa-f-]{8,64}")
_LARGEST = 256 * 1024 * 1024
_LEVELS = 4  # folders that the library may be above the post


def record_path(library: Path, post_id: str) -> Path:
    """Where the record of the post `post_id` lies in `library`."""
    return library / FOLDER / f"{post_id}.json"


def fingerprint(post: Post) -> str:
    """A digest of everything that an export of the post's text shows. Labels, status and the like are no part of it."""
    fields = post.fields
    shown = [
        unified(post.body),
        asdict(fields.news),
        asdict(fields.commentary),
        [asdict(entry) for entry in fields.related],
        [asdict(image) for image in fields.images],
        fields.profile,
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True).encode()).hexdigest()


def read_record(path: Path) -> dict[str, Any] | None:
    """The record at `path`; None where there is none, or it is damaged."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        record = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and record.get("version") == VERSION else None


def original_html(post: Post, folder: Path | None, *, changed: bool = False) -> str | None:
    """The HTML that the post, whose file lies in `folder`, was imported from; None if it is not that post any more.

    `changed`: also that of a post which was edited since.
    """
    if folder is None or not _ID.fullmatch(post.fields.id):
        return None
    for place in [folder, *folder.parents][:_LEVELS]:
        path = record_path(place, post.fields.id)
        if path.is_file():
            record = read_record(path)
            if record is None or not isinstance(html := record.get("html"), str):
                return None
            return html if changed or record.get("shown") == fingerprint(post) else None
    return None
