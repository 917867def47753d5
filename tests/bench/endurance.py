"""Type ten thousand keys without a pause into a post of 100 kB: `python -m tests.bench.endurance [--keys N]`.

The real window on a virtual screen whose pixels are mapped into memory. Each key is sent as soon as the one before it
is on the screen, so the program gets no moment to rest. Printed are how long keys took to the screen, which were late,
and the memory of all processes of the program on the way: it must be flat at the end.
"""

import argparse
import contextlib
import json
import mmap
import os
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np
from Xlib import XK, X
from Xlib import display as x_display
from Xlib.ext import xtest

from tests.bench.__main__ import find_tool
from tests.bench.editors import RONPYO

WIDTH, HEIGHT = 1600, 1000
LATE_MS = 50.0
_GIVEN_UP_S = 2.0
_WORDS = "shushou.wa.kaiken.de.shin.seisaku.wo.happyou.shi.kakkoku.no.hannou.ga.chuumoku.sareru."
"""Without spaces: one that hangs over the end of a line changes nothing that can be seen."""
_SAMPLES = 8


def script(count: int) -> Iterator[str]:
    """Key names: words, and a new paragraph after each hundred signs."""
    signs = cycle(_WORDS)
    for number in range(count):
        yield "Return" if number % 100 in (98, 99) else {".": "period"}.get(sign := next(signs), sign)


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[tuple[str, np.ndarray]]:
    """A virtual screen: its name, and a live view of its pixels, HEIGHT × WIDTH."""
    read, write = os.pipe()
    options = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder), "-nolisten", "tcp"]
    # The server takes a number that is free and says which: two measurements that begin at one moment share none.
    command = ["Xvfb", "-displayfd", str(write), *options]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read, encoding="ascii") as said:
            name = f":{int(said.readline())}"
        file = folder / "Xvfb_screen0"
        while not file.exists() or file.stat().st_size < WIDTH * HEIGHT * 4:
            time.sleep(0.02)
        time.sleep(0.3)
        with file.open("rb") as stream:
            memory = mmap.mmap(stream.fileno(), 0, prot=mmap.PROT_READ)
        fields = struct.unpack(">25I", memory[:100])  # XWD: size of the header (0), bytes a line (12), colours (19)
        offset = fields[0] + fields[19] * 12
        yield name, np.ndarray((HEIGHT, WIDTH), np.uint32, memory, offset, (fields[12], 4))
    finally:
        server.terminate()
        server.wait()


def memory_mb(root: int) -> dict[str, float]:
    """Proportional set size of a process and of all that it started, by what they are, in MB; "all" together."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parent = stat.read_text().rsplit(")", 1)[1].split()[1]
            children.setdefault(int(parent), []).append(int(stat.parent.name))
    found: dict[str, float] = defaultdict(float)
    waiting = [root]
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        with contextlib.suppress(OSError):
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            size = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024
            words = Path(f"/proc/{process}/cmdline").read_text().split("\0")
            kinds = (word.removeprefix("--type=").removeprefix("editor.") for word in words)
            kind = next((kind for kind, word in zip(kinds, words, strict=True) if kind != word), "window")
            found[kind] += size
            found["all"] += size
    return {kind: round(size) for kind, size in found.items()}


def type_all(name: str, pixels: np.ndarray, post: Path, home: Path, count: int) -> dict[str, object]:
    """Start the window, type `count` keys, and say how it went."""
    left, top, right, bottom = map(int, RONPYO.source.split(","))
    environment = {**RONPYO.prepare(home), "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    program = subprocess.Popen(
        [*RONPYO.command, str(post)], env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    )
    server = x_display.Display(name)
    codes = {key: server.keysym_to_keycode(XK.string_to_keysym(key)) for key in {*script(1000), "Home", "Control_L"}}

    def press(*keys: str) -> None:
        for kind, order in ((X.KeyPress, keys), (X.KeyRelease, keys[::-1])):
            for key in order:
                xtest.fake_input(server, kind, codes[key])
        server.sync()

    try:
        windows: list[Any] = []
        while not windows:
            time.sleep(0.05)
            windows = [w for w in server.screen().root.query_tree().children if w.get_geometry().width > 300]
        window = windows[-1]
        window.configure(x=0, y=0, width=WIDTH, height=HEIGHT)
        time.sleep(6)
        window.set_input_focus(X.RevertToParent, X.CurrentTime)
        x, y = map(int, RONPYO.click.split(","))
        xtest.fake_input(server, X.MotionNotify, x=x, y=y)
        xtest.fake_input(server, X.ButtonPress, 1)
        xtest.fake_input(server, X.ButtonRelease, 1)
        press("Control_L", "Home")
        time.sleep(1.5)
        pane, times, memory = pixels[top:bottom, left:right], [], [memory_mb(program.pid)]
        for number, key in enumerate(script(count), 1):
            before, begun = pane.copy(), time.perf_counter()
            press(key)
            while np.array_equal(pane, before) and time.perf_counter() - begun < _GIVEN_UP_S:
                pass
            times.append((time.perf_counter() - begun) * 1e3)
            if number % max(1, count // _SAMPLES) == 0:
                memory.append(memory_mb(program.pid))
    finally:
        with contextlib.suppress(OSError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    late = [value for value in times if value > LATE_MS]
    return {
        "keys": len(times),
        "median_ms": round(float(np.percentile(times, 50)), 1),
        "p95_ms": round(float(np.percentile(times, 95)), 1),
        "p999_ms": round(float(np.percentile(times, 99.9)), 1),
        "max_ms": round(max(times), 1),
        "late": len(late),
        "never": sum(value >= _GIVEN_UP_S * 1e3 for value in times),
        "memory_mb": {kind: [value.get(kind, 0) for value in islice(memory, 20)] for kind in memory[-1]},
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.endurance", description=__doc__)
    parser.add_argument("--keys", type=int, default=10_000)
    options = parser.parse_args()
    tool = find_tool()
    if tool is None:
        sys.stderr.write("make_post.py, which writes the post, is not here: name keylag.py in RONPYO_KEYLAG.\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="ronpyo-endurance-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(tool.with_name("make_post.py")), name], check=True)
        (folder / "screen").mkdir()
        with screen(folder / "screen") as (display, pixels):
            sys.stdout.write(
                json.dumps(type_all(display, pixels, folder / "post-100k.md", folder, options.keys)) + "\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
