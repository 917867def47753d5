"""Merging of fetched facts into a header that was perhaps written on meanwhile."""

from dataclasses import replace

from editor.core.fields.spec import Fields
from editor.core.images.given_addresses import with_addresses


def merged(now: Fields, before: Fields, after: Fields) -> Fields:
    """`now` with what is other in `after` than in `before`; what was changed since `before` stays as it is."""
    values = {
        name: getattr(after, name)
        for name in ("blogger", "status", "date", "permalink", "labels")
        if getattr(after, name) != getattr(before, name) and getattr(now, name) == getattr(before, name)
    }
    given = {
        image.path: image.url
        for image in after.images
        if image.url and not before.image(image.path).url and not now.image(image.path).url
    }
    fields = replace(now, **values)
    return replace(fields, images=with_addresses(fields, given))
