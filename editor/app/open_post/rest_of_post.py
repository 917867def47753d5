"""The fields that a post gets last, filled from what is known then: related posts, labels, search description."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.app.open_post import change
from editor.app.open_post.document import Document
from editor.app.open_post.related_posts import with_best
from editor.core.fields import spec
from editor.core.post import Fields, Related
from editor.core.words import tr

_SENTENCE_ENDS, _PAUSES = "。．！？!?", "、，；：,;:"


class Additions(NamedTuple):
    """The number of related posts and labels that were added, and whether there is a description now."""

    related: int
    labels: int
    description: bool


NOTHING = Additions(0, 0, False)


def is_due(fields: Fields) -> bool:
    """Whether the commentary has its headline, and one of these fields is still empty."""
    has_words = bool(fields.commentary.headline.strip())
    chosen = any(row != Related() for row in fields.related)
    return has_words and not (chosen and fields.labels and fields.description.strip())


def fill(document: Document, near: Sequence[Related], labels: Sequence[str]) -> Additions:
    """Fill what is empty in `document`, in one step of undo: related posts up to five of those that are `near`, the
    `labels` if it has none, and as description the first bullet of the commentary."""
    before = document.fields
    if not document.fields_editable:
        return NOTHING
    related = with_best(before.related, near)
    fields = replace(
        before,
        related=related,
        labels=before.labels or tuple(dict.fromkeys(labels)),
        description=before.description if before.description.strip() else description_of(before.commentary.summary),
    )
    if fields == before:
        return NOTHING
    document.apply(change.edited(fields, name=tr("Fill in the rest")))
    return Additions(
        len(related) - sum(row != Related() for row in before.related) if related != before.related else 0,
        len(fields.labels) - len(before.labels),
        fields.description != before.description,
    )


def description_of(summary: Sequence[str]) -> str:
    """The first of the bullets `summary` that says something, as a search engine shows it: without its marks, at most
    as long as a description may be, cut behind a sentence or at a pause where it is longer."""
    from editor.core.library.visible import visible  # no part of a start
    from editor.core.text.units import clusters

    longest = spec.named("description").longest
    said = (" ".join(visible(bullet).text.split()) for bullet in summary)
    words = next((line for line in said if line), "")
    if len(words) <= longest:
        return words
    head, room = "", longest - 1
    for character in clusters(words[: longest + 1]):
        if len(head) + len(character) > room:
            break
        head += character
    if (end := max(map(head.rfind, _SENTENCE_ENDS))) >= longest // 3:
        return head[: end + 1]
    if (end := max(map(head.rfind, _PAUSES))) >= longest // 3:
        head = head[:end]
    return f"{head}…"
