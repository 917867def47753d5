"""Type Japanese at a natural pace, from the first page on and when all is calm: `./dev bench natural`.

The real window on a virtual screen whose pixels are mapped into memory. Words come by bursts of short gaps with longer
ones between them, as a person's do: what begins after a pause in the typing (a report of the checks, a save) is under
way when the next word begins, which keys without a pause, or with long ones, never meet. Printed are how long keys took
to the source pane and to the page, and the slowest ones with the seconds since the start.
"""

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from Xlib import XK, X
from Xlib import display as x_display
from Xlib.ext import xtest

from tests.bench.__main__ import POSTS, find_tool
from tests.bench.editors import RONPYO
from tests.bench.endurance import HEIGHT, WIDTH, screen

SENTENCE = "しゅしょうはかいけんでしんせいさくをはっぴょうしかくこくのはんのうがちゅうもくされる"
"""Typed again and again: no letter follows itself, so that each key changes the screen."""

_WORD = (2, 6)
"""Letters of a burst, at least and at most."""
_WITHIN_S, _BETWEEN_S = (0.15, 0.3), (0.3, 0.6)
"""Seconds between two keys of a word, and between two words."""
_FEWEST = 5
"""Keys that are typed at first also where the first page stands later than that."""
_GIVEN_UP_S, _LONGEST_START_S = 3.0, 60.0
_POLL_S = 0.0002
_ROWS = 2
"""Each so many-th row of pixels is looked at: a letter is higher."""
_FIRST_UNUSED = 200
"""The code of the first key that no letter of the usual map needs."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that was typed: seconds since the start, milliseconds to the source pane and to the page."""

    at: float
    glyph: float
    page: float


def gaps(dice: random.Random) -> Iterator[float]:
    """Seconds to wait before each key: words by bursts."""
    while True:
        yield dice.uniform(*_BETWEEN_S)
        for _ in range(dice.randint(*_WORD) - 1):
            yield dice.uniform(*_WITHIN_S)


def figures(keys: Sequence[Key]) -> dict[str, float]:
    """Median, 95th percentile and maximum of both ways of a key, in milliseconds; those that never came are the
    longest."""
    found: dict[str, float] = {"keys": len(keys)}
    for name, values in (("glyph", [key.glyph for key in keys]), ("page", [key.page for key in keys])):
        for title, share in (("p50", 50), ("p95", 95), ("max", 100)):
            found[f"{name}_{title}"] = round(float(np.percentile(values, share)), 1)
    return found


