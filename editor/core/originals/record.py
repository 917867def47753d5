"""Records of imported posts as they were on their blog, word for word, kept in the library beside the posts.

    originals/<id of the post>.json      its HTML, what the other program said of it, its comments

As long as nothing of the post that an export shows is changed, its export for the blog is that HTML again. The record
is found by the post's id, so that the post's file may be renamed and moved within the library. Only the `originals` of
the person's own libraries count (`libraries.py`): a folder of that name can come with any post that somebody sends.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from editor.core.disk import regular
from editor.core.file.identity import file_stem
from editor.core.file.postfile import PostFile
from editor.core.originals import libraries
from editor.core.post import Post
from editor.core.text.line_ends import unified

FOLDER = "originals"
VERSION = 1

_LARGEST = 256 * 1024 * 1024


def record_path(library: Path, post_id: str) -> Path:
    """The path of the record of the post `post_id` in `library`; the id may be any text."""
    return library / FOLDER / f"{file_stem(post_id)}.json"


def fingerprint(post: Post) -> str:
    """A digest of everything that an export of the post's text shows. Labels, status and the like are no part of it."""
    fields = post.fields
    news = asdict(fields.news)
    if not news["date"]:  # records of earlier releases know no such field
        del news["date"]
    shown = [
        unified(post.body),
        news,
        asdict(fields.commentary),
        [asdict(entry) for entry in fields.related],
        [asdict(image) for image in fields.images],
        fields.profile,
    ]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=True).encode()).hexdigest()


def read_record(path: Path) -> dict[str, Any] | None:
    """The record at `path`; None where there is none, or it is damaged. Raises OSError where it cannot be read."""
    data = regular.read_if_there(path, _LARGEST)
    if data is None:
        return None
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) and record.get("version") == VERSION else None


@dataclass(frozen=True, slots=True)
class Original:
    """An imported post as it was: its HTML as the other program shows it, and the post as it was imported. `post` is
    None in records of earlier releases; `structured` says that its parts were put into fields."""

    html: str
    post: Post | None
    structured: bool


def original_html(post: Post, folder: Path | None, *, changed: bool = False) -> str | None:
    """The HTML that the post, whose file lies in `folder`, was imported from; None if it is not that post any more.

    `changed`: also that of a post which was edited since.
    """
    record = _record_of(post, folder)
    html = record.get("html") if record is not None else None
    fits = isinstance(html, str) and (changed or (record or {}).get("shown") == fingerprint(post))
    return html if fits else None


def read_original(post: Post, folder: Path | None) -> Original | None:
    """The original of the post, whose file lies in `folder`, edited since or not; None where it was not imported."""
    record = _record_of(post, folder)
    if record is None or not isinstance(record.get("html"), str):
        return None
    reading, text = record.get("reading"), record.get("post")
    imported = None
    if isinstance(text, str):
        file = PostFile.parse(text.encode("utf-8", "surrogatepass"))
        imported = Post(file.fields, file.body)
    html = reading if isinstance(reading, str) and reading else record["html"]
    return Original(html, imported, record.get("structured") is True)


def _record_of(post: Post, folder: Path | None) -> dict[str, Any] | None:
    if folder is None or not post.fields.id:
        return None
    for library in libraries.around(folder):
        try:
            record = read_record(record_path(library, post.fields.id))
        except OSError:
            return None
        if record is not None:
            return record
    return None
