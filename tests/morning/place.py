"""Folders of a person of its own."""

import os
from pathlib import Path


def settle_in(place: Path) -> Path:
    """Have the person's folders below `place`; the library. Before Qt is loaded."""
    os.environ.update(HOME=str(place), RONPYO_LIBRARY=str(place / "library"), LANG="C.UTF-8")
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        os.environ[f"XDG_{name}_HOME"] = str(place / name.lower())
    return place / "library"
