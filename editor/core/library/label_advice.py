"""Labels as the library has them: completed while one is typed, suggested from the near posts, spelled in one way."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold, tidy
from editor.core.library.index import Index
from editor.core.library.related import related

_NEAR, _NEAREST = 10, 5  # posts
_MOST_SHARED = 9


class Known(NamedTuple):
    """A label of the library and the number of its posts."""

    name: str
    posts: int


class Spelling(NamedTuple):
    """A label that the library mostly has in another spelling: `usual`, in so many posts, beside those of `given`."""

    given: str
    usual: str
    posts: int
    of_given: int


def complete(index: Index, typed: str, most: int = 12, without: Iterable[str] = ()) -> list[Known]:
    """The labels that `typed` begins or is part of, those that it begins and the most used first; width, case and old
    forms of characters do not matter."""
    wanted = fold(tidy(typed))
    left_out = set(without)
    ranked = []
    for name, posts in index.labels():
        folded = fold(tidy(name))
        if name not in left_out and wanted in folded:
            ranked.append((not folded.startswith(wanted), -posts, name))
    return [Known(name, -posts) for _inside, posts, name in sorted(ranked)[:most]]


def suggested(index: Index, draft: DraftPost, most: int = 8) -> list[Known]:
    """The labels of the ten nearest posts that `draft` has not, those of most of the near posts first; with the number
    of posts that they have in the library."""
    near = [match.number for match in related(index, draft, _NEAR, explained=False)]
    own = {fold(tidy(label)) for label in draft.texts.labels}
    counts = Counter(label for entry in index.entries(near) for label in dict.fromkeys(entry.labels))
    every = dict(index.labels())
    ordered = sorted(counts, key=lambda label: (-counts[label], -every.get(label, 0), label))
    return [Known(label, every.get(label, 0)) for label in ordered if fold(tidy(label)) not in own][:most]


def shared(index: Index, draft: DraftPost) -> list[str]:
    """The labels that at least half of the five nearest posts have, and `draft` has not: they go together, so they may
    be taken all at once. In the order in which the nearest of these posts has them, those of most posts first."""
    near = [match.number for match in related(index, draft, _NEAREST, explained=False)]
    own = {fold(tidy(label)) for label in draft.texts.labels}
    # Counter keeps the order in which labels come first.
    counts = Counter(label for entry in index.entries(near) for label in dict.fromkeys(entry.labels))
    needed = max(2, (len(near) + 1) // 2)
    found = [label for label, posts in counts.most_common() if posts >= needed and fold(tidy(label)) not in own]
    return found[:_MOST_SHARED]


def spellings(index: Index, labels: Iterable[str]) -> list[Spelling]:
    """The `labels` that are in more posts under another spelling: ＥＵ beside EU, 經濟 beside 経済."""
    usual: dict[str, Known] = {}
    every: dict[str, int] = {}
    for name, posts in index.labels():  # the most used first
        every[name] = posts
        usual.setdefault(fold(tidy(name)), Known(name, posts))
    found = []
    for label in labels:
        known = usual.get(fold(tidy(label)))
        if known and known.name != label and known.posts > every.get(label, 0):
            found.append(Spelling(label, known.name, known.posts, every.get(label, 0)))
    return found
