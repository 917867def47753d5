"""The keys of a post's header as POST_FORMAT orders them: where a new key goes, and which values are text.

A path is a tuple of keys; an item of a list is "*". In the tables below "*" stands for any one element.
"""

from collections.abc import Mapping
from functools import lru_cache

from editor.core.file.values import Path

VERSION = 1

ORDER: Mapping[Path, tuple[str, ...]] = {
    (): (
        "format",
        "id",
        "date",
        "status",
        "labels",
        "permalink",
        "description",
        "title",
        "profile",
        "news",
        "commentary",
        "related",
        "images",
        "blogger",
    ),
    ("news",): ("headline", "source", "url", "accessed", "summary"),
    ("commentary",): ("headline", "summary"),
    ("related", "*"): ("title", "url", "date"),
    ("images", "*"): ("alt", "credit", "url"),
    ("blogger",): ("id", "url"),
}

LABEL_KEYS = ("labels", "tags", "categories")
"""Where labels are kept, in order of preference: ours, then those of Hugo and Jekyll."""

_LISTS_OF_TEXT = (("news", "summary"), ("commentary", "summary"), *((key,) for key in LABEL_KEYS))
_COLLECTIONS = (("news",), ("commentary",), ("related",), ("images",), ("blogger",), ("labels",), *_LISTS_OF_TEXT)
_TEXTS = frozenset(
    [(*path, key) for path, keys in ORDER.items() for key in keys if (*path, key) not in _COLLECTIONS]
    + [(*path, "*") for path in _LISTS_OF_TEXT]
)


def _fits(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(a == b or b == "*" for a, b in zip(path, pattern, strict=True))


def order(path: Path) -> tuple[str, ...]:
    """The keys of the mapping at `path` in their order; none for a mapping that POST_FORMAT does not know."""
    return next((keys for pattern, keys in ORDER.items() if _fits(path, pattern)), ())


@lru_cache(maxsize=4096)
def is_text(path: Path) -> bool:
    """Whether POST_FORMAT has a text at `path`."""
    return any(_fits(path, pattern) for pattern in _TEXTS)


def is_inline(path: Path) -> bool:
    """Whether the list at `path` is written on one line: `labels: [a, b]`."""
    return len(path) == 1 and path[0] in LABEL_KEYS


def in_order(keys: list[str], path: Path) -> list[str]:
    """`keys` as POST_FORMAT orders them; those it does not know keep their order and come last."""
    known = order(path)
    return sorted(keys, key=lambda key: known.index(key) if key in known else len(known))


def place(key: str, present: list[str], path: Path) -> tuple[str, bool]:
    """Where the new `key` goes among `present` (not empty, in the file's order): a neighbour, and whether behind it."""
    known = order(path)
    if key in known:
        rank = known.index(key)
        if before := [name for name in present if name in known and known.index(name) < rank]:
            return max(before, key=known.index), True
        if after := [name for name in present if name in known]:
            return after[0], False
    return present[-1], True
