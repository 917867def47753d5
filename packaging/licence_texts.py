"""The licence texts of all that a package carries, gathered from where each part came from.

A part without a text stops the build: better no package than one that may not be given away.
"""

import functools
import importlib.metadata as metadata
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
_NAMES = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_OF_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "pyside6-webengine", "pyside6-pdf", "shiboken6")
_WITHOUT_TEXT = dict.fromkeys(_OF_QT, ("LGPL-3.0.txt", "GPL-3.0.txt", "Chromium.txt"))
"""Wheels that carry no licence text of their own, and the texts that hold for them."""

_ICU = "icu"
"""The part that comes in PySide6's wheels, but is Unicode's: `libicu*`, and the data of the web engine."""

_HEAD = """The licences of what Ronpyo carries. Each folder holds the texts of one part.

Ronpyo itself: the MIT licence (LICENSE). Qt and PySide6 are used under the LGPL, version 3: they are separate files of
this package, which you may replace by your own builds of the same release; their sources are at https://download.qt.io.
Qt WebEngine is built from Chromium, which holds software of many others. Its wheels do not carry their texts; all of
them are at https://doc.qt.io/qt-6/qtwebengine-licensing.html.

"""


def gather(folder: Path, locks: Iterable[Path]) -> None:
    """Write into `folder` the texts for Ronpyo, Python, and each installed package that one of `locks` names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(HERE.parent / "LICENSE", folder / "LICENSE")
    _copy([_of_python()], folder / "python")
    _copy([HERE / "licences" / "ICU.txt"], folder / _ICU)
    lines = [f"python {sys.version.split()[0]}: PSF-2.0", f"{_ICU} (beside Qt and in its web engine): Unicode-3.0"]
    for name in sorted(_locked(locks)):
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system, or another Python
            continue
        texts = [Path(str(file.locate())) for file in found.files or [] if _is_text(file.parts)]
        texts = texts or [HERE / "licences" / text for text in _WITHOUT_TEXT.get(name, ())]
        if not texts:
            raise SystemExit(f"{name} carries no licence text; see {__file__}")
        _copy(texts, folder / name)
        said = found.metadata.get("License-Expression") or found.metadata.get("License") or "see its text"
        lines.append(f"{name} {found.version}: {said.strip().splitlines()[0]}")
    (folder / "README.txt").write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


def of_system(files: Iterable[str]) -> dict[str, Path]:
    """The Debian packages that libraries of the system come from, and the text of each. Empty where dpkg is not."""
    found: dict[str, Path] = {}
    for file in files:
        package = owner(file)
        text = Path("/usr/share/doc", package, "copyright")
        if package and text.is_file():
            found[package] = text
    return found


def owner(file: str) -> str:
    """The Debian package that `file` comes from; "" where that cannot be told."""
    if shutil.which("dpkg") is None:
        return ""
    real = os.path.realpath(file)
    for name in dict.fromkeys((real, real.removeprefix("/usr"), file)):  # /lib is a link to /usr/lib
        done = subprocess.run(["dpkg", "-S", name], capture_output=True, text=True, check=False)
        if done.returncode == 0 and not done.stdout.startswith("diversion"):
            return done.stdout.splitlines()[0].split(":")[0].split(",")[0]
    return ""


def part_of(source: str) -> str:
    """The part of the package that the file `source` belongs to, by the name of its folder; "" where it is unknown."""
    path = Path(source)
    if path.name.startswith("libicu") or path.name == "icudtl.dat":
        return _ICU
    if found := _installed().get(os.path.normpath(source)):
        return found
    if any(path.is_relative_to(HERE.parent / ours) for ours in ("editor", "resources")):
        return "LICENSE"
    bases = {Path(os.__file__).parent, Path(sys.base_prefix)} - {Path("/usr")}  # where others have their libraries, too
    if path.name == "base_library.zip" or any(path.is_relative_to(base) for base in bases):
        return "python"
    return owner(source)


def uncovered(sources: Iterable[str], folders: Iterable[str]) -> list[str]:
    """The files of `sources` whose part has no folder among `folders`."""
    known = {"LICENSE", *folders}
    return [source for source in sources if part_of(source) not in known]


@functools.cache
def _installed() -> dict[str, str]:
    """Each file of the installed packages, and its package as the locks name it (PEP 503)."""
    return {
        os.path.normpath(str(file.locate())): re.sub(r"[-_.]+", "-", found.metadata["Name"]).lower()
        for found in metadata.distributions()
        for file in found.files or []
    }


def _locked(locks: Iterable[Path]) -> set[str]:
    """The names of the packages in lock files, without the tools that only install the program."""
    names = {name for lock in locks for name in re.findall(r"^([a-z0-9.-]+)==", lock.read_text("utf-8"), re.MULTILINE)}
    return names - {"editables", "hatchling", "trove-classifiers", "pathspec", "pluggy", "setuptools", "altgraph"}


def _is_text(parts: tuple[str, ...]) -> bool:
    return ".dist-info" in parts[0] and bool(_NAMES.search(parts[-1])) and not parts[-1].endswith(".py")


def _of_python() -> Path:
    places = (Path(os.__file__).parent / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path("/usr/share/doc"))
    debian = places[2] / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "copyright"
    for text in (*places[:2], debian):
        if text.is_file():
            return text
    raise SystemExit("the licence of Python was not found")


def _copy(texts: Iterable[Path], folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for text in texts:
        shutil.copyfile(text, folder / text.name)
