"""A new post: the skeleton that its blog profile asks for."""

import datetime

from editor.core.file.identity import uuid7
from editor.core.file.postfile import PostFile, new_post_file
from editor.core.post import Fields
from editor.core.text.parts import DIVIDER

SKELETON = f"\n{DIVIDER}\n\n"
"""An empty news part, the divider, an empty commentary part."""


def new_post(profile: str = "", now: datetime.datetime | None = None) -> PostFile:
    """A draft dated `now` (default: this moment with the local offset) for the blog profile called `profile`. Raises
    HeaderError or FieldError for a profile whose skeleton makes no header."""
    moment = (now or datetime.datetime.now().astimezone()).replace(microsecond=0)
    fields = Fields(id=uuid7(), date=moment.isoformat(), profile=profile)
    return new_post_file(fields, SKELETON)
