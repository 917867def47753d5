"""Names for post files and their image folders, fit for every file system and for an address in Markdown.

A name is made of letters, marks and digits of any script, `-`, `_` and `.`, in NFC: no space, bracket, `#` or `%` that
would end an address or need escaping, nothing that Windows, a shell or a sync client stumbles over.
"""

import os
import re
import unicodedata
from datetime import date, datetime
from pathlib import Path, PureWindowsPath

from editor.core.disk import system
from editor.core.disk.system_disk import LONGEST_NAME, units
from editor.core.text.dates import parse_date
from editor.core.text.patterns import pattern

MAX_BYTES = 120
"""The most bytes of a file name, suffix included: the temporary file and conflict copies of sync clients need room,
too."""

SUFFIX = ".md"
SUFFIXES = (SUFFIX, ".markdown")
"""The suffixes of post files."""
EMPTY = "post"
_BELOW = 60
"""UTF-16 units that the path of a post leaves free for the names of its images and for temporary files beside it."""
_LEAST = 40
"""Bytes that a name gets however long its folder's path is: where that is too long, the disk says so."""

_RESERVED = pattern(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_DASHES = pattern(r"-{2,}")


def is_reserved(name: str) -> bool:
    """Whether Windows takes `name` for a device: CON, NUL, LPT1 and others, whatever stands behind a dot.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    return _RESERVED.match(name) is not None


def leads_to_network(name: str) -> bool:
    """Whether `name`, as a post or a page has it, is a place on another machine (`//host/share/a.png`): on Windows the
    mere look at it signs the person in there, at whatever host the text names."""
    return system.disk().reaches_network and PureWindowsPath(name).drive.startswith("\\\\")


def slug(text: str, limit: int = MAX_BYTES) -> str:
    """`text` as a part of a file name of at most `limit` bytes in UTF-8; "post" where nothing of it can be kept.

    Latin text becomes lower case words joined by dashes; Japanese stays as it is.
    """
    return _name_of(text, limit) or EMPTY


def has_words(text: str) -> bool:
    """Whether anything of `text` can be kept in a name: of signs and emoji alone nothing can."""
    return bool(_name_of(text, MAX_BYTES))


def _name_of(text: str, limit: int) -> str:
    text = unicodedata.normalize("NFC", text)
    kept = "".join(map(_kept, text))
    if kept.isascii():
        kept = kept.lower()
    name = cut(_DASHES.sub("-", kept).strip("-._"), limit)
    if is_reserved(name):
        name = cut(f"{EMPTY}-{name}", limit)
    return name


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LMN" or char in "_.-":
        return char
    return "" if category in ("Cf", "Cc", "Cs", "Co", "Cn") and not char.isspace() else "-"


def cut(text: str, limit: int) -> str:
    """At most `limit` bytes of `text`, no character or letter with its marks cut in two, and no `-._` at its ends."""
    text = text.lstrip("".join(char for char in set(text) if unicodedata.category(char)[0] == "M"))
    if len(text.encode("utf-8")) > limit:
        kept = text.encode("utf-8")[:limit].decode("utf-8", "ignore")
        while kept and unicodedata.category(text[len(kept)])[0] == "M":
            kept = kept[:-1]
        text = kept
    return text.strip("-._")


def new_path(library: Path, day: "date | str", title: str, permalink: str = "") -> Path:
    """A free path `YYYY/YYYY-MM-DD-slug.md` in `library` for a new post; nothing is made there.

    `day` is a date or the text of one (today, where it is none). The slug is the permalink or made of the title. Free
    means: no file or image folder has this name, letter case and Unicode composition aside.
    """
    found = parse_date(day) if isinstance(day, str) else day
    when = found or datetime.now().astimezone()
    folder = library / f"{when.year:04d}"
    prefix = f"{when.year:04d}-{when.month:02d}-{when.day:02d}-"
    return free_path(folder, prefix, permalink if permalink.strip("-._") else title, taken_names(folder))


def unseen_path(library: Path, when: datetime | None = None) -> Path:
    """A path for a new post where nobody can look which names are free: it has the seconds of `when` (None: now)."""
    when = when or datetime.now().astimezone()
    prefix = f"{when.year:04d}-{when.month:02d}-{when.day:02d}-"
    return free_path(library / f"{when.year:04d}", prefix, f"post {when:%H%M%S}", set())


def taken_names(folder: Path) -> set[str]:
    """The names in `folder` as `free_path` compares them."""
    try:
        return {folded_name(entry.name) for entry in folder.iterdir()}
    except OSError:
        return set()


def room(folder: Path, below: int = 0) -> int:
    """The most bytes of a file name in `folder`, suffix included: fewer than MAX_BYTES where the system bounds whole
    paths (Windows) and the folder's is long. `below` units are left free behind it."""
    left = system.disk().name_room(folder)
    return MAX_BYTES if left is None else max(_LEAST, min(MAX_BYTES, left - below))


def free_path(folder: Path, prefix: str, words: str, taken: set[str], number: int = 1) -> Path:
    """A path in `folder` whose name is `prefix` and the slug of `words`, with a number where it is `taken` already.

    `number` is the first one that is tried; 1 stands for none.
    """
    most = room(folder, _BELOW)
    while True:
        stem = numbered_stem(prefix, words, number, most)
        if not taken & {folded_name(stem), folded_name(stem + SUFFIX)}:
            return folder / (stem + SUFFIX)
        number += 1


def numbered_stem(prefix: str, words: str, number: int, most: int = MAX_BYTES) -> str:
    """The name without suffix that is made of `prefix`, the slug of `words` and a `number`; 1 stands for none. With its
    suffix it has `most` bytes at most."""
    ending = "" if number == 1 else f"-{number}"
    return prefix + slug(words, most - len(prefix) - len(ending) - len(SUFFIX)) + ending


def has_name(path: Path, folder: Path, prefix: str, words: str) -> bool:
    """Whether `path` is one that `free_path` gives for these, with whatever number."""
    number = re.search(r"-(\d{1,9})$", path.stem)
    numbers = (1, int(number[1])) if number else (1,)
    most = room(folder, _BELOW)
    return path.parent == folder and path.stem in {numbered_stem(prefix, words, n, most) for n in numbers}


def take(path: Path, taken: set[str]) -> None:
    """Count the post file `path` and its image folder among the `taken` names."""
    taken.update((folded_name(path.name), folded_name(path.stem)))


def folded_name(name: str) -> str:
    """`name` without letter case and Unicode composition, as some file systems compare names."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def beside(path: Path, word: str, number: int = 1) -> Path:
    """The path beside `path` that says what another version of it is, as sync clients do: `NAME.mine.md`, then
    `NAME.mine-2.md`; the name is cut where a file system would not take it, or the whole path."""
    ending = f".{word}{'' if number == 1 else f'-{number}'}{path.suffix}"
    stem, left = path.stem, system.disk().name_room(path.parent)
    while stem and (
        len(os.fsencode(stem + ending)) > LONGEST_NAME or (left is not None and units(stem + ending) > left)
    ):
        stem = stem[:-1]
    return path.with_name(stem + ending)


def image_folder(post: Path) -> Path:
    """The folder beside the post file that holds its images."""
    return post.with_suffix("")
