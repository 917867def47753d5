"""Blogs that are made up: an author follows several threads at once and links to earlier posts by one of four habits.

What is measured over them says nothing about how good a ranking is, for nobody wrote them; but a ranking that is fitted
to one real blog fails on those whose author links by another habit.
"""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from tests.bench.library import LABELS, Writer

THREADS, WITHIN, LABELLED, LATEST = "threads", "within a thread", "by label", "the latest"
HABITS = (THREADS, WITHIN, LABELLED, LATEST)
"""The last five of the same thread; any five of it; the last five with the first label; the last five of all."""

_LISTED = 5
_HOST = "made.example.com"


@dataclass
class _Thread:
    """A story that goes on for a while: words of its own, and what was written about it."""

    words: list[str]
    labels: list[str]
    posts: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Written:
    number: int
    day: date
    title: str

    @property
    def url(self) -> str:
        return f"https://{_HOST}/{self.day:%Y/%m}/{self.number}.html"


class Author:
    """Writes a blog, a post a day, by one `habit` of linking."""

    def __init__(self, habit: str, seed: int) -> None:
        self._chance = random.Random(seed)
        self._writer = Writer(seed)
        words = self._writer.words
        self._names = words[300:]
        self._common = words[:800]
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self._common))))
        self._threads: deque[_Thread] = deque(maxlen=40)
        self._posts: list[_Written] = []
        self._labels: list[tuple[str, ...]] = []
        self._habit = habit

    def write(self, folder: Path, count: int) -> None:
        """Write `count` posts into `folder`."""
        for number in range(count):
            path, text = self._post(number, date(2020, 1, 1) + timedelta(days=number))
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    def _thread(self) -> _Thread:
        chance = self._chance
        if not self._threads or chance.random() < 0.12:
            words = chance.sample(self._names, 25)
            self._threads.append(_Thread(words, chance.sample(LABELS, chance.randint(1, 3))))
            return self._threads[-1]
        ages = [0.8 ** (len(self._threads) - place) for place in range(len(self._threads))]
        return chance.choices([*self._threads], ages)[0]

    def _phrase(self, thread: _Thread, length: int, share: float) -> str:
        chance = self._chance
        said = [
            chance.choice(thread.words) if chance.random() < share
            else chance.choices(self._common, cum_weights=self._weights)[0]
            for _word in range(length)
        ]  # fmt: skip
        return "".join(word + chance.choice("はがをにのとでも") for word in said)[:-1]

    def _post(self, number: int, day: date) -> tuple[str, str]:
        chance, thread = self._chance, self._thread()
        written = _Written(number, day, self._phrase(thread, 4, 0.5))
        labels = tuple(dict.fromkeys([*thread.labels, *chance.sample(LABELS, chance.randint(0, 2))]))
        listed = [self._posts[place] for place in self._chosen(thread, labels)]
        head = [
            "---", "format: 1", f"date: {day}T07:30:00+09:00", "status: published", f"labels: [{', '.join(labels)}]",
            "news:", f"  headline: {written.title}", "  summary:",
            *(f"  - {self._phrase(thread, 6, 0.3)}" for _bullet in range(3)),
            "commentary:", f"  headline: {self._phrase(thread, 3, 0.4)}",
            *(["related:"] if listed else []),
            *(line for one in listed for line in
              (f"  - title: {one.title}", f"    url: {one.url}", f"    date: {one.day}")),
            "blogger:", f"  url: {written.url}", "---",
        ]  # fmt: skip
        body = "\n\n".join(
            "。".join(self._phrase(thread, chance.randint(5, 12), 0.15) for _sentence in range(4)) + "。"
            for _paragraph in range(6)
        )
        thread.posts.append(number)
        self._posts.append(written)
        self._labels.append(labels)
        return f"{day.year}/{day}-{number}.md", "\n".join(head) + f"\n{body}\n"

    def _chosen(self, thread: _Thread, labels: tuple[str, ...]) -> list[int]:
        choose: dict[str, Callable[[], list[int]]] = {
            THREADS: lambda: thread.posts[-_LISTED:],
            WITHIN: lambda: self._chance.sample(thread.posts, min(_LISTED, len(thread.posts))),
            LABELLED: lambda: [n for n, have in enumerate(self._labels) if labels[0] in have][-_LISTED:],
            LATEST: lambda: [*range(len(self._posts))][-_LISTED:],
        }
        return choose[self._habit]()
