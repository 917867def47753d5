"""Libraries of this person: folders of posts that this program keeps, as against folders that came from somebody else.

What lies beside a post is believed only where it is part of such a library: an `originals` folder, above all, whose
HTML is exported word for word. A library is the default folder, one that is chosen in the settings, or one that was
imported into on this machine. The list is kept in the person's state folder.
"""

import json
import os
from pathlib import Path

from editor.core import paths
from editor.core.disk import regular, store

_MOST = 200  # libraries
_LARGEST = 1 << 20  # bytes of the list


def _list() -> Path:
    return paths.state() / "libraries.json"


def known() -> list[str]:
    """The real paths of all libraries, the default one first. Never raises: what cannot be read is not known."""
    return [os.path.realpath(paths.default_library()), *_remembered()]


def remember(library: Path) -> None:
    """Count `library` among the person's own from now on. Raises FileError where the list cannot be written."""
    place = os.path.realpath(library)
    if place in known():
        return
    listed = [place, *_remembered()][:_MOST]
    store.make_folder(paths.state(), paths.state())
    store.write(_list(), json.dumps(listed, ensure_ascii=True, indent=1).encode(), None)


def around(folder: Path) -> list[Path]:
    """The libraries in which `folder` lies, the nearest first."""
    place = Path(os.path.realpath(folder))
    found = {library for name in known() if place.is_relative_to(library := Path(name))}
    return sorted(found, key=lambda library: len(library.parts), reverse=True)


def _remembered() -> list[str]:
    try:
        listed = json.loads(regular.read(_list(), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return []
    return [name for name in listed if isinstance(name, str) and name] if isinstance(listed, list) else []
