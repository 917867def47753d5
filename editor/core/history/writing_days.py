"""The record of what the person writes each day: a small file of its own in the state folder.

Of each post the file has, by day, the characters with which the day began and those with which it stands: what was
written is the difference, so that a word that is taken back counts no longer. Days that are long past are one number.
Two windows may keep the file at once: each changes only the posts that it had open.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeGuard

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.disk.toml_file import keep_broken
from editor.core.errors import FileChangedError, FileError
from editor.core.text.patterns import pattern
from editor.core.words import tr

_VERSION = 1
_LARGEST = 4 << 20  # bytes of the file
_DETAILED = 14  # days that are kept by post
_KEPT = 800  # days that are kept at all
_MOST_POSTS = 500  # of one day
_MOST_CHARACTERS = 10_000_000
_ATTEMPTS = 3
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HIGHEST_GOAL = 100_000
"""Characters of a day."""


@dataclass(frozen=True, slots=True)
class WritingDays:
    """`posts` has of each day, "2026-11-27", and each post the characters at first and last; `sums` the characters of
    days that are long past; `goal` those that are wanted of a day, 0: none."""

    posts: Mapping[str, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    sums: Mapping[str, int] = field(default_factory=dict)
    goal: int = 0

    def written(self, day: date) -> int:
        """The characters written on `day`."""
        name = day.isoformat()
        there = self.posts.get(name)
        if there is None:
            return self.sums.get(name, 0)
        return sum(max(0, last - first) for first, last in there.values())

    def week(self, day: date) -> list[tuple[date, int]]:
        """The seven days up to `day`, each with what was written."""
        return [(one, self.written(one)) for one in (day - timedelta(days=back) for back in range(6, -1, -1))]

    def with_post(self, day: date, post: str, first: int, last: int) -> "WritingDays":
        """The record with the characters of `post` at the beginning of `day` and now; what the day began with there
        stays."""
        name = day.isoformat()
        there = dict(self.posts.get(name, {}))
        there[post] = (there[post][0] if post in there else first, last)
        return replace(self, posts={**self.posts, name: there})

    def renamed(self, day: date, old: str, new: str) -> "WritingDays":
        """The record with the post `old` of `day` called `new`: it got an id, or another file."""
        name = day.isoformat()
        there = dict(self.posts.get(name, {}))
        if old not in there:
            return self
        first, last = there.pop(old)
        there[new] = (there[new][0] if new in there else first, last)
        return replace(self, posts={**self.posts, name: there})

    def merged(self, other: "WritingDays", day: date, gone: Iterable[str] = ()) -> "WritingDays":
        """This record with the posts of `day` that `other` has, and its goal; the posts `gone` have another name."""
        name = day.isoformat()
        there = {post: value for post, value in self.posts.get(name, {}).items() if post not in set(gone)}
        for post, (first, last) in other.posts.get(name, {}).items():
            there[post] = (there[post][0] if post in there else first, last)
        posts = {**self.posts, name: there} if there else dict(self.posts)
        return replace(self, posts=posts, goal=other.goal)

    def thinned(self, day: date) -> "WritingDays":
        """The record with one number for each day that is long past, and without those that are older still."""
        detailed = (day - timedelta(days=_DETAILED)).isoformat()
        oldest = (day - timedelta(days=_KEPT)).isoformat()
        sums = {name: self.written(date.fromisoformat(name)) for name in self.posts if name < detailed}
        posts = {name: there for name, there in self.posts.items() if name >= detailed}
        return replace(self, posts=posts, sums={n: s for n, s in {**self.sums, **sums}.items() if n >= oldest and s})


def writing_file() -> Path:
    """The path of the person's own record."""
    return paths.state() / "writing.json"


def read_days(path: Path) -> WritingDays:
    """The record in a file; an empty one where there is none. Raises OSError, and ValueError for what is no record."""
    return _read(path)[0]


def keep_days(path: Path, mine: WritingDays, day: date, gone: Iterable[str] = ()) -> WritingDays:
    """Write the posts of `day` and the goal of `mine` into the file, which another window may have written; gives the
    whole record. A file that is no record is kept beside it. Raises FileError, also where the file cannot be read now:
    it is not written over, for the days in it are somebody's."""
    store.make_folder(path.parent, path.parent)
    for attempt in range(_ATTEMPTS):
        there, expected = _read_or_kept(path)
        merged = there.merged(mine, day, gone).thinned(day)
        try:
            store.write(path, _as_bytes(merged), expected)
        except FileChangedError:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return merged
    return mine


def _read_or_kept(path: Path) -> tuple[WritingDays, str]:
    """The record in a file and its digest; one that is no record is kept beside it. Raises FileError."""
    try:
        try:
            return _read(path)
        except (ValueError, RecursionError, regular.TooLargeError):
            data = regular.read_if_there(path)
            if data is None:
                return WritingDays(), store.ABSENT
            keep_broken(path, data)
            return WritingDays(), store.digest(data)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error


def _as_bytes(days: WritingDays) -> bytes:
    values = {"version": _VERSION, "goal": days.goal, "days": {**days.sums, **days.posts}}
    return json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "replace")


def _read(path: Path) -> tuple[WritingDays, str]:
    data = regular.read_if_there(path, _LARGEST)
    if data is None:
        return WritingDays(), store.ABSENT
    values = json.loads(data)
    if not isinstance(values, dict) or not isinstance(values.get("days"), dict):
        raise ValueError("no record of writing")
    goal = values.get("goal")
    posts: dict[str, dict[str, tuple[int, int]]] = {}
    sums: dict[str, int] = {}
    for name, value in list(values["days"].items())[-2 * _KEPT :]:
        if not _is_day(name):
            continue
        if _is_number(value):
            sums[name] = value
        elif isinstance(value, dict):
            posts[name] = {
                post: (pair[0], pair[1])
                for post, pair in list(value.items())[:_MOST_POSTS]
                if isinstance(pair, list) and len(pair) == 2 and all(map(_is_number, pair))
            }
    return WritingDays(posts, sums, min(goal, HIGHEST_GOAL) if _is_number(goal) else 0), store.digest(data)


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_CHARACTERS


def _is_day(name: str) -> bool:
    if not _DAY.fullmatch(name):
        return False
    try:
        date.fromisoformat(name)
    except ValueError:
        return False
    return True