def table(rows: Sequence[tuple[str, str, Sequence[Key]]]) -> str:
    """A Markdown table: post, phase, figures, the slowest keys to the page."""
    lines = [
        "| post | | keys | key → glyph: p50, p95, slowest | key → page: p50, p95, slowest | slowest, at second |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for post, phase, keys in rows:
        found = figures(keys)
        slow = sorted(keys, key=lambda key: -key.page)[:4]
        lines.append(
            f"| {post} | {phase} | {found['keys']} | {found['glyph_p50']}, {found['glyph_p95']}, {found['glyph_max']} "
            f"| {found['page_p50']}, {found['page_p95']}, {found['page_max']} "
            f"| {', '.join(f'{key.page:.0f} at {key.at:.1f}' for key in slow)} |"
        )
    return "\n".join(lines) + "\n"


class Typist:
    """A person at the window: sees the panes as pixels, types by the server's own keys."""

    def __init__(self, name: str, pixels: np.ndarray) -> None:
        self._server = x_display.Display(name)
        self._started = time.perf_counter()
        self._source, self._page = (
            pixels[top:bottom:_ROWS, left:right]
            for left, top, right, bottom in (map(int, pane.split(",")) for pane in (RONPYO.source, RONPYO.preview))
        )
        letters = dict.fromkeys(SENTENCE)
        self._codes = {letter: _FIRST_UNUSED + number for number, letter in enumerate(letters)}
        for letter, code in self._codes.items():  # before the window is there, which so learns of no other map
            symbol = 0x1000000 + ord(letter)
            self._server.change_keyboard_mapping(code, [(symbol, symbol)])
        for named in ("Control_L", "Home", "Return"):
            self._codes[named] = self._server.keysym_to_keycode(XK.string_to_keysym(named))
        self._server.sync()

    def press(self, *keys: str) -> None:
        """Press these together and let go of them."""
        for kind, order in ((X.KeyPress, keys), (X.KeyRelease, keys[::-1])):
            for key in order:
                xtest.fake_input(self._server, kind, self._codes[key])
        self._server.sync()

    def begin(self) -> None:
        """Wait for the window and its first page, and put the caret into the text. Raises TimeoutError."""
        windows: list[Any] = []
        while not windows:
            self._wait()
            windows = [w for w in self._server.screen().root.query_tree().children if w.get_geometry().width > 300]
        windows[-1].configure(x=0, y=0, width=WIDTH, height=HEIGHT)
        self._server.sync()
        self._until_still(0.3)
        windows[-1].set_input_focus(X.RevertToParent, X.CurrentTime)
        x, y = map(int, RONPYO.click.split(","))
        xtest.fake_input(self._server, X.MotionNotify, x=x, y=y)
        for kind in (X.ButtonPress, X.ButtonRelease):
            xtest.fake_input(self._server, kind, 1)
        self.press("Control_L", "Home")
        self._until_still(0.3)

    def _wait(self) -> None:
        if time.perf_counter() - self._started > _LONGEST_START_S:
            raise TimeoutError("the window or its page is not there")
        time.sleep(0.01)

    def _until_still(self, seconds: float) -> None:
        """Wait until something is in the page's pane, and has not changed for so long."""
        seen, since = self._page.copy(), time.perf_counter()
        while time.perf_counter() - since < seconds or (seen == seen[0, 0]).all():
            self._wait()
            if not np.array_equal(self._page, seen):
                seen, since = self._page.copy(), time.perf_counter()

    def keys(self, dice: random.Random, wanted: Callable[[int, float], bool]) -> list[Key]:
        """Type while `wanted(keys so far, seconds since the start)`; each key waits for the one before it."""
        typed: list[Key] = []
        for gap in gaps(dice):
            if not wanted(len(typed), time.perf_counter() - self._started):
                return typed
            number = len(typed) % len(SENTENCE)
            if typed and number == 0:  # a sentence, a paragraph
                for _ in range(2):
                    self.press("Return")
                    time.sleep(_BETWEEN_S[1])
            typed.append(self._key(SENTENCE[number], gap))
        return typed

    def _key(self, letter: str, gap: float) -> Key:
        due = time.perf_counter() + gap
        time.sleep(gap)
        panes = [self._source, self._page]
        before, came = [pane.copy() for pane in panes], [_GIVEN_UP_S * 1000] * 2
        begun, waiting = time.perf_counter(), {0, 1}
        self.press(letter)
        while waiting and (passed := time.perf_counter() - begun) < _GIVEN_UP_S:
            for pane in [*waiting]:
                if not np.array_equal(panes[pane], before[pane]):
                    came[pane] = passed * 1000
                    waiting.remove(pane)
            time.sleep(_POLL_S)
        return Key(due - self._started, came[0], came[1])


def typed(post: Path, folder: Path, options: argparse.Namespace) -> tuple[list[Key], list[Key]]:
    """The keys of the first seconds of a window on `post`, and those when all is calm."""
    (folder / "screen").mkdir(parents=True)
    dice = random.Random(options.seed)
    with screen(folder / "screen") as (name, pixels):
        typist = Typist(name, pixels)
        environment = {**RONPYO.prepare(folder), "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        program = subprocess.Popen(
            [*RONPYO.command, str(post)], env=environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            typist.begin()
            first = typist.keys(dice, lambda number, second: number < _FEWEST or second < options.first)
            time.sleep(options.rest)
            return first, typist.keys(dice, lambda number, _second: number < options.keys)
        finally:
            with contextlib.suppress(OSError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(prog="./dev bench natural", description=__doc__.split("\n\n")[0])
    parser.add_argument("--posts", nargs="+", choices=POSTS, default=[*POSTS], help="sizes of the post")
    parser.add_argument("--first", type=float, default=14, help="seconds from the start in which is typed at first")
    parser.add_argument("--rest", type=float, default=6, help="seconds of rest before the calm keys")
    parser.add_argument("--keys", type=int, default=80, help="keys when all is calm")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", default="", help="write all keys into this file")
    options = parser.parse_args(arguments)
    tool = find_tool()
    if tool is None:
        sys.stderr.write("make_post.py, which writes the post, is not here: name keylag.py in RONPYO_KEYLAG.\n")
        return 1
    rows: list[tuple[str, str, Sequence[Key]]] = []
    with tempfile.TemporaryDirectory(prefix="ronpyo-natural-", ignore_cleanup_errors=True) as name:
        subprocess.run([sys.executable, str(tool.with_name("make_post.py")), name], check=True)
        for size in options.posts:
            first, calm = typed(Path(name) / f"post-{size}.md", Path(name) / f"home-{size}", options)
            rows += [(size, "first seconds", first), (size, "calm", calm)]
    sys.stdout.write(table(rows))
    if options.json:
        found = [[post, phase, [[key.at, key.glyph, key.page] for key in keys]] for post, phase, keys in rows]
        Path(options.json).write_text(json.dumps(found), encoding="utf-8")
    return 0
