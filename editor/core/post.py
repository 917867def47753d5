"""A post: what its header says (`Fields`, declared in `fields/spec`) and its Markdown body.

All values are frozen, hashable, picklable and know no Qt, so that a snapshot can leave for another thread or process.
"""

from dataclasses import dataclass, field

from editor.core.fields.spec import Blogger, Commentary, Fields, Image, News, Related, Status, same_path

__all__ = ["Blogger", "Commentary", "Fields", "Image", "News", "Post", "Related", "Status", "same_path"]


@dataclass(frozen=True, slots=True)
class Post:
    """A snapshot of one post."""

    fields: Fields = field(default_factory=Fields)
    body: str = ""
