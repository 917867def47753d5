"""Makes the pictures of the help, and the ones of the READMEs, from states of the window (`states.py`), small enough to
go into the wheel: WebP of the width in which they are read.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from editor.core.help.pages import folder
from tests.shots.__main__ import LANGUAGES, ROOT, SCREENS, screen

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

STATES = {
    "post": "window",
    "clip": "clip",
    "fields-2": "fields",
    "fields-4": "images",
    "library-search": "library",
    "problems": "checks",
    "copy": "copy",
    "versions": "versions",
}
"""The states, and the names of their pictures in the pages."""
README = "sample"
_WIDTH = 1000
"""Pixels of a picture of the help."""
_QUALITY = 72
_README_QUALITY = 84


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev help", description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this one (default: each)")
    asked = parser.parse_args()
    failed = 0
    for language in asked.language or LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="ronpyo-help-") as place, screen(*SCREENS["1280"]) as display:
            environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"}
            command = [sys.executable, "-m", "tests.shots", place, "--here", "--language", language, "--theme", "light"]
            command += [part for name in (*STATES, README) for part in ("--state", name)]
            failed += subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
            _convert(Path(place), language)
    return 1 if failed else 0


def _convert(made: Path, language: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    into = folder() / "pictures" / language
    into.mkdir(parents=True, exist_ok=True)
    for old in into.glob("*.webp"):
        old.unlink()

    def cropped(state: str) -> "QImage":
        """The picture of a state without the black of the screen beside the window."""
        image = QImage(str(made / f"{state}.png"))
        wide = max((x for x in range(image.width()) if image.pixel(x, 5) & 0xFFFFFF), default=0) + 1
        high = max((y for y in range(image.height()) if image.pixel(5, y) & 0xFFFFFF), default=0) + 1
        return image.copy(0, 0, wide, high)

    readme = ROOT / "packaging" / "screenshots" / f"{language}.webp"
    _write(cropped(README), readme, _README_QUALITY)
    for state, name in STATES.items():
        small = cropped(state).scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
        _write(small, into / f"{name}.webp", _QUALITY)


def _write(image: "QImage", path: Path, quality: int) -> None:
    from PySide6.QtGui import QImageWriter

    writer = QImageWriter(str(path), QByteArray(b"webp"))
    writer.setQuality(quality)
    if not writer.write(image):
        raise OSError(f"{path}: {writer.errorString()}")


if __name__ == "__main__":
    sys.exit(main())
