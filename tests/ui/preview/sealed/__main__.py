"""Try every attack, and print what came of it: `python -m tests.ui.preview.sealed [LAYERS ...] [--share S]`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.ui.preview.sealed import cases
from tests.ui.preview.sealed.namespace import run

_MOST_S = 3600


def main() -> int:
    """Run the suites that are named, all if none is."""
    parser = argparse.ArgumentParser(description=__doc__)
    tried = {
        "all": cases.attacks,
        "bare": cases.attacks,
        "engine": lambda: [*cases.executable(), *cases.documents(1)],
        "sanitiser": lambda: cases.documents(1),
        "none": cases.executable,
    }
    parser.add_argument("layers", nargs="*", help=f"of {', '.join(tried)}")
    parser.add_argument("--share", type=float, default=1.0, help="of the cases, from 0 to 1")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--report", type=Path, help="a folder for the whole reports, as JSON")
    wanted = parser.parse_args()
    for layers in wanted.layers or tried:
        what = cases.sample(tried[layers](), wanted.share, wanted.seed)
        with tempfile.TemporaryDirectory() as folder:
            report = run(layers, what, Path(folder), _MOST_S)
        if report is None:
            print("Network namespaces are not allowed here (or there is no unshare, ip or mount).", file=sys.stderr)
            return 1
        if wanted.report:
            (wanted.report / f"{layers}.json").write_text(json.dumps([what, report], ensure_ascii=False), "utf-8")
        counts = {
            name: len(report[name])
            for name in ("left", "read", "asked_to_leave", "gone", "rich_tips", "copied", "mistakes")
        }
        print(
            f"{layers}: {sum(report['shown'].values())} cases shown, {len(set(report['ran']))} ran, {counts}, "
            f"{report['refused']} times refused to leave, {report['plain_tips']} plain tips, {report['seconds']:.0f} s",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
