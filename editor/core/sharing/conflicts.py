"""Conflict copies: which files of a folder are another version of a post, not a post.

Where two machines changed one file, a sync client keeps one version under the file's name and puts the other one beside
it under a name of its own making. Some of these names say by their form alone what they are; others (OneDrive's, with
the name of the machine, or a number) could be a post of their own, and only the same post id inside proves them.
"""

import contextlib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from editor.core.disk import regular
from editor.core.file.postfile import PostFile
from editor.core.text.patterns import pattern

OURS = ("mine", "theirs", "copy", "original")
"""The words of the names under which Ronpyo itself keeps another version: `NAME.theirs.md`, `NAME.theirs-2.md`…"""

_OURS = pattern(rf"\.(?:{'|'.join(OURS)})(?:-\d+)?$")
_SUFFIX = pattern(r"\.[A-Za-z0-9]{1,10}$")

# By the root that each form holds, which is looked for first. Dropbox says it in the person's language; Nextcloud,
# ownCloud, Seafile, Box, pCloud and others in English.
_WORDS = {
    "onfli": (
        "conflict(?:ed|ing)? cop(?:y|ies)", "in Konflikt stehende Kopie", "Konfliktkopie", "copie en conflit",
        "copia en conflicto", "copia (?:in )?conflitto", "c[oó]pia em conflito", "conflicterende kopie",
        "case conflict", "unicode encoding conflict", "white ?space conflict", "sfconflict",
    ),
    "競合": ("競合コピー", "競合したコピー", "競合するコピー", "大文字(?:と|・|/)?小文字の競合"),
    "冲突": ("冲突副本",),
    "衝突": ("衝突複本", "衝突副本"),
    "충돌": ("충돌 사본", "충돌 복사본"),
    "конфликт": ("конфликтующая копия",),
    "clash": ("case clash from",),
}  # fmt: skip
_INSIDE = r"(?:[^()]|\([^()]*\))*"
_ANY_WORDS = "|".join(chain.from_iterable(_WORDS.values()))
_FORMS = {
    "": (rf" ?\({_INSIDE}(?:{_ANY_WORDS}){_INSIDE}\)$", rf" ?（[^（）]*(?:{_ANY_WORDS})[^（）]*）$"),
    "onfli": (
        r" \([^()]+['’]s conflict(?:ed)?(?: \d{4}-\d{2}-\d{2}[^()]*)?\)$",
        r" [(\[]conflict(?:ed)?(?: \d+)?[)\]]$",
        r"[._~-]sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?$",  # Syncthing
        r"_conflict-(?:.+-)?\d{8}-\d{6}$",  # ownCloud up to 2.4
        r"_[^_]+_[A-Za-z]{3}-\d{2}-\d{4,6}-\d{4}_(?:Case)?Conflict$",  # Synology Drive
        r"\.conflict(?:-\d+)?$",  # Resilio
    ),
    **{f".{word}": (rf"\.{word}(?:-\d+)?$",) for word in OURS},
}
"""The ends of names that say it by their form, by the root that each holds; "": that of its words."""
_ROOTS = tuple(root for root in {**_WORDS, **_FORMS} if root)


@cache
def _certain() -> tuple[re.Pattern[str], ...]:
    """Made when a name first gives reason to look closer: it takes 6 ms."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in chain.from_iterable(_FORMS.values()))


@cache
def _numbers() -> tuple[re.Pattern[str], ...]:
    patterns = (
        r" ?\(\d{1,3}\)$",  # Google Drive, browsers
        r"（\d{1,3}）$",
        r" \d{1,3}$",  # iCloud
        r"_conf\(\d+\)$",  # Google Drive
    )
    return tuple(map(re.compile, patterns))


@cache
def _machine() -> re.Pattern[str]:
    """OneDrive appends the name of the machine: in capitals on Windows, or as people and makers call theirs."""
    return re.compile(
        r"(?:(?=[0-9_-]*[A-Z])[A-Z0-9][A-Z0-9_-]{1,14}|.{0,30}(?:PC|MacBook.{0,20}|iMac.{0,20}|Mac-?mini|Mac))"
        r"(?:-\d{1,3})?"
        r"|.{1,64}-safeBackup-\d{4}"  # its client for Linux
    )


def post_name(name: str) -> str | None:
    """The name of the post of which a file called `name` is a conflict copy by the form of its name; else None."""
    lower = name.lower()
    if not any(root in lower for root in _ROOTS):
        return None
    return next(iter(_without(name, _certain())), None)


def possible_names(name: str) -> tuple[str, ...]:
    """The names of posts of which a file called `name` may be a copy: the same id inside must prove it."""
    stem, suffix = _parted(name)
    dashes = [place for place, char in enumerate(stem) if char == "-"]
    machines = [stem[:place] for place in dashes if _machine().fullmatch(stem, place + 1)]
    return tuple(
        dict.fromkeys((*_without(name, _numbers()), *(short + suffix for short in machines if short.strip(" ."))))
    )


def copies(ids: Mapping[str, str]) -> dict[str, str]:
    """The conflict copies among the files of one folder, name → post id ("": none): name → name of the post.

    A copy whose post is gone, or that holds the id of another post, is a post: no text is out of sight.
    """
    folded = {_folded(name): name for name in ids}
    found: dict[str, str] = {}
    for name, own in ids.items():
        if (certain := post_name(name)) is not None and (post := folded.get(_folded(certain))) is not None:
            if not own or not ids[post] or own == ids[post]:
                found[name] = post
            continue
        for possible in possible_names(name) if own else ():
            if (post := folded.get(_folded(possible))) is not None and own == ids[post]:
                found[name] = post
                break
    return {name: _root(name, found) for name in found}


def copies_of(path: Path, post_id: str) -> list[Path]:
    """The conflict copies of the post at `path` that lie beside it, by name; empty where the folder is gone."""
    ids = {path.name: post_id}
    with contextlib.suppress(OSError):
        for entry in path.parent.iterdir():
            if entry.name == path.name or not _related(entry.name, path.name) or not entry.is_file():
                continue
            if post_name(entry.name) or possible_names(entry.name):
                with contextlib.suppress(OSError):
                    ids[entry.name] = PostFile.parse(regular.read(entry)).fields.id
    return [path.with_name(name) for name, post in sorted(copies(ids).items()) if post == path.name]


def is_ours(name: str) -> bool:
    """Whether Ronpyo itself gave another version of a post this name."""
    return _OURS.search(_parted(name)[0]) is not None


def is_copy(path: Path) -> bool:
    """Whether `path` is a conflict copy by its name, and its post lies beside it."""
    name = post_name(path.name)
    return name is not None and path.with_name(name).is_file()


def _related(name: str, post: str) -> bool:
    """Whether `name` begins as `post` does: a copy of a copy has the whole stem in front, too."""
    return _folded(name).startswith(_folded(_SUFFIX.sub("", post)))


def _without(name: str, patterns: tuple[re.Pattern[str], ...]) -> tuple[str, ...]:
    stem, suffix = _parted(name)
    stems = [stem[: match.start()] for pattern in patterns if (match := pattern.search(stem))]
    return tuple(dict.fromkeys(shorter + suffix for shorter in stems if shorter.strip(" .")))


def _parted(name: str) -> tuple[str, str]:
    suffix = found[0] if (found := _SUFFIX.search(name)) else ""
    return name[: len(name) - len(suffix)], suffix


def _root(name: str, found: Mapping[str, str]) -> str:
    """The post at the end of a chain of copies of copies; each link is shorter than its copy, so there is an end."""
    while name in found:
        name = found[name]
    return name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name)
