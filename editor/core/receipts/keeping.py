"""Receipts of exports kept in the library in which the post lies."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from editor.core.originals import libraries
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.made import receipt_of
from editor.core.receipts.receipt import Handing


def keep_export(folder: Path | None, post: Post, export: Mapping[str, Any], kind: Handing = Handing.COPIED) -> None:
    """Keep a receipt of `post`, whose file lies in `folder`, exported for the blog as `export` says (an `Export` as
    JSON); elsewhere than in a library of the person's nothing is kept. Raises FileError."""
    if folder is not None and (around := libraries.around(folder)):
        shelf.keep(around[0], post.fields.id, receipt_of(post, export, kind=kind))
