"""Measure an import: posts a minute, and the memory that a file of any size takes. Prints a Markdown table.

The posts are those of a backup of Blogger in the old format, each as often as is needed, with ids of their own.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

_ENTRY = re.compile(r"<entry>.*?</entry>", re.DOTALL)
_ID = re.compile(r"(blog-\d+\.post-)(\d+)")
_COMMENT = (
    "<entry><id>tag:blogger.com,1999:blog-1.post-9{number:09}</id><published>2020-01-01T00:00:00.000+09:00</published>"
    "<category scheme='http://schemas.google.com/g/2005#kind' "
    "term='http://schemas.google.com/blogger/2008/kind#comment'/><title type='text'>c</title>"
    "<content type='html'>{text}</content><thr:in-reply-to xmlns:thr='http://purl.org/syndication/thread/1.0' "
    "ref='{post}' href='http://x/' type='text/html'/></entry>"
)
_WORDS = escape("港の倉庫が書斎になった。<b>朝六時</b>から開いている。<br />" * 120)


def pieces(backup: Path, posts: int, megabytes: int) -> Iterator[str]:
    """The text of a backup with so many posts, and so many comments that it has at least that size."""
    text = backup.read_text("utf-8")
    entries = [entry for entry in _ENTRY.findall(text) if "kind#post" in entry]
    yield text[: text.index("<entry>")]
    size, ids = 0, []
    for number in range(posts):
        entry = _ID.sub(rf"\g<1>{number + 1}", entries[number % len(entries)])
        found = _ID.search(entry)
        ids.append(f"tag:blogger.com,1999:{found[0]}" if found else "")
        size += len(entry.encode())
        yield entry
    number = 0
    while size < megabytes * 1024 * 1024:
        comment = _COMMENT.format(number=number, text=_WORDS, post=ids[number % len(ids)])
        number += 1
        size += len(comment.encode())
        yield comment
    yield "</feed>"


def memory(process: int) -> int:
    """Proportional set size of a process and its children, in kB."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if process in (int(folder.name), parent):
                rollup = (folder / "smaps_rollup").read_text()
                total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
        except (OSError, ValueError, TypeError):
            continue
    return total


def measure(backup: Path, posts: int, megabytes: int) -> str:
    """One import in a process of its own, as a row of the table."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-bench-") as place:
        file = Path(place) / "backup.xml"
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(pieces(backup, posts, megabytes))
        command = [
            sys.executable,
            "-m",
            "editor",
            "import",
            str(file),
            "--into",
            str(Path(place) / "library"),
            "--json",
        ]
        rows = []
        for _run in ("first", "again"):
            started, peak = time.monotonic(), 0
            with (Path(place) / "report.json").open("w") as out:
                child = subprocess.Popen(command, stdout=out)
                while child.poll() is None:
                    peak = max(peak, memory(child.pid))
                    time.sleep(0.2)
            seconds = time.monotonic() - started
            report = json.loads((Path(place) / "report.json").read_text())
            rows.append((seconds, peak, report))
        (seconds, peak, report), (again, _peak, _report) = rows
        written = report["posts"]["written"]
        return (
            f"| {file.stat().st_size / 1e6:.0f} | {written} | {report['comments']['written']} | {seconds:.1f} "
            f"| {written / seconds * 60:.0f} | {peak / 1024:.0f} | {again:.1f} |"
        )


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("backup", type=Path, help="a backup of Blogger in the old format")
    parser.add_argument("--posts", type=int, nargs="+", default=[200, 2000])
    parser.add_argument("--megabytes", type=int, default=0, help="fill the file up with comments")
    chosen = parser.parse_args()
    lines = [
        "| file, MB | posts | comments | seconds | posts a minute | memory, MB | again, s |",
        "| --- |" + " --- |" * 6,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    for posts in chosen.posts:
        sys.stdout.write(measure(chosen.backup, posts, chosen.megabytes) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
