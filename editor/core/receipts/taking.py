"""Wording of the blog taken into the source: one sentence, where it stands there, in the body or in a field."""

from dataclasses import replace

from editor.core.post import Post
from editor.core.receipts.online import OnlineChange


def taken(post: Post, change: OnlineChange) -> Post | None:
    """`post` with the wording of `change`; None where the sentence before it stands in none or in several places, so
    that only its author can tell."""
    old, new = change.before, change.after
    if not old:
        return _added(post, change)
    if post.body.count(old) == 1:
        return replace(
            post, body=_closed(post.body.replace(old, new, 1)) if not new else post.body.replace(old, new, 1)
        )
    if old in post.body:
        return None
    return _in_fields(post, change)


def _added(post: Post, change: OnlineChange) -> Post | None:
    if not change.behind or post.body.count(change.behind) != 1:
        return None
    return replace(post, body=post.body.replace(change.behind, f"{change.behind}{change.after}", 1))


def _closed(body: str) -> str:
    """`body` without the gap that a paragraph left."""
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return body


def _in_fields(post: Post, change: OnlineChange) -> Post | None:
    """Headlines and bullets are looked through by their words."""
    old, new = change.said_before, change.said_after
    fields = post.fields
    found: list[Post] = []
    for name in ("news", "commentary"):
        part = getattr(fields, name)
        if part.headline and part.headline == old:
            found.append(replace(post, fields=replace(fields, **{name: replace(part, headline=new)})))
        for number, bullet in enumerate(part.summary):
            if old and bullet.count(old) == 1:
                bullets = [*part.summary]
                bullets[number] = bullet.replace(old, new, 1)
                kept = tuple(text for text in bullets if text.strip())
                found.append(replace(post, fields=replace(fields, **{name: replace(part, summary=kept)})))
    return found[0] if len(found) == 1 else None
