"""The keys of a post's header as POST_FORMAT orders them: where a new key goes, and which values are text.

All of it follows from `core/fields/spec`. A path is a tuple of keys; an item of a list is "*". In the tables below "*"
stands for any one element. Keys are told apart without regard to case, as Hugo reads them.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from editor.core.fields import spec
from editor.core.fields.spec import FieldKind
from editor.core.file.values import Path

VERSION = 1

FORMAT = "format"
"""The key that says the version of the format."""


@cache
def _orders() -> Mapping[Path, tuple[str, ...]]:
    found: dict[Path, tuple[str, ...]] = {
        (): (FORMAT, *dict.fromkeys(one.name.partition(".")[0] for one in spec.FIELDS))
    }
    for section in spec.sections():
        found[section,] = tuple(one.key for one in spec.FIELDS if one.section == section)
    for one in spec.FIELDS:
        if one.parts:
            found[one.name, "*"] = one.parts
    return found


@cache
def _text_paths() -> frozenset[Path]:
    found: set[Path] = {(FORMAT,)}
    for one in spec.FIELDS:
        for name in (one.name, *one.keys):
            path = tuple(name.split("."))
            if one.kind is FieldKind.TEXTS:
                found.add((*path, "*"))
            elif not one.parts:
                found.add(path)
        found |= {(one.name, "*", part) for part in one.parts}
    return frozenset(found)


@cache
def _inline_keys() -> frozenset[str]:
    return frozenset(key for one in spec.FIELDS if one.inline for key in (one.name, *one.keys))


LABEL_KEYS = ("labels", *spec.named("labels").keys)
"""The keys of labels, in order of preference: ours, then those of Hugo and Jekyll."""


def key_in(mapping: Iterable[str], key: str) -> str:
    """`key` as `mapping` writes it: Hugo reads `Title` and `TITLE` as `title`; `key` itself where it is not there."""
    if key in mapping:
        return key
    return next((found for found in mapping if found.lower() == key), key)


def _fits(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(b in (a, "*", a.lower()) for a, b in zip(path, pattern, strict=True))


def order(path: Path) -> tuple[str, ...]:
    """The keys of the mapping at `path` in their order; none for a mapping that POST_FORMAT does not know."""
    return next((keys for pattern, keys in _orders().items() if _fits(path, pattern)), ())


@lru_cache(maxsize=4096)
def is_text(path: Path) -> bool:
    """Whether POST_FORMAT has a text at `path`."""
    return any(_fits(path, pattern) for pattern in _text_paths())


def is_inline(path: Path) -> bool:
    """Whether the list at `path` is written on one line: `labels: [a, b]`."""
    return len(path) == 1 and path[0].lower() in _inline_keys()


def in_order(keys: list[str], path: Path) -> list[str]:
    """`keys` as POST_FORMAT orders them; those it does not know keep their order and come last."""
    known = order(path)
    return sorted(keys, key=lambda key: known.index(key.lower()) if key.lower() in known else len(known))


def place(key: str, present: list[str], path: Path) -> tuple[str, bool]:
    """The place of the new `key` among `present` (not empty, in the file's order): a neighbour, and whether behind
    it."""
    known = order(path)
    if key in known:
        ranks = {name: known.index(name.lower()) for name in present if name.lower() in known}
        rank = known.index(key)
        if before := [name for name in ranks if ranks[name] < rank]:
            return max(before, key=ranks.__getitem__), True
        if ranks:
            return next(iter(ranks)), False
    return present[-1], True
