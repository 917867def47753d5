"""Record the preview while keys are typed, and look at every frame: `python -m tests.bench.recording FOLDER`.

The real window on a virtual screen, a post of 100 kB, and a person who types at its end, in its middle, at its start
and in the caption of a picture: words, paragraphs, a heading, a list, what is taken back. ffmpeg grabs the preview 60
times a second. In the frames is looked for

  a flash   a frame in which most of the page is gone that was there before and is there after; or anything, be it
            small, that comes and goes by one key
  a jump    the page as a whole moves without the caret having gone out of sight, or moves and moves back by one key;
            the text below the caret moves and moves back by one key

What moves as it must is counted too: below a line that is new, and the page under a caret at its bottom. Frames before,
in and after each finding are written to FOLDER, so that one can look for oneself.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from tests.bench.editors import RONPYO

WIDTH, HEIGHT, RATE = 1600, 1000, 60
PLACES = {
    "end": ("ctrl+End",),
    "middle": ("ctrl+Home", *["Next"] * 22),
    "start": ("ctrl+Home", "Down", "Down"),
    "caption": ("ctrl+Home", "End", *["Left"] * len("](a.png)")),
}
SCRIPT = (
    "Words that are typed one after another until the line is full and a second one is begun",
    "<Return>",
    "<Return>",
    "Another paragraph, *leaning*, and **strong**",
    "<BackSpace>" * 12,
    "<Return>",
    "<Return>",
    "## A heading",
    "<Return>",
    "<Return>",
    "- one",
    "<Return>",
    "- two",
    "<Return>",
    "<Return>",
    "The end of it",
    "<ctrl+z>" * 6,
)
CAPTION = ("The words of a caption", "<BackSpace>" * 8)
_KEY_S = 0.13
_BACK_S = 0.5
_BLANK = 0.3
_SAME_ROWS = 0.6
_BLINK_PIXELS = 30
_ONE_KEY = 4
"""Frames: what changes and changes back in these is the work of one key, for keys are twice as far apart."""

Frame = np.ndarray


@dataclass(slots=True)
class Change:
    """From one frame to the next that differs. `page` and `below`: pixels that the page, and what is below the first
    row that changed, moved down. `ink` is how much of the page was gone."""

    number: int
    page: int
    below: int
    gone: float


@dataclass(slots=True)
class Found:
    """What was seen at one place. Numbers are those of frames."""

    frames: int = 0
    changes: list[Change] = field(default_factory=list)
    flashes: list[int] = field(default_factory=list)
    jumps: list[int] = field(default_factory=list)

    @property
    def moves(self) -> list[int]:
        """How far the page moved as a whole, each time."""
        return [change.page for change in self.changes if change.page]


def rows(frame: Frame) -> np.ndarray:
    """A number for each row of pixels that tells it from others; 0 for a row of one colour."""
    weights = np.arange(1, frame.shape[1] + 1, dtype=np.int64) * 2654435761 % 1000003
    numbers: np.ndarray = frame.astype(np.int64) @ weights
    numbers[frame.max(axis=1) == frame.min(axis=1)] = 0
    return numbers


def moved(before: np.ndarray, after: np.ndarray) -> int:
    """By how many pixels the rows of `before` that hold something lie lower in `after`: what most of them say."""
    inked = np.flatnonzero(before)
    if not len(inked):
        return 0
    still = int(np.count_nonzero(before[inked] == after[inked]))
    best, best_count = 0, still
    for shift in range(-len(before) + 1, len(before)):
        there = inked[(inked + shift >= 0) & (inked + shift < len(after))]
        count = int(np.count_nonzero(before[there] == after[there + shift]))
        if count > best_count:
            best, best_count = shift, count
    return best if best_count >= _SAME_ROWS * len(inked) - abs(best) else 0


def compare(number: int, before: Frame, after: Frame) -> Change:
    """What happened between two frames."""
    old, new = rows(before), rows(after)
    different = np.flatnonzero(old != new)
    first = int(different[0]) if len(different) else 0
    inked, left = int(np.count_nonzero(old)), int(np.count_nonzero(new))
    gone = (inked - left) / max(inked, left, 1)
    above = np.count_nonzero(old[:first])
    shift = moved(old[first:], new[first:])
    # Where something stands above what has changed and stayed, the page is where it was.
    return Change(number, 0 if above else shift, shift if above else 0, gone)


def judge(distinct: list[tuple[int, Frame]], frames: int, may_scroll: bool) -> Found:
    """All that the frames show. `may_scroll`: the caret is at the bottom of the page, which follows it."""
    found = Found(frames)
    for (_n, before), (number, after) in pairwise(distinct):
        found.changes.append(compare(number, before, after))
    for (_n, before), (number, during), (end, after) in zip(distinct, distinct[1:], distinct[2:], strict=False):
        back = (before != during) & (before == after)
        if end - number <= _ONE_KEY and np.count_nonzero(back) >= _BLINK_PIXELS:
            found.flashes.append(number)
    for at, change in enumerate(found.changes):
        near = [c for c in found.changes[at + 1 :] if c.number - change.number <= _BACK_S * RATE]
        if change.gone > _BLANK and any(later.gone < -_BLANK for later in near):
            found.flashes.append(change.number)
        near = [later for later in near if later.number - change.number <= _ONE_KEY]
        goes_back = any(later.page == -change.page for later in near)
        falls_back = any(later.below == -change.below for later in near)
        if (change.page and (goes_back or not may_scroll)) or (change.below and falls_back):
            found.jumps.append(change.number)
    found.flashes = sorted(set(found.flashes))
    return found


class Recorder:
    """Reads the frames of a part of the screen from ffmpeg, and keeps those that differ from the one before."""

    def __init__(self, display: str, region: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = region
        self._shape = (bottom - top, right - left)
        self._ffmpeg = subprocess.Popen(
            [
                *("ffmpeg", "-loglevel", "error", "-f", "x11grab", "-draw_mouse", "0", "-framerate", str(RATE)),
                *("-video_size", f"{right - left}x{bottom - top}", "-i", f"{display}.0+{left},{top}"),
                *("-f", "rawvideo", "-pix_fmt", "gray", "-"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.distinct: list[tuple[int, Frame]] = []
        self.frames = 0
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        size = self._shape[0] * self._shape[1]
        last = b""
        assert self._ffmpeg.stdout is not None
        while len(data := self._ffmpeg.stdout.read(size)) == size:
            if data != last:
                self.distinct.append((self.frames, np.frombuffer(data, np.uint8).reshape(self._shape)))
                last = data
            self.frames += 1

    def stop(self) -> None:
        """Grab no more."""
        self._ffmpeg.terminate()
        self._thread.join()
        self._ffmpeg.wait()


def keys(script: tuple[str, ...]) -> Iterator[list[str]]:
    """The words of xdotool for `script`, key by key."""
    for part in script:
        if part.startswith("<"):
            yield from (["key", name] for name in part.strip("<>").split("><"))
        else:
            yield from (["type", sign] for sign in part)


class Window:
    """The program with a post, on a screen of its own."""

    def __init__(self, post: Path, home: Path, display: str) -> None:
        self._environment = {**RONPYO.prepare(home), "DISPLAY": display}
        self._screen = subprocess.Popen(
            ["Xvfb", display, "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1)
        self._program = subprocess.Popen(
            [*RONPYO.command, str(post)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        found = self.do("search", "--sync", "--onlyvisible", "--name", ".").split()
        self.do("windowmove", found[-1], "0", "0", "windowsize", found[-1], str(WIDTH), str(HEIGHT))
        time.sleep(4)
        self.do("mousemove", *RONPYO.click.split(","), "click", "1")

    def do(self, *words: str) -> str:
        """Let xdotool do something."""
        done = subprocess.run(["xdotool", *words], env=self._environment, capture_output=True, text=True, timeout=60)
        return done.stdout

    def close(self) -> None:
        """End the program and its screen."""
        self._program.kill()
        self._program.wait()
        self._screen.terminate()
        self._screen.wait()


def record(post: Path, place: str, display: str) -> Recorder:
    """Type at `place` of the post, and record it."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-record-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "post.md"
        for file in (post, *post.parent.glob("*.png")):
            shutil.copyfile(file, Path(folder) / file.name)
        shutil.move(Path(folder) / post.name, copy)
        window = Window(copy, Path(folder), display)
        try:
            for key in PLACES[place]:
                window.do("key", key)
                time.sleep(0.05)
            time.sleep(1.5)
            left, top, right, bottom = map(int, RONPYO.preview.split(","))
            recorder = Recorder(display, (left, top, right, bottom))
            time.sleep(0.5)
            for words in keys(CAPTION if place == "caption" else SCRIPT):
                window.do(*words)
                time.sleep(_KEY_S)
            time.sleep(1)
            recorder.stop()
        finally:
            window.close()
    return recorder


