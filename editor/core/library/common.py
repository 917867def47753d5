"""Document frequencies: the number of posts with each word, over the library or an even sample of it, and how they
link."""

import json
from array import array
from collections import Counter

from editor.core.fields.blog_address import front_page
from editor.core.library import habits
from editor.core.library.habits import Habits
from editor.core.library.index import Index
from editor.core.library.pages import page_key
from editor.core.library.terms import Terms

_SAMPLE = 3_000
"""Posts that are counted at most: the share of a word that says something is known to a tenth then."""

_CHANGED = 0.02
"""Share of the posts that must have come or gone before words are counted anew."""

_MOST_BLOGS = 50
_BLOGS = "blogs"
_COUNTED, _UNCOUNTED, _HABITS = "counted", "uncounted", "habits"


def count_words(index: Index, changed: int) -> None:
    """Count anew, where enough posts came, changed or went since it was done; `changed` of them now. In one
    transaction."""
    known = counted(index)[0]
    changed += int(index.meta(_UNCOUNTED) or 0)
    if known and changed <= known * _CHANGED:
        if changed:
            with index.writing():
                index.set_meta(_UNCOUNTED, str(changed))
        return
    posts = index.count()
    if not posts and not known:
        return
    step = max(1, posts // _SAMPLE)
    counts: Counter[int] = Counter()
    sample = length = 0
    for number, (data,) in enumerate(index.connection.execute("SELECT terms FROM near ORDER BY id")):
        if number % step == 0:
            one = Terms.unpacked(data)
            counts.update(one.codes)
            sample += 1
            length += one.length
    rows = [(code, count) for code, count in counts.items() if count > 1]
    learned = habits.dumped(habits.learn(index))
    with index.writing():
        index.set_meta(_HABITS, learned)
        fronts = _fronts(index)
        index.set_meta("blog", next(iter(fronts), ""))
        index.set_meta(_BLOGS, json.dumps([*map(_host, fronts)]))
        index.connection.execute("DELETE FROM common")
        index.connection.executemany("INSERT INTO common VALUES (?, ?)", sorted(rows))
        index.set_meta(_UNCOUNTED, "0")
        index.set_meta(_COUNTED, f"{posts} {sample} {length // max(1, sample)}")


def counted(index: Index) -> tuple[int, int, int]:
    """The last count of words: the number of posts, of posts in the sample, and of terms in a
    typical post; zeros: none yet."""
    found = index.meta(_COUNTED).split()
    return (int(found[0]), int(found[1]), int(found[2])) if len(found) == 3 else (0, 0, 0)


def counts(index: Index, codes: "array[int] | list[int]") -> dict[int, int]:
    """Document frequency of each of these terms in the sample; terms that are in one post or none are left out."""
    found: dict[int, int] = {}
    for start in range(0, len(codes), 500):
        some = codes[start : start + 500]
        marks = ",".join("?" * len(some))
        found.update(index.connection.execute(f"SELECT term, posts FROM common WHERE term IN ({marks})", list(some)))
    return found


def habits_of(index: Index) -> Habits:
    """The author's habits of linking, as they were when words were counted."""
    return habits.loaded(index.meta(_HABITS))


def blogs_of(index: Index) -> frozenset[str]:
    """The hosts of the blogs that posts lie on, as `pages.page_key` has them."""
    known = {*json.loads(index.meta(_BLOGS) or "[]"), _host(index.blog())}
    return frozenset(known - {""})


def _host(front: str) -> str:
    return page_key(f"{front}/x").partition("/")[0]


def _fronts(index: Index) -> list[str]:
    """The front pages of the blogs that posts lie on, that of most posts first."""
    rows = index.connection.execute(
        "SELECT CASE url WHEN '' THEN derived ELSE url END FROM post WHERE page <> 0 ORDER BY id DESC LIMIT ?",
        (10 * _SAMPLE,),
    )
    counts = Counter(front for (url,) in rows if (front := front_page(url)))
    return sorted(counts, key=lambda front: (-counts[front], front))[:_MOST_BLOGS]
