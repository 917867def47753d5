"""`./dev chaos`: a seeded person works in the real window, and what must hold is looked at all the time.

The same seed does the same things in the same order. On a finding, what was done before it is printed. The last line is
`chaos N actions, M words, findings K`; the exit code is 1 where there are any.
"""

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
from collections import Counter, deque
from pathlib import Path

_FOLDERS = ("CONFIG", "STATE", "CACHE", "DATA")
_LAST = 40
"""So many of the actions before a finding are printed."""
_CHECK = 25
"""Actions between two looks at all places."""
_POSTS = 6


def _settle_in(place: Path) -> Path:
    """The person's folders, all of them below `place`; the library."""
    library = place / "library"
    library.mkdir()
    os.environ.update(HOME=str(place), RONPYO_LIBRARY=str(library), LANG="C.UTF-8")
    for name in _FOLDERS:
        os.environ[f"XDG_{name}_HOME"] = str(place / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_ACCESSIBILITY", "0")
    for number in range(_POSTS):
        (library / f"post-{number}.md").write_text(
            f"---\nnews:\n  headline: 見出し{number}\n  summary: [一, 二, 三]\n"
            "related:\n- {title: 前}\n- {title: 先}\n---\nニュースの本文。\n\n<!-- commentary -->\n\n論評の本文。\n",
            encoding="utf-8",
        )
    return library


def work(minutes: float, seed: int, actions: int = 0, *, aloud: bool = False) -> int:
    """Work for `minutes`, or do so many `actions`; how many findings there are. `aloud`: each action is told at once,
    so that the last one is known where the program crashes."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-chaos-", ignore_cleanup_errors=True) as place:
        library = _settle_in(Path(place))
        from editor.ui.start.main import prepare_environment

        prepare_environment()
        from PySide6.QtCore import QCoreApplication, Qt
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        qt = QApplication(["ronpyo"])
        from tests.chaos.actions import ACTIONS
        from tests.chaos.scene import Scene

        scene = Scene(qt, library, random.Random(seed))
        QTest.qWait(1500)
        scene.watch.forgive()
        names = [name for name, (often, _action) in ACTIONS.items() for _time in range(often)]
        log: deque[str] = deque(maxlen=_LAST)
        done: Counter[str] = Counter()
        told = step = 0
        end = time.monotonic() + 60 * minutes
        while step < actions if actions else time.monotonic() < end:
            dice = random.Random(f"{seed} {step}")
            name = dice.choice(names)
            said = ACTIONS[name][1](scene, dice)
            log.append(f"{step:5d} {name} {said if said is not None else '(nothing to do)'}")
            if aloud:
                sys.stdout.write(f"{log[-1]}\n")
                sys.stdout.flush()
            done[name] += 1
            step += 1
            QTest.qWait(dice.choice((0, 0, 5, 40)))
            if step % _CHECK == 0:
                scene.check()
            if len(scene.watch.findings) > told:
                _tell(scene.watch.findings[told:], seed, log)
                told = len(scene.watch.findings)
        scene.check()
        scene.end()
        _tell(scene.watch.findings[told:], seed, log)
        findings = len(scene.watch.findings)
        sys.stdout.write(
            f"chaos {step} actions, {len(scene.words.typed)} words, longest work of the window's thread "
            f"{scene.watch.longest:.2f} s, findings {findings}\n"
        )
        sys.stdout.flush()
        return findings


def _tell(findings: list[str], seed: int, log: deque[str]) -> None:
    for finding in findings:
        sys.stdout.write(f"\nFINDING (seed {seed}): {finding}\nbefore it:\n" + "\n".join(log) + "\n\n")
    sys.stdout.flush()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="./dev chaos", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="how long (default: 5)")
    parser.add_argument("--seed", type=int, default=0, help="which person (default: 0)")
    parser.add_argument("--actions", type=int, default=0, help="so many actions instead of minutes")
    parser.add_argument("--aloud", action="store_true", help="tell each action at once")
    asked = parser.parse_args()
    faulthandler.enable()
    return 1 if work(asked.minutes, asked.seed, asked.actions, aloud=asked.aloud) else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the interpreter's own end takes Qt's objects apart in an order that the program never has
