"""The title by which Blogger gives a new post the permalink that is wanted.

The interface has no field for a permalink. Blogger makes it of the title that a post has when it is first saved, and
keeps it when the title becomes another one (bugbugnow.net, nagahitoyuki.com): so a draft is made with the permalink as
its title, and gets its own at once. Blogger tells the address only of a public post.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

LONGEST = 39
"""Characters that Blogger surely keeps of a title: the permalinks that it makes end at 39 or 40."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DROPPED = frozenset(("a", "an", "the"))
"""Words that Blogger leaves out of a permalink."""


def first_title(permalink: str) -> str:
    """The title of which Blogger makes `permalink`; "" where it would make another one of any title."""
    plain = _PLAIN.fullmatch(permalink) is not None and len(permalink) <= LONGEST
    return permalink if plain and not _DROPPED & set(permalink.split("-")) else ""


def permalink_of(address: str) -> str:
    """The permalink in the address of a post: its last part without ".html"; "" where it has none."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    return PurePosixPath(unquote(path)).name.removesuffix(".html")
