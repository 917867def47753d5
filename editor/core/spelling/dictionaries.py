"""Hunspell's dictionaries, each a pair of files (NAME.aff, NAME.dic), where systems and the person keep them.

The format is described in hunspell(5). Only names and sizes are looked at here: that costs a moment, and what is in the
files is the business of a process of its own.
"""

import importlib.util
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from editor.core import paths

LARGEST_AFF, LARGEST_DIC = 4 << 20, 24 << 20
"""Bytes of the two files of a dictionary; the largest known ones have 1 and 9 MB."""
_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/Library/Spelling",
    "~/Library/Spelling",
)
CARRIED = ("en",)
"""Folders of the dictionaries that spylls 0.1.7 has beside its modules, those of languages in Latin letters."""
_NAME = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z0-9]{2,12}){0,3}")
_OTHER_LETTERS = re.compile(
    "am|ar|be|bg|bn|bo|dz|el|fa|gu|he|hi|hy|ja|ka|km|kn|ko|lo|ml|mk|mn|mr|my|ne|or|pa|ps|ru|si|sr|ta|te|th|ug|uk|ur|yi|zh"
)
"""Languages that are not written in Latin letters: their dictionaries know none of the words that are looked up."""
_MOST_FILES = 5_000
"""Names that are looked at in a folder."""


@dataclass(frozen=True, slots=True)
class DictionaryFiles:
    """A dictionary: its `name`, such as en_GB, and its two files."""

    name: str
    aff: Path
    dic: Path


def own_folder() -> Path:
    """The folder of the person's own dictionaries."""
    return paths.config() / "dictionaries"


def is_readable() -> bool:
    """Whether there is what reads dictionaries: the optional package spylls."""
    return importlib.util.find_spec("spylls") is not None


def list_dictionaries(folders: Iterable[Path] | None = None) -> tuple[DictionaryFiles, ...]:
    """The dictionaries in `folders`, by default those of the person, the system and the package, in the order of their
    names; of the same name the first one. Folders and files that cannot be looked at are passed over."""
    found: dict[str, DictionaryFiles] = {}
    for folder in _folders() if folders is None else folders:
        for one in _in_folder(folder):
            found.setdefault(one.name.replace("-", "_"), one)
    return tuple(sorted(found.values(), key=lambda one: one.name))


def dictionary(name: str, folders: Iterable[Path] | None = None) -> DictionaryFiles | None:
    """The dictionary called `name`; None where there is none."""
    return next((one for one in list_dictionaries(folders) if one.name == name), None)


def usual_dictionary(found: Iterable[DictionaryFiles]) -> str:
    """The name of the dictionary that is taken where nobody chose one: English, else the first; "" where none is."""
    names = [one.name for one in found]
    wanted = ("en_US", "en_GB", *(name for name in names if name.startswith("en")), *names)
    return next((name for name in wanted if name in names), "")


def _folders() -> Iterable[Path]:
    yield own_folder()
    for name in _SYSTEM:
        yield Path(name).expanduser()
    spec = importlib.util.find_spec("spylls")
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        for name in CARRIED:
            yield Path(place) / "hunspell" / "data" / name


def _in_folder(folder: Path) -> Iterable[DictionaryFiles]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry, _count in zip(entries, range(_MOST_FILES), strict=False)]
    except (OSError, ValueError):
        return
    there = set(names)
    for name in sorted(names):
        stem, dot, kind = name.rpartition(".")
        if dot and kind == "dic" and f"{stem}.aff" in there and _is_wanted(stem):
            one = DictionaryFiles(stem, folder / f"{stem}.aff", folder / name)
            if _fits(one.aff, LARGEST_AFF) and _fits(one.dic, LARGEST_DIC):
                yield one


def _is_wanted(stem: str) -> bool:
    language, *more = re.split("[_-]", stem)
    return _NAME.fullmatch(stem) is not None and ("Latn" in more or _OTHER_LETTERS.fullmatch(language) is None)


def _fits(file: Path, largest: int) -> bool:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return False
    return stat.S_ISREG(status.st_mode) and 0 < status.st_size <= largest
