"""The place of a post's clips: in its library, by its id.

    clips/<id of the post>.json.gz

Found by the id, so that the post's file may be renamed and moved within the library; the id may be any text, and leads
nowhere else (`file/identity.py`). A post that lies in none of the person's libraries has its clips beside it: in the
folder above where its own is that of a year.
"""

from pathlib import Path

from editor.core.file.identity import file_stem
from editor.core.originals import libraries
from editor.core.text.patterns import pattern

FOLDER = "clips"
SUFFIX = ".json.gz"

_YEAR = pattern(r"\d{4}|undated|pages")


def library_of(folder: Path) -> Path:
    """The library that a post in `folder` belongs to."""
    if around := libraries.around(folder):
        return around[0]
    place = Path(folder).absolute()
    return place.parent if _YEAR.fullmatch(place.name) else place


def clips_path(library: Path, post_id: str) -> Path:
    """The path of the clips of the post `post_id` in `library`."""
    return library / FOLDER / f"{file_stem(post_id)}{SUFFIX}"
