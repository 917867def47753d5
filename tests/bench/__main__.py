"""Measure how fast windows appear and keys arrive, in this editor and in others, and print Markdown tables.

`./dev bench library` measures searching instead: `tests/bench/library.py`; `./dev bench pane` the list of posts:
`pane.py`; `./dev bench rows` typing in a post with many related posts: `rows.py`; `./dev bench save` saving:
`saving.py`; `./dev bench natural` typing at a person's pace: `natural.py`.

The measuring itself is done by `keylag.py`, a black-box tool that watches the pixels of a virtual screen and is no part
of this repository: RONPYO_KEYLAG names it, or it lies in `../shared/bench` beside the checkout, and `make_post.py`,
which writes the posts, lies beside it. Other editors are measured where they are installed (in Debian: ghostwriter and
retext).
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.editors import EDITORS, RONPYO, Editor
from tests.bench.report import Result, Row, compared, measured

ROOT = Path(__file__).resolve().parents[2]
POSTS = ("10k", "100k", "1m")


def find_tool() -> Path | None:
    """The measuring tool, with the writer of posts beside it."""
    named = os.environ.get("RONPYO_KEYLAG", "")
    tool = Path(named) if named else ROOT.parent / "shared" / "bench" / "keylag.py"
    return tool if tool.is_file() and tool.with_name("make_post.py").is_file() else None


def free_display() -> int:
    """The number of an X display that nobody uses."""
    return next(number for number in range(77, 177) if not Path(f"/tmp/.X11-unix/X{number}").exists())


def measure(tool: Path, editor: Editor, post: Path, options: argparse.Namespace) -> Result | None:
    """One run of `editor` on a copy of `post`; None where the editor did not get to the end."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-bench-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        copy = home / "post.md"
        shutil.copyfile(post, copy)
        command = [sys.executable, str(tool), "--display", str(free_display()), "--keys", str(options.keys)]
        command += ["--editor", editor.source, "--preview", editor.preview]
        command += ["--click", editor.click] if editor.click else []
        command += ["--pre", editor.press] if editor.press else []
        if options.look:
            command += ["--shot", str(Path(options.look) / f"{editor.name}-{post.stem}.png")]
        command += ["--", *editor.command, str(copy)]
        try:
            env = editor.prepare(home)
            if options.library:  # is indexed from the start, while keys are typed
                env["RONPYO_LIBRARY"] = str(Path(options.library).resolve())
            done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=600)
        except subprocess.TimeoutExpired:
            return None
    if done.returncode != 0 or not done.stdout.strip():
        sys.stderr.write(f"{editor.name} on {post.name}: {done.stderr.strip() or 'no result'}\n")
        return None
    result: Result = json.loads(done.stdout.splitlines()[-1])
    return result


def median(results: Sequence[Result]) -> Result:
    """The median of each figure over several runs."""
    names = set.intersection(*(set(result) for result in results))
    return {name: statistics.median(result[name] for result in results) for name in names}


def arguments() -> argparse.Namespace:
    names = [editor.name for editor in EDITORS]
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measure start and typing in real windows.")
    parser.add_argument("--posts", nargs="+", choices=POSTS, default=["10k", "100k"], help="sizes of the post")
    parser.add_argument("--editors", nargs="+", choices=names, default=names, help="who is measured")
    parser.add_argument("--keys", type=int, default=20, help="keys typed in each run")
    parser.add_argument("--runs", type=int, default=3, help="runs of which the median counts")
    parser.add_argument("--look", metavar="FOLDER", default="", help="save pictures of each window there")
    parser.add_argument("--library", metavar="FOLDER", default="", help="type while Ronpyo indexes this library")
    parser.add_argument("--json", metavar="FILE", default="", help="write the figures there, too")
    return parser.parse_args()


def main() -> int:
    options = arguments()
    tool = find_tool()
    if tool is None:
        sys.stderr.write(
            "The measuring tool keylag.py is not here: name it in RONPYO_KEYLAG, with make_post.py beside it.\n"
        )
        return 1
    if options.look:
        Path(options.look).mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="ronpyo-posts-") as folder:
        subprocess.run([sys.executable, str(tool.with_name("make_post.py")), folder], check=True)
        for size in options.posts:
            for editor in EDITORS:
                if editor.name not in options.editors:
                    continue
                if not editor.is_installed:
                    sys.stderr.write(f"{editor.name} is not installed and is left out.\n")
                    continue
                runs = [measure(tool, editor, Path(folder) / f"post-{size}.md", options) for _ in range(options.runs)]
                good = [run for run in runs if run is not None]
                rows.append((size, editor.name, median(good) if good else None))
                sys.stderr.write(f"{editor.name}, {size}: {json.dumps(rows[-1][2])}\n")
    sys.stdout.write(measured(rows) + "\n" + compared(rows, RONPYO.name))
    if options.json:
        text = json.dumps([{"post": p, "editor": e, **(r or {})} for p, e, r in rows], indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["save"]:
        from tests.bench import saving

        sys.exit(saving.main())
    if sys.argv[1:2] == ["pane"]:
        from tests.bench import pane

        sys.exit(pane.main(sys.argv[2:]))
    if sys.argv[1:2] == ["rows"]:
        from tests.bench import rows

        sys.exit(rows.main(sys.argv[2:]))
    if sys.argv[1:2] == ["natural"]:
        from tests.bench import natural

        sys.exit(natural.main(sys.argv[2:]))
    if sys.argv[1:2] == ["library"]:
        from tests.bench import library

        sys.exit(library.main(sys.argv[2:]))
    sys.exit(main())
