"""`ronpyo install-desktop`: menu entry and icon for a program that came by pip, pipx or uv, for one person."""

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from editor.commandline import desktop_files
from editor.commandline.arguments import Arguments, no_words
from editor.commandline.output import say
from editor.core import paths
from editor.core.errors import RonpyoError
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Make the menu entry, or with `--remove` take it away. Raises UsageError, RonpyoError and OSError."""
    no_words(arguments)
    if sys.platform in ("win32", "darwin"):
        raise RonpyoError(
            tr("Nothing was changed: this command is for Linux; elsewhere the menu is made by the package of Ronpyo.")
        )
    data = desktop_files.data_folder(os.environ)
    if arguments.has("--remove"):
        found = desktop_files.remove(data)
        said = tr("The menu entry is gone.") if found else tr("There was no menu entry.")
        say("\n".join([said, *map(str, found)]))
        return 0
    command = own_command(sys.argv[0], os.environ)
    say("\n".join([tr("Ronpyo stands in the menu of the desktop."), *map(str, desktop_files.install(data, command))]))
    return 0


def own_command(started: str, environment: Mapping[str, str]) -> list[str]:
    """The words that start this program again, wherever somebody is; `started` is the program's argv[0].

    Raises RonpyoError where the program will not be there for long, or its menu entry is made by another one.
    """
    if environment.get("FLATPAK_ID"):
        raise RonpyoError(tr("Nothing was changed: Flatpak has made the menu entry already."))
    image = environment.get("APPIMAGE", "")
    if image and getattr(sys, "frozen", False):
        return [image]
    if getattr(sys, "frozen", False):
        return [sys.executable]
    if _is_passing(Path(sys.prefix), environment):
        raise RonpyoError(
            tr(
                "Nothing was changed: Ronpyo runs from a folder that is cleared now and then ({folder}). "
                "Please install it first, by “pipx install” or “uv tool install”.",
                folder=sys.prefix,
            )
        )
    script = Path(started).absolute()
    for found in (script, Path(sys.executable).with_name(paths.APP), Path(shutil.which(paths.APP) or "")):
        if found.name == paths.APP and found.is_file() and os.access(found, os.X_OK):
            return [str(found)]
    return [sys.executable, "-P", "-m", "editor"]


def _is_passing(prefix: Path, environment: Mapping[str, str]) -> bool:
    """Whether the environment lies in a cache (`uvx`, `pipx run`) or among temporary files."""
    caches = [environment.get("XDG_CACHE_HOME", ""), environment.get("UV_CACHE_DIR", ""), tempfile.gettempdir()]
    return ".cache" in prefix.parts or any(
        Path(cache) in prefix.parents for cache in caches if Path(cache).is_absolute()
    )