def save(folder: Path, place: str, recorder: Recorder, found: Found) -> None:
    """Write the frames around each finding, and one of each change, as small pictures side by side."""
    from PySide6.QtGui import QImage

    for kind, numbers in (("flash", found.flashes), ("jump", found.jumps)):
        for number in numbers:
            at = next(i for i, (n, _frame) in enumerate(recorder.distinct) if n == number)
            around = [frame for _n, frame in recorder.distinct[max(0, at - 1) : at + 3]]
            strip = np.ascontiguousarray(np.hstack(around))
            image = QImage(strip.data, strip.shape[1], strip.shape[0], strip.shape[1], QImage.Format.Format_Grayscale8)
            image.save(str(folder / f"{place}-{kind}-{number:05}.png"))


def write_post(folder: Path) -> Path:
    """A post of 100 kB that begins with a picture, and has others among its paragraphs."""
    from PySide6.QtGui import QImage

    from tests.bench import rendering

    picture = QImage(600, 300, QImage.Format.Format_RGB32)
    picture.fill(0x4477AA)
    picture.save(str(folder / "a.png"))
    blocks = rendering.post(100_000).split("\n\n")
    for at in (len(blocks) // 2, len(blocks) - 1):
        blocks.insert(at, "![A picture](a.png)")
    post = folder / "post.md"
    post.write_text("\n\n".join(["![A caption](a.png)", *blocks]), encoding="utf-8")
    return post


def main(arguments: list[str]) -> int:
    """Record at each place and print what was seen."""
    parser = argparse.ArgumentParser(prog="./dev bench --record", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path, help="where frames of findings are written")
    parser.add_argument("--post", type=Path, help="the post (default: one of 100 kB)")
    parser.add_argument("--places", nargs="+", choices=PLACES, default=list(PLACES))
    parser.add_argument("--display", default=":97", help="a display that nobody uses")
    options = parser.parse_args(arguments)
    missing = [tool for tool in ("ffmpeg", "Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        sys.stderr.write(f"For recording these must be installed: {', '.join(missing)}.\n")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    post = options.post
    if post is None:
        post = write_post(options.folder)
    sys.stdout.write("| typed at | frames | changes | flashes | jumps | page followed |\n|---|---|---|---|---|---|\n")
    for place in options.places:
        recorder = record(post, place, options.display)
        found = judge(recorder.distinct, recorder.frames, may_scroll=place == "end")
        save(options.folder, place, recorder, found)
        row = (place, found.frames, len(found.changes), len(found.flashes), len(found.jumps), len(found.moves))
        sys.stdout.write("| " + " | ".join(map(str, row)) + " |\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
