"""The desktop's files of the program, in a person's own data folder: menu entry, icon, description, file kind.

The menu is that of the freedesktop.org specifications (Desktop Entry 1.4, Icon Theme, MIME Applications 1.0). No tool
of the desktop has to be there: the cache in which it looks up who opens a kind of file is brought up to date here, too.
"""

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, regular, store
from editor.core.errors import SaveError

NAME = "org.ronpyo.Ronpyo"
_ENTRY = Path("applications", f"{NAME}.desktop")
_ICON = Path("icons", "hicolor", "scalable", "apps", f"{NAME}.svg")
_DESCRIPTION = Path("metainfo", f"{NAME}.metainfo.xml")
_CACHE = Path("applications", "mimeinfo.cache")
_CACHE_HEAD = "[MIME Cache]"
_LARGEST = 4_000_000  # bytes of a cache


def data_folder(environment: Mapping[str, str]) -> Path:
    """The person's data folder: XDG_DATA_HOME, where that is a full path, or `~/.local/share`."""
    named = Path(environment.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def install(data: Path, command: Sequence[str]) -> list[Path]:
    """Put the files into `data` for a program that `command` starts; gives the files. Raises SaveError, OSError.

    What an earlier one put there is replaced, so it can be repeated.
    """
    template = _resource(f"{NAME}.desktop")
    entry = entry_of(template, command)
    files = {
        _ENTRY: entry.encode("utf-8"),
        _ICON: regular.read(paths.resources() / "icons" / "ronpyo.svg"),
        _DESCRIPTION: _resource(f"{NAME}.metainfo.xml").encode("utf-8"),
    }
    for name, contents in files.items():
        folders.make_folder((data / name).parent, data)
        store.write(data / name, contents, None)
    _change_cache(data, template, add=True)
    _touch_icons(data)
    return [data / name for name in files]


def remove(data: Path) -> list[Path]:
    """Take the files out of `data`; gives those that were there. Raises OSError where one cannot be removed."""
    found = [data / name for name in (_ENTRY, _ICON, _DESCRIPTION) if os.path.lexists(data / name)]
    for path in found:
        path.unlink()
    _change_cache(data, _resource(f"{NAME}.desktop"), add=False)
    _touch_icons(data)
    return found


def entry_of(template: str, command: Sequence[str]) -> str:
    """The menu entry that starts `command`, and is not shown once its program is gone.

    The specification lets no `=` stand in the name of a program, and GLib (2.74) shows no entry whose program has `%%`
    in its name, since it looks for just that: there a shell starts it.
    """
    by_shell = ("/bin/sh", "-c", 'exec "$0" "$@"') if set(command[0]) & set("%=") else ()
    words = " ".join(map(_quoted, (*by_shell, *command)))
    start = f"Exec={_as_value(words)} %f\nTryExec={_as_value(command[0])}"
    return re.sub(r"^Exec=.*$", lambda _match: start, template, count=1, flags=re.MULTILINE)


def _quoted(word: str) -> str:
    """A word of a command line as Exec has it: in quotes where it must be, a percent sign twice."""
    word = word.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", word):
        return word
    return '"' + re.sub(r'(["`$\\])', r"\\\1", word) + '"'


def _as_value(text: str) -> str:
    """A text as the value of a key: a backslash is written twice, a line end as `\\n`."""
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _resource(name: str) -> str:
    return regular.text(paths.resources() / "desktop" / name)


def _kinds(template: str) -> list[str]:
    """The kinds of files that the menu entry says the program opens."""
    found = re.search(r"^MimeType=(.*)$", template, flags=re.MULTILINE)
    return [kind for kind in (found[1] if found else "").split(";") if kind]


def cache_with(text: str, kinds: Sequence[str], name: str) -> str:
    """The cache `text` in which the entry `name` opens `kinds`, last of those that do."""
    lines = _without(text.splitlines(), name)
    if _CACHE_HEAD not in lines:
        lines.insert(0, _CACHE_HEAD)
    for kind in kinds:
        place = next((i for i, line in enumerate(lines) if line.startswith(f"{kind}=")), None)
        if place is None:
            lines.append(f"{kind}={name};")
        else:
            lines[place] = f"{lines[place].rstrip(';')};{name};"
    return "\n".join(lines) + "\n"


def cache_without(text: str, name: str) -> str:
    """The cache `text` in which the entry `name` opens nothing; "" where nothing is left in it."""
    lines = _without(text.splitlines(), name)
    return "\n".join(lines) + "\n" if any(line not in ("", _CACHE_HEAD) for line in lines) else ""


def _without(lines: list[str], name: str) -> list[str]:
    kept = []
    for line in lines:
        kind, equals, names = line.partition("=")
        others = [other for other in names.split(";") if other]
        if not equals or name not in others:
            kept.append(line)
        elif others != [name]:
            kept.append(f"{kind}={';'.join(other for other in others if other != name)};")
    return kept


def _change_cache(data: Path, template: str, *, add: bool) -> None:
    """Bring the cache of file kinds up to date. What cannot be read or written is left as it is: the desktop's own tool
    makes it anew from the entries whenever it runs."""
    path = data / _CACHE
    with contextlib.suppress(OSError, ValueError, SaveError):
        text = regular.text(path, _LARGEST) if path.exists() else ""
        entry = f"{NAME}.desktop"
        changed = cache_with(text, _kinds(template), entry) if add else cache_without(text, entry)
        if changed and changed != text:
            store.write(path, changed.encode("utf-8"), None)
        elif not changed and path.exists():
            path.unlink()


def _touch_icons(data: Path) -> None:
    """Make the desktop look for icons again: it compares the time of the theme's folder with that of its own cache."""
    with contextlib.suppress(OSError):
        os.utime(data / "icons" / "hicolor")
