"""The folder of a post's pictures when the post's file gets another name: whether it comes along, or stays."""

import os
from pathlib import Path

from editor.core.disk import names
from editor.core.disk.causes import cause
from editor.core.disk.names import folded_name, image_folder
from editor.core.errors import FileError
from editor.core.words import tr

_MOST_ENTRIES = 5_000  # of a folder of pictures that are looked at


def own_pictures(post: Path) -> Path | None:
    """The folder of the pictures of the post that is or was at `post`, and of nothing else: it may go where the post
    goes. None as `pictures_to_move` gives it. Raises FileError."""
    return pictures_to_move(post, post)


def pictures_to_move(old: Path, new: Path) -> Path | None:
    """The folder of the pictures of the post that is or was at `old` and is to be at `new`, of whatever letter case and
    Unicode form.

    None where there is none, where it holds posts or folders (`2025/` is not the pictures of `2025.md`), and where it
    is that of another post, too (`a.markdown` beside `a.md`): then it stays. Raises FileError.
    """
    try:
        found = _folders(old)
        if len(found) != 1 or found[0].is_symlink() or _is_shared(old, new):
            return None
        with os.scandir(found[0]) as entries:
            for number, entry in enumerate(entries):
                if number > _MOST_ENTRIES or entry.is_dir(follow_symlinks=False) or _is_post(entry.name):
                    return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        name = image_folder(old).name
        raise FileError(tr("{name} could not be read: {cause}", name=name, cause=cause(error))) from error
    return found[0]


def pictures_stayed(old: Path, new: Path) -> bool:
    """Whether the pictures of the post that was at `old` lie there still, now that it is at `new`: links to them must
    not follow then. Looks into the folder: not for the window's thread."""
    try:
        return any(folder.name != image_folder(new).name for folder in _folders(old))
    except OSError:
        return False


def _folders(post: Path) -> list[Path]:
    """The folders beside `post` that are called as that of its pictures. Raises OSError."""
    wanted = folded_name(image_folder(post).name)
    with os.scandir(post.parent) as entries:
        return [Path(entry.path) for entry in entries if folded_name(entry.name) == wanted and entry.is_dir()]


def _is_shared(old: Path, new: Path) -> bool:
    """Whether another post than that at `old` or `new` has its pictures in the same folder. Raises OSError."""
    stem = image_folder(old).name
    wanted = {folded_name(stem + suffix) for suffix in names.SUFFIXES}
    with os.scandir(old.parent) as entries:
        return any(folded_name(entry.name) in wanted and entry.name not in (old.name, new.name) for entry in entries)


def _is_post(name: str) -> bool:
    return name.lower().endswith(names.SUFFIXES) and not name.startswith(".")
