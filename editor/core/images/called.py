"""The names by which pictures are spoken of: short, where that says which one is meant."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from editor.core.images.blogger_address import is_remote


def called(paths: Iterable[str]) -> dict[str, str]:
    """The name of each picture of a post, by its path: its file's, without the folder, which is the same for most of
    them and as long as the headline; the whole path where two files have that name."""
    names = {path: _last(path) for path in paths}
    often = Counter(names.values())
    return {path: name if name and often[name] == 1 else path for path, name in names.items()}


def _last(path: str) -> str:
    if path.lower().startswith("data:"):
        return path[:40].split(",", maxsplit=1)[0].split(";", maxsplit=1)[0] + "…"  # what is in it can be megabytes
    if not is_remote(path):
        return path.rpartition("/")[2]
    return unquote(urlsplit(path).path.rpartition("/")[2])
