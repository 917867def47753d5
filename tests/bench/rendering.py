"""Measure the render process by itself: the first page of a post, and the answer to one more character in it.

`python -m tests.bench.rendering` prints a Markdown table. What the window and the page on the screen take comes on top
of this: `python -m tests.bench` measures it.
"""

import json
import pickle
import random
import statistics
import sys
import time
from dataclasses import dataclass

from editor.core.post import Fields, Post
from editor.core.text.splices import Splice
from editor.core.workers.post_tasks import PageTask, Request
from editor.core.workers.post_worker import PostWorker

SIZES = (("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000))
EDITS = 60

_WORDS = ["政府", "市場", "交渉", "同盟", "資源", "関税", "世論", "選挙", "技術", "港", "会談", "制裁"]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: for the first page, and the median and the longest for one more character."""

    first: float
    median: float
    longest: float


def post(size: int) -> str:
    """A post of at least `size` bytes of UTF-8, the same at each call."""
    chance = random.Random(1)

    def sentences(least: int, most: int) -> str:
        words = [chance.choice(_WORDS) for _word in range(chance.randint(least, most) * 3)]
        return "".join(f"{word}は" if index % 3 else f"{word}である。" for index, word in enumerate(words, 1))

    blocks: list[str] = []
    length = 0
    while length < size:
        number = len(blocks)
        kind = number % 11
        block = {
            3: f"## {number}章 {sentences(1, 1)}",
            5: "\n".join(f"- {sentences(1, 2)}" for _item in range(4)),
            7: f"**強調「語」**と[出典](https://example.com/{number})。{sentences(2, 4)}",
            9: f"> {sentences(3, 5)}",
        }.get(kind, sentences(3, 8))
        blocks.append(block)
        length += len(block.encode()) + 2
    return "\n\n".join(blocks)


def answered(worker: PostWorker, task: PageTask) -> float:
    """Milliseconds from the bytes of a request to the bytes of its answer."""
    data = pickle.dumps(Request(task, "", "ja"), pickle.HIGHEST_PROTOCOL)
    start = time.perf_counter()
    json.dumps(worker.answer(pickle.loads(data)), ensure_ascii=False).encode("utf-8")
    return (time.perf_counter() - start) * 1000


def measured(size: int) -> Times:
    """Edits at random places of a post of `size` bytes, in a worker that has rendered another post before."""
    worker, chance, body = PostWorker(), random.Random(2), post(size)
    answered(worker, PageTask(Post(Fields(), "字"), True))
    first = answered(worker, PageTask(Post(Fields(), body), False))
    edits = [
        answered(worker, PageTask(None, False, Splice(chance.randrange(len(body)), 0, "字"))) for _edit in range(EDITS)
    ]
    return Times(first, statistics.median(edits), max(edits))


def main() -> None:
    """Print the table."""
    sys.stdout.write("| post | first page | one character | at most |\n|---|---|---|---|\n")
    for name, size in SIZES:
        times = measured(size)
        sys.stdout.write(f"| {name} | {times.first:.0f} ms | {times.median:.1f} ms | {times.longest:.1f} ms |\n")


if __name__ == "__main__":
    main()
