"""Saving a 20 kB post, beside the least that any program must do to have 20 kB on the disk: write and fsync.

./dev bench save
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from editor.core.disk import store

ROUNDS = 300
_HEAD = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\nnews: {headline: 見出し}\n---\n"


def post(number: int) -> bytes:
    """A post of 20 kB, another one for each number."""
    body = f"{number}回目の本文。\n" + "資源をめぐる協議は来週から始まる。\n" * 500
    return (_HEAD + body).encode()[:20_000].decode(errors="ignore").encode()


def plain(path: Path, data: bytes) -> None:
    """Write over the file and have the disk confirm it: fast, and torn by a crash."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(descriptor, data)
    os.fsync(descriptor)
    os.close(descriptor)


def median(save: Callable[[bytes], None], rounds: int) -> float:
    """Milliseconds of one save."""
    taken = []
    for number in range(rounds):
        data = post(number)
        began = time.perf_counter()
        save(data)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def measure(folder: Path, rounds: int = ROUNDS) -> tuple[float, float]:
    """Milliseconds of our save and of the plain one, in turns of ten, on the disk where `folder` lies."""
    ours, theirs = folder / "ours.md", folder / "plain.md"
    digest = store.write(ours, post(-1), store.ABSENT)
    plain(theirs, post(-1))

    def save(data: bytes) -> None:
        nonlocal digest
        digest = store.write(ours, data, digest, library=folder)

    turns = [(median(save, 10), median(lambda data: plain(theirs, data), 10)) for _ in range(rounds // 10)]
    return statistics.median(turn[0] for turn in turns), statistics.median(turn[1] for turn in turns)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="ronpyo-bench-", dir=Path.cwd()) as name:
        ours, least = measure(Path(name))
    sys.stdout.write(
        "| | ms, median |\n| --- | --- |\n"
        f"| Ronpyo: save of 20 kB, confirmed | {ours:.2f} |\n| write and fsync of 20 kB | {least:.2f} |\n"
        f"| ratio | {ours / least:.1f} × |\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
