"""A store of comments until their posts are read, which may come much later in a file than they do."""

import json
import sqlite3
from collections.abc import Iterator

from editor.core.importers.blogger_entries import key_of
from editor.core.importers.entry import Comment, EntryKind, Skipped
from editor.core.words import tr


class CommentStore:
    """The comments of one import, by the posts they belong to. In memory as long as they are few, then in a temporary
    file without a name, which is gone however the process ends (SQLite, "Temporary Databases")."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(
            "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -8000;"
            "create table comment (post text, id text primary key, published text, data text, taken integer default 0);"
            "create index of_post on comment (post); begin"
        )

    def add(self, comment: Comment) -> None:
        """Keep a comment; one that is there twice is kept once."""
        data = json.dumps([getattr(comment, name) for name in Comment.__slots__], ensure_ascii=False)
        row = (key_of(comment.parent), comment.id, comment.published, data.encode("utf-8", "replace").decode())
        self._base.execute("insert or replace into comment (post, id, published, data) values (?, ?, ?, ?)", row)

    def of(self, post: str) -> tuple[Comment, ...]:
        """The comments on the post with the id `post`, in order of time."""
        key = key_of(post)
        rows = self._base.execute("select data from comment where post = ? order by published, id", (key,)).fetchall()
        if rows:
            self._base.execute("update comment set taken = 1 where post = ?", (key,))
        return tuple(Comment(*json.loads(row[0])) for row in rows)

    def left(self) -> Iterator[Skipped]:
        """The comments that no post asked for."""
        for (data,) in self._base.execute("select data from comment where taken = 0 order by published, id"):
            comment = Comment(*json.loads(data))
            yield Skipped(EntryKind.COMMENT, comment.id, "", tr("Its post is not in the file."))

    def close(self) -> None:
        """Let go of them."""
        self._base.close()
