"""The draft: the post that is being written, as it is compared with the earlier ones."""

import os
from pathlib import Path
from typing import NamedTuple

from editor.core.library.index import number_at
from editor.core.library.reading import Titles
from editor.core.library.texts import Texts, read


class DraftPost(NamedTuple):
    """The post being written: its texts, its number in the order of time (0: the newest), its file (relative to the
    library), id and address, and the front page of its blog ("": not known)."""

    texts: Texts
    number: int = 0
    path: bytes = b""
    post_id: str = ""
    url: str = ""
    blog: str = ""


def draft_of(data: bytes, path: str = "", titles: Titles | None = None) -> DraftPost | None:
    """The post in the bytes of a file that lies at `path` in the library ("": elsewhere); None where they are no text.
    Never raises."""
    titles = titles or Titles()
    post = read(data, titles.of, titles.zone, titles.blog)
    if post is None:
        return None
    number = number_at(post.day, post.second) if post.day else 0
    url = post.url or post.derived
    return DraftPost(Texts.of_stream(post.stream), number, os.fsencode(path), post.post_id, url, post.blog)


def path_within(library: Path, file: Path) -> str:
    """The path of `file` relative to `library`; empty where it lies elsewhere."""
    inside = os.path.relpath(os.path.realpath(file.parent), os.path.realpath(library))
    if inside == os.pardir or inside.startswith(os.pardir + os.sep) or Path(inside).is_absolute():
        return ""
    return Path(inside, file.name).as_posix()
