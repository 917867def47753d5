"""SIGKILL of the real window at random moments of a typing run without pauses: what is lost, and how old it was.

    python -m tests.faults.kills --moments 200

Each run types into a post that is saved or was never saved, with saving by itself on, off or failing, and is killed.
Then file and journal are read as the next start reads them. Lost is what was typed more than half a second before.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.disk import store
from editor.core.file.postfile import PostFile
from editor.core.history import journal_files, recovery
from editor.core.history.journal import Damage
from tests.faults.typist import typed

BOUND = 0.5
"""Seconds before the kill: nothing older may be lost."""
SCENES: dict[str, tuple[str, ...]] = {
    "saved": (),
    "saved, composing": ("--composing",),
    "saved all the time": ("--eager",),
    "saved, not by itself": ("--no-autosave",),
    "new": (),
    "new, composing": ("--composing", "--eager"),
    "new, cannot be saved": (),
}
_POST = "---\nformat: 1\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ntitle: 題 # 注\n---\n本文。\n"
_FURNISHING = 1.0  # seconds
_FOLDERS = ("CONFIG", "STATE", "CACHE", "DATA")


@dataclass
class Count:
    """What all kills together showed; ages in seconds."""

    kills: int = 0
    lost: int = 0
    torn: int = 0
    stray: int = 0
    ages: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def line(self) -> str:
        """The last line of the report."""
        worst = max(self.ages, default=0.0)
        return (
            f"kills {self.kills}, lost {self.lost}, torn {self.torn}, stray {self.stray}, "
            f"newest text kept at most {worst:.2f} s before the kill"
        )


def run(
    moments: int,
    seed: int = 0,
    *,
    preview: bool = True,
    platform: str = "",
    longest: float = 4.0,
    scenes: Sequence[str] = (),
) -> Count:
    """Kill `moments` windows, each at a random moment up to `longest` seconds after its first character.

    Half of the moments lie in the first second, in which the window is still being furnished.
    """
    chance = random.Random(seed)
    counted = Count()
    names = list(scenes or SCENES)
    for number in range(moments):
        scene = names[number % len(names)]
        with tempfile.TemporaryDirectory(prefix="ronpyo-kill-", ignore_cleanup_errors=True) as place:
            moment = chance.uniform(0.0, longest if number // len(names) % 2 else min(_FURNISHING, longest))
            _kill_one(scene, Path(place), moment, counted, preview=preview, platform=platform)
    return counted


def _kill_one(scene: str, place: Path, moment: float, counted: Count, *, preview: bool, platform: str) -> None:
    library = place / "library"
    if scene.endswith("cannot be saved"):
        library.touch()
        library = library / "inside a file"
    else:
        library.mkdir()
    environment = {**os.environ, "HOME": str(place), "RONPYO_LIBRARY": str(library), "RONPYO_LANG": "ja"}
    environment |= {f"XDG_{name}_HOME": str(place / name.lower()) for name in _FOLDERS}
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    arguments = [*SCENES[scene], *([] if preview else ["--no-preview"])]
    post = library / "post.md"
    if scene.startswith("saved"):
        post.write_text(_POST, encoding="utf-8")
        arguments.append(str(post))
    moments, killed = _type_and_kill([sys.executable, "-m", "tests.faults.typist", *arguments], environment, moment)
    counted.kills += 1
    if not moments:
        counted.lost += 1
        counted.said.append(f"{scene}: nothing was typed")
        return
    _judge(scene, place / "state" / "ronpyo" / "journal", library, moments, killed, counted)


def _type_and_kill(command: list[str], environment: dict[str, str], moment: float) -> tuple[list[float], float]:
    """When each character was typed, and when the window was killed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, start_new_session=True)
    assert process.stdout is not None
    try:
        first = process.stdout.readline()
        if first:
            time.sleep(moment)
        killed = time.monotonic()
        process.kill()
        rest = process.stdout.read()
        process.wait()
    finally:
        with contextlib.suppress(ProcessLookupError):  # what it started: the web engine, the render process
            os.killpg(process.pid, signal.SIGKILL)
        process.stdout.close()
    lines = (first + rest).splitlines(keepends=True)
    return [float(line) for line in lines if line.endswith(b"\n")], killed


def _judge(scene: str, journals: Path, library: Path, moments: list[float], killed: float, counted: Count) -> None:
    left = journal_files.left_behind(journals)
    found = [text for text in map(recovery.compare, left) if text is not None]
    files = [path for path in library.rglob("*.md") if not path.name.startswith(".")] if library.is_dir() else []
    bodies = [PostFile.parse(path.read_bytes()).body for path in files]
    bodies += [text.file.body for text in found]
    lengths = [_length(body) for body in bodies]
    damaged = [one for one in left if one.account.damage not in (Damage.NONE, Damage.CUT)]
    if None in lengths or damaged or len(files) > 1:
        counted.torn += 1
        counted.said.append(f"{scene}: {bodies!r}")
        return
    kept = max((length for length in lengths if length is not None), default=0)
    missing = moments[kept:]
    age = killed - missing[0] if missing else 0.0
    counted.ages.append(age)
    if age > BOUND:
        counted.lost += 1
        counted.said.append(f"{scene}: {len(missing)} characters, the oldest {age:.2f} s before the kill")
    if library.is_dir():
        store.sweep(library, 2)
        counted.stray += len(list(library.rglob(".*.tmp~")))


def _length(body: str) -> int | None:
    """How many of the typed characters stand in `body`, in their order and nothing else; None: something is torn."""
    text = body.replace("本文。\n", "").replace("<!-- commentary -->", "").strip("\n")
    return len(text) if text == typed(len(text)) else None


def main() -> int:
    """Kill and count; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--no-preview", action="store_true", help="without the web engine: faster")
    given = parser.parse_args()
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    counted = run(given.moments, given.seed, preview=not given.no_preview, platform="" if shown else "offscreen")
    for sentence in counted.said:
        sys.stdout.write(f"{sentence}\n")
    sys.stdout.write(f"{counted.line}\n")
    return int(bool(counted.lost or counted.torn or counted.stray))


if __name__ == "__main__":
    sys.exit(main())
