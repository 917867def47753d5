"""The related posts of an open post, changed: each change is one step of undo."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.core.fields.related import by_date, newest_first, same_post, with_post, without_post
from editor.core.fields.rows import inserted
from editor.core.post import Related
from editor.core.words import tr


def related_of(row: dict[str, Any]) -> Related:
    """A row of the library as a related post."""
    return Related(row["title"], row["url"], row["day"])


def near_post(answer: dict[str, Any]) -> Related:
    """A post of the library's answer to "related" as a related post."""
    return Related(answer["title"], answer["url"], answer["date"])


def choose(document: Document, post: Related, at: int | None = None) -> None:
    """Add `post` to the related posts of `document`, before the row `at` or behind all; nothing where it is there."""
    related = document.fields.related
    if at is None or not related or Related() in related:
        chosen = with_post(related, post)
    elif any(same_post(post, row) for row in related):
        chosen = related
    else:
        chosen = inserted(related, min(at, len(related)), post)
    _put(document, chosen, tr("Add “{title}” to the related posts", title=post.title))


BEST = 5
"""Related posts that a post of the blog ends with."""


def choose_best(document: Document, posts: Sequence[Related]) -> int:
    """Fill the related posts of `document` up to five with the first of `posts` that are not there, the newest of them
    first, in one step; how many were added."""
    related = document.fields.related
    if (filled := with_best(related, posts)) == related:
        return 0
    new = len(filled) - sum(row != Related() for row in related)
    name = tr(
        "Add {n} similar post to the related posts" if new == 1 else "Add {n} similar posts to the related posts", n=new
    )
    _put(document, filled, name)
    return new


def with_best(related: tuple[Related, ...], posts: Sequence[Related]) -> tuple[Related, ...]:
    """`related` filled up to five with the first of `posts` that are not there, the newest of them first; as it is
    where there is nothing to add."""
    chosen = tuple(row for row in related if row != Related())
    fresh = [post for post in posts if not any(same_post(post, row) for row in chosen)][: max(0, BEST - len(chosen))]
    return (*chosen, *newest_first(tuple(fresh))) if fresh else related


def leave_out(document: Document, post: Related) -> None:
    """Take it out of them again."""
    name = tr("Take “{title}” out of the related posts", title=post.title)
    _put(document, without_post(document.fields.related, post), name)


def sort_by_date(document: Document) -> None:
    """Put them in the order of their dates, the newest first; once more: the oldest first."""
    _put(document, by_date(document.fields.related), tr("Sort the related posts by date"))


def _put(document: Document, related: tuple[Related, ...], name: str) -> None:
    if related != document.fields.related and document.fields_editable:
        document.apply(change.edited(replace(document.fields, related=related), name=name))
