"""Build the program as a folder that runs without Python, on the system it is to run on.

`python packaging/freeze.py FOLDER` makes FOLDER/ronpyo (Linux, Windows) or FOLDER/Ronpyo.app (macOS), from an
environment of its own with what the locks name. `--environment VENV` takes one that is there.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))
from search_paths import forget  # noqa: E402

LOCKS = [ROOT / "packaging" / "requirements" / name for name in ("spelling.txt", "package.txt")]
LARGEST = 420 * 1_000_000
"""Bytes that the folder may have."""


def main() -> None:
    """Build into the folder that is named, and start the result once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--environment", type=Path)
    given = parser.parse_args()
    folder = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    python = _python(given.environment.absolute() if given.environment else _environment(folder / "environment"))
    work = folder / "work"
    options = [
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        "--distpath",
        folder,
        "--workpath",
        work / "pyinstaller",
    ]
    subprocess.run(
        [python, "-m", "PyInstaller", *map(str, options), str(ROOT / "packaging" / "ronpyo.spec")],
        cwd=ROOT,
        env={**os.environ, "RONPYO_BUILD": str(work), "PYTHONHASHSEED": "0"},
        check=True,
    )
    made = folder / "ronpyo"
    if sys.platform.startswith("linux"):
        _strip(made)
        forgotten = [path for path in made.rglob("*") if path.is_file() and not path.is_symlink() and forget(path)]
        print(f"search paths of this machine taken out of {len(forgotten)} files")
    if sys.platform == "darwin":
        shutil.rmtree(made)  # all of it is in the bundle
        made = folder / "Ronpyo.app"
    size = _size(made)
    print(f"{made}: {size / 1_000_000:.0f} MB")
    if size > LARGEST:
        raise SystemExit(f"{made} has more than {LARGEST / 1_000_000:.0f} MB")
    subprocess.run([program(made), "--version"], check=True, timeout=120)
    if not list(made.rglob("spylls/hunspell/data/*/*.dic")):
        raise SystemExit(f"{made} has no dictionary: spelling would do nothing where the system has none")


def program(made: Path) -> str:
    """The file that starts what was made, as a command."""
    names = {"win32": "ronpyo-cli.exe", "darwin": "Contents/MacOS/ronpyo"}
    return str(made / names.get(sys.platform, "ronpyo"))


def _environment(folder: Path) -> Path:
    """An environment with exactly what the locks name."""
    if not (folder / "ready").exists():
        venv.create(folder, with_pip=True, clear=True)
        for lock in LOCKS:
            options = ["--quiet", "--only-binary=:all:", "--require-hashes", "-r", str(lock)]
            subprocess.run([_python(folder), "-m", "pip", "install", *options], check=True)
        (folder / "ready").touch()
    return folder


def _python(environment: Path) -> str:
    return str(environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


def _strip(folder: Path) -> None:
    """Take what only a debugger reads out of Python's own files: 23 MB. Qt's have none of it."""
    if (strip := shutil.which("strip")) is None:
        return
    inside = folder / "_internal"
    files = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    subprocess.run([strip, "--strip-unneeded", *map(str, files)], check=True)


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    main()
