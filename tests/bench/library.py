"""Measure the index of a library and searching in it, beside a plain scan of the same texts.

`./dev bench library` writes an archive of 10,000 posts (`--posts` for others) of 4.5 kB, the same at each run, indexes
it and searches it, and prints a Markdown table. The scan is what a program without an index can do: all texts folded
and in memory, `in` for each word, the newest first.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

from editor.core.library import scan
from editor.core.library.archive import Archive
from editor.core.library.fold import fold
from editor.core.library.reading import Titles
from editor.core.library.texts import read

SIZE = 4_500
"""Bytes of a post."""

SHOWN = 50
"""Results that are asked for: more than a window shows at once."""

_KANJI = (
    "国政経済外交安全保障米中露日本軍事防衛関税資源選挙議会首相大統領党派世論市場金融財源予算税制法案憲法改正同盟協定条約会談首脳制裁"
    "輸出入産業技術半導体電力原発石油天然気候環境医療社会福祉教育人口少子高齢労働賃金物価円安株式投資企業銀行債務危機台湾海峡朝鮮半島"
    "韓欧州連合英独仏印豪北南東西部地方都市県民族宗教報道新聞記者取材証拠疑惑捜査検察裁判所長官庁省局委員会研究者専門家大学歴史戦後"
)
_KANA = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロワン"
    "ガギグゲゴザジズゼゾダデドバビブベボパピプペポー"
)
_LATIN = [
    "NATO",
    "GDP",
    "AI",
    "TPP",
    "EU",
    "WTO",
    "IMF",
    "G7",
    "FRB",
    "Reuters",
    "Bloomberg",
    "iPhone",
    "Twitter",
    "ESG",
    "SDGs",
    "NHK",
    "Kyiv",
    "Washington",
    "supply",
    "chain",
]
_BETWEEN = [
    "は",
    "が",
    "を",
    "に",
    "の",
    "と",
    "で",
    "も",
    "から",
    "まで",
    "より",
    "には",
    "では",
    "への",
    "との",
    "という",
]
_ENDS = [
    "である。",
    "だ。",
    "という。",
    "とみられる。",
    "してきた。",
    "しなければならない。",
    "と考える。",
    "のだろうか。",
    "に違いない。",
]
LABELS = ("米国", "中国", "ロシア", "日本", "経済", "安全保障", "台湾", "エネルギー", "憲法", "選挙", "EU", "歴史")


class Writer:
    """Writes posts with the words of one author: few often, many seldom, as in any language."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        chance = self._chance
        made = ["".join(chance.choices(_KANJI, k=chance.choice((2, 2, 2, 3, 4)))) for _word in range(6_000)]
        made += ["".join(chance.choices(_KANA, k=chance.randint(3, 6))) for _word in range(1_500)]
        chance.shuffle(made)
        for place, name in enumerate(
            ("米国", "中国", "日本", "関税", "安全保障", "半導体", "私", "人", "こと", *_LATIN)
        ):
            made.insert(place * 7, name)
        self.words = list(dict.fromkeys(made))
        self._weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))

    def phrase(self, least: int, most: int) -> str:
        """So many words with what stands between them."""
        count = self._chance.randint(least, most)
        words = self._chance.choices(self.words, cum_weights=self._weights, k=count)
        links = self._chance.choices(_BETWEEN, k=count)
        return "".join(word + link for word, link in zip(words, links, strict=True))[:-1]

    def post(self, number: int, count: int) -> tuple[str, str]:
        """The path and the text of post `number` of `count`, which are spread over twenty years."""
        chance = self._chance
        day = time.strftime("%Y-%m-%d", time.gmtime(1_104_537_600 + number * 20 * 365 * 86_400 // count))
        head = [
            "---", "format: 1", f"id: {number:032x}", f"date: {day}T{chance.randrange(24):02d}:30:00+09:00",
            f"status: {'draft' if number % 500 == 0 else 'published'}",
            f"labels: [{', '.join(chance.sample(LABELS, chance.randint(1, 4)))}]",
            "news:", f"  headline: {self.phrase(3, 6)}", "  source: ある新聞",
            f"  url: https://example.com/{day}/{number}", "  summary:",
            *(f"  - {self.phrase(4, 9)}" for _bullet in range(3)),
            "commentary:", f"  headline: {self.phrase(2, 5)}", "  summary:",
            *(f"  - {self.phrase(4, 9)}" for _bullet in range(3)),
            "blogger:", f"  url: https://example.blogspot.com/{day[:4]}/{day[5:7]}/{number}.html", "---",
        ]  # fmt: skip
        text = "\n".join(head) + "\n"
        size = len(text.encode())
        while size < SIZE:
            paragraph = "".join(self.phrase(3, 8) + chance.choice(_ENDS) for _sentence in range(chance.randint(2, 5)))
            if chance.random() < 0.15:
                paragraph = f"**{self.phrase(1, 2)}**{paragraph}"
            text += paragraph + "\n\n"
            size += len(paragraph.encode()) + 2
            if "<!-- commentary -->" not in text and size > SIZE // 3:
                text += "<!-- commentary -->\n\n"
        return f"{day[:4]}/{day}-{number}.md", text


def write_library(folder: Path, count: int) -> None:
    """Write `count` posts into `folder`."""
    writer = Writer()
    for number in range(count):
        path, text = writer.post(number, count)
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def queries() -> list[str]:
    """Frequent and rare words of all lengths, phrases, several words, choices, what is nowhere."""
    writer, chance = Writer(), random.Random(3)
    common, rare = writer.words[:200], writer.words[2_000:]
    found = [
        "米国",
        "中国",
        "日本",
        "安全保障",
        "半導体",
        "NATO",
        "AI",
        "supply",
        "こと",
        "という",
        "国",
        "の",
        "ア",
        "S",
    ]
    found += chance.sample(common, 20) + chance.sample(rare, 20)
    found += [f"{a} {b}" for a, b in zip(chance.sample(common, 15), chance.sample(common, 15), strict=True)]
    found += [f"{a} {b}" for a, b in zip(chance.sample(common, 10), chance.sample(rare, 10), strict=True)]
    found += [f'"{word}{between}"' for word, between in zip(chance.sample(common, 10), _BETWEEN, strict=False)]
    found += [word[:1] for word in chance.sample(rare, 5)] + [word[:3] for word in chance.sample(rare, 5)]
    found += [f"{a} -{b}" for a, b in zip(chance.sample(common, 5), chance.sample(common, 5), strict=True)]
    found += [
        "米国 label:経済",
        "label:台湾 2015..2016",
        "status:draft",
        "2020",
        "米国 2010-03..2010-09",
        "は米国の",
        "経済が安",
    ]
    found += ["どこにもない言葉", "国の中の国の", "xyzzy", "するということで"]
    return found


@dataclass(frozen=True, slots=True)
class Times:
    """What was measured; times in milliseconds."""

    posts: int
    build: float
    merged: float
    opened: float
    unchanged: float
    one_changed: float
    searches: tuple[float, ...]
    scans: tuple[float, ...]
    slowest: str
    index_size: float
    memory: float

    @property
    def p95(self) -> float:
        """Of the searches."""
        return percentile(self.searches, 95)


def percentile(values: Sequence[float], share: int) -> float:
    """The value that `share` percent of `values` do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def plain_texts(folder: Path) -> Iterator[str]:
    """The folded texts of all posts, the newest first."""
    titles = Titles()
    for path, _stand in sorted(scan.post_files(folder), reverse=True):
        post = read((folder / os.fsdecode(path)).read_bytes(), titles.of)
        if post:
            yield fold(post.stream)


def scan_for(texts: Sequence[str], query: str) -> int:
    """How many of `texts` have all words of `query`."""
    words = [fold(word.strip('"')) for word in query.split() if word[:1] != "-" and ":" not in word]
    return sum(all(word in text for word in words) for text in texts)


def memory() -> float:
    """The most memory that this process had, in MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def measured(folder: Path, posts: int, rounds: int = 3, scanned: bool = True) -> Times:
    """Index the library in `folder`, where `posts` posts are, and search it."""
    place = folder / ".index" / "index.sqlite3"
    archive = Archive(folder, place)
    build = timed(archive.refresh)
    merged = timed(archive.merge)
    archive.close()
    kept: list[Archive] = []

    def open_and_find() -> None:
        kept.append(Archive(folder, place))
        kept[0].find("米国", SHOWN)

    opened = timed(open_and_find)
    archive = kept[0]
    unchanged = timed(archive.refresh)
    files = [folder / os.fsdecode(path) for path, _stand in scan.post_files(folder)]
    some = random.Random(5).sample(files, min(20, len(files)))
    changed = []
    for file in some:
        file.write_text(file.read_text(encoding="utf-8") + "追記がある。\n", encoding="utf-8")
        changed.append(timed(partial(archive.refresh_files, [file])))
    wanted = queries()
    for query in wanted[:20]:
        archive.find(query, SHOWN)
    searches = [(timed(partial(archive.find, query, SHOWN)), query) for _round in range(rounds) for query in wanted]
    most = memory()
    size = sum(file.stat().st_size for file in place.parent.iterdir()) / 1e6
    archive.close()
    scans: list[float] = []
    if scanned:
        texts = list(plain_texts(folder))
        scans = [timed(partial(scan_for, texts, query)) for query in wanted]
    slowest = ", ".join(f"{query} {time:.0f} ms" for time, query in sorted(searches, reverse=True)[:5])
    found = tuple(time for time, _query in searches)
    one = statistics.median(changed)
    return Times(posts, build, merged, opened, unchanged, one, found, tuple(scans), slowest, size, most)


def table(times: Times) -> str:
    """The figures as Markdown."""
    scans = f"{statistics.median(times.scans):.1f} ms ({percentile(times.scans, 95):.1f} ms)" if times.scans else "–"
    rows = (
        ("posts", f"{times.posts:,}"),
        ("index built", f"{times.build / 1000:.1f} s"),
        ("merged after that, in steps", f"{times.merged / 1000:.1f} s"),
        ("opened and first search", f"{times.opened:.0f} ms"),
        ("looked for changes, none", f"{times.unchanged:.0f} ms"),
        ("one changed post, median", f"{times.one_changed:.1f} ms"),
        ("search, median (p95)", f"{statistics.median(times.searches):.1f} ms ({times.p95:.1f} ms)"),
        ("plain scan in memory, median (p95)", scans),
        ("index on the disk", f"{times.index_size:.0f} MB"),
        ("memory, at most", f"{times.memory:.0f} MB"),
    )
    return "\n".join(["| | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and print the table."""
    parser = argparse.ArgumentParser(prog="./dev bench library", description=__doc__.split("\n\n")[0])
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often each query is asked")
    parser.add_argument("--folder", default="", help="keep the library there, and take it from there the next time")
    parser.add_argument("--no-scan", action="store_true", help="without the plain scan, which needs much memory")
    options = parser.parse_args(arguments)
    folder = Path(options.folder) if options.folder else Path(tempfile.mkdtemp(prefix="ronpyo-library-"))
    try:
        if not (folder / "2005").is_dir():
            write_library(folder, options.posts)
        shutil.rmtree(folder / ".index", ignore_errors=True)
        times = measured(folder, options.posts, options.rounds, not options.no_scan)
        sys.stdout.write(table(times))
        sys.stderr.write(f"slowest: {times.slowest}\n")
    finally:
        if not options.folder:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
