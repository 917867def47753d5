"""Wording of the blog taken into the source: one sentence, where it stands there, in the body or in a field."""

import itertools
import re
from dataclasses import replace

from editor.core.post import Post
from editor.core.receipts.online import OnlineChange

_LONGEST = 20_000  # characters of a sentence that is looked for


def taken(post: Post, change: OnlineChange) -> Post | None:
    """`post` with the wording of `change`; None where the sentence before it stands in none or in several places, so
    that only its author can tell."""
    old, new = change.before, change.after
    if not old:
        return _added(post, change)
    places = _places(post.body, old)
    if len(places) == 1:
        start, end = places[0]
        body = f"{post.body[:start]}{new}{post.body[end:]}"
        return replace(post, body=body if new else _closed(body))
    return None if places else _in_fields(post, change)


def _places(body: str, sentence: str) -> list[tuple[int, int]]:
    """The places where `sentence` stands in `body`, two at most; a line may have ended within it."""
    if not sentence or len(sentence) > _LONGEST:
        return []
    words = (r"\n?".join(map(re.escape, word)) for word in sentence.split())
    found = re.finditer(r"[ \n]+".join(words), body)
    return [one.span() for one in itertools.islice(found, 2)]


def _added(post: Post, change: OnlineChange) -> Post | None:
    for behind in (change.behind, change.behind_old):
        if len(places := _places(post.body, behind)) == 1:
            end = places[0][1]
            between = "\n\n" if change.own_paragraph else ""
            return replace(post, body=f"{post.body[:end]}{between}{change.after}{post.body[end:]}")
    return None


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
