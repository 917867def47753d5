"""Measure what is read of saved news pages: `python -m tests.bench.news_pages [FOLDER]` prints a Markdown table.

FOLDER holds pages and a `cases.json`: a list of `{"id", "url", "title", "dates", "site", "lang"}`; `dates` are the
days that count as right (none: not asked) and `site` is the outlet. Without it, the pages beside the checkout are read.
"""

import json
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from editor.core.news_page.clip import Clip
from editor.core.news_page.outlets import folded
from editor.core.news_page.received import read_clip

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages"
FIELDS = ("headline", "day", "outlet")


@dataclass(slots=True)
class Hits:
    """How many pages of a kind were read, of how many each field was asked and right, and the seconds of each page."""

    pages: int = 0
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def measure(cases: Iterable[tuple[dict[str, Any], bytes]], today: date) -> dict[str, Hits]:
    """The hits by language for cases and their pages."""
    found: dict[str, Hits] = {}
    for case, data in cases:
        hits = found.setdefault(case.get("lang") or "other", Hits())
        begin = time.perf_counter()
        clip = read_clip(data, case.get("url") or "", today)
        hits.seconds.append(time.perf_counter() - begin)
        hits.pages += 1
        for name, right in judged(case, clip).items():
            hits.asked[name] += 1
            hits.right[name] += right
            if not right:
                hits.wrong.append(f"{case['id']}: {name} {_found(name, clip)!r}")
    return found


def judged(case: dict[str, Any], clip: Clip) -> dict[str, bool]:
    """Whether each field that the case asks for is right; white space, width and signs do not count."""
    found = {"headline": folded(clip.headline) == folded(case["title"])}
    if case.get("dates"):
        found["day"] = clip.published in case["dates"]
    if case.get("site"):
        found["outlet"] = folded(clip.outlet) == folded(case["site"])
    return found


def _found(name: str, clip: Clip) -> str:
    return {"headline": clip.headline, "day": clip.published, "outlet": clip.outlet}[name]


def table(found: dict[str, Hits]) -> str:
    """The hits as a Markdown table."""
    rows = ["| pages | headline | day | outlet | s, median | s, longest |", "| --- | --- | --- | --- | --- | --- |"]
    for name, hits in found.items():
        cells = [f"{hits.right[one]} of {hits.asked[one]}" for one in FIELDS]
        times = sorted(hits.seconds)
        rows.append(f"| {hits.pages} {name} | {' | '.join(cells)} | {times[len(times) // 2]:.2f} | {times[-1]:.2f} |")
    return "\n".join(rows)


def main() -> int:
    """Print the table, and below it what was read otherwise than it should have been."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    try:
        cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    except OSError as error:
        sys.stderr.write(f"{folder}: {error.strerror}\n")
        return 1
    pages = ((case, (folder / f"{case['id']}.html").read_bytes()) for case in cases)
    found = measure(pages, date.today())
    sys.stdout.write(table(found) + "\n\n" + "".join(f"- {one}\n" for hits in found.values() for one in hits.wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
