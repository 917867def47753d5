"""Makes a picture of every state of the window (`states.py`) in both languages, light and dark, on a small and a large
screen, at 100 and 150 %, each on a screen of its own (Xvfb), and says what is cut off in them.
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core import words
from tests.shots import material

if TYPE_CHECKING:
    from tests.shots.stage import Stage

ROOT = Path(__file__).parents[2]
LANGUAGES = ("ja", "en")
THEMES = ("light", "dark")
MORE_THEMES = ("sepia", "contrast", "contrast-dark")
"""Those of which pictures are made only where they are asked for."""
SCREENS = {"1280": (1280, 800), "1600": (1600, 900)}
"""Size in pixels by width."""
SCALES = {"100": "1", "150": "1.5"}
MORE_SCREENS = {"1366": (1366, 768), "1920": (1920, 1080)}
MORE_SCALES = {"125": "1.25", "200": "2"}
"""Those of which pictures are made only where they are asked for, as of MORE_THEMES."""
_FOLDERS = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """A display of this size; its name."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def begin(place: Path, language: str, theme: str) -> "Stage":
    """The program with its window, in a process that does nothing else; all that it keeps lies below `place`."""
    for name, folder in _FOLDERS.items():
        (place / folder).mkdir()
        os.environ[name] = str(place / folder)
    os.environ.update(RONPYO_LANG=language, RONPYO_LIBRARY=str(place / "library"), LANG="C.UTF-8")
    from editor.ui.start.main import prepare_environment

    prepare_environment()
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    qt = QApplication(["ronpyo"])
    words.use(language)
    post = material.lay_out(place / "library")
    from editor.app.choices.settings import Settings

    Settings().choose(theme=theme, language=language)
    from tests.shots.stage import Stage

    return Stage(qt, post)


def make(into: Path, language: str, theme: str, only: str, names: list[str]) -> int:
    """Make the pictures of one combination, on the display of the environment; how many states could not be made."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-shots-", ignore_cleanup_errors=True) as place:
        stage, failed = begin(Path(place), language, theme), 0
        from PySide6.QtGui import QGuiApplication

        from tests.shots.states import STATES

        def keep(name: str) -> None:
            """Make the picture, and say what is cut off in it."""
            QGuiApplication.primaryScreen().grabWindow(0).save(str(into / f"{name}.png"))
            for line in stage.cut_off():
                sys.stdout.write(f"{into.name} {name}: {line}\n")

        first = stage.post.read_bytes()
        into.mkdir(parents=True, exist_ok=True)
        for name, state in STATES.items():
            if only not in name or (names and name not in names):
                continue
            try:
                state.make(stage)
                stage.wait_for_dialogs(state.shows)
                stage.look(partial(keep, name))
            except Exception:
                failed += 1
                sys.stdout.write(f"{into.name} {name}: could not be made\n{traceback.format_exc()}\n")
            sys.stdout.flush()
            stage.come_back(first)
        return failed


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev shots", description=__doc__)
    parser.add_argument("into", nargs="?", type=Path, default=Path("shots"), help="the folder for the pictures")
    parser.add_argument("--only", default="", help="states that have this word in their names")
    for name, known in (
        ("language", LANGUAGES),
        ("theme", (*THEMES, *MORE_THEMES)),
        ("screen", SCREENS | MORE_SCREENS),
        ("scale", SCALES | MORE_SCALES),
    ):
        parser.add_argument(f"--{name}", choices=known, action="append", help="only this one (default: each)")
    parser.add_argument("--state", action="append", default=[], help="only the state of this name")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        return make(asked.into, asked.language[0], asked.theme[0], asked.only, asked.state)
    if shutil.which("Xvfb") is None:
        sys.stderr.write("Pictures are made on a screen of their own, which takes the program Xvfb.\n")
        return 2
    failed = 0
    for language, theme, size, scale in itertools.product(
        asked.language or LANGUAGES, asked.theme or THEMES, asked.screen or SCREENS, asked.scale or SCALES
    ):
        into = asked.into.absolute() / f"{language}-{theme}-{size}-{scale}"
        with screen(*(SCREENS | MORE_SCREENS)[size]) as display:
            environment = {
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": (SCALES | MORE_SCALES)[scale],
            }
            command = [sys.executable, "-m", "tests.shots", str(into), "--here", "--only", asked.only]
            command += ["--language", language, "--theme", theme]
            command += [part for name in asked.state for part in ("--state", name)]
            failed += subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return 1 if failed else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the interpreter's own end takes Qt's objects apart in an order that the program never has
