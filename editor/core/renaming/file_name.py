"""The name of a post's file: made of its headline, which it follows until the post is published."""

import re
from pathlib import Path

from editor.core.disk import names
from editor.core.errors import FieldError
from editor.core.post import Fields, Status
from editor.core.words import tr

_PREFIX = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_UNSEEN = re.compile(r"post-[0-9]{6}(?:-[0-9]{1,9})?")
_LONGEST = 1_000  # characters of which a name is made: those behind have no room in it


def words_of(fields: Fields) -> str:
    """The words that the file of a post is called after; "" where it has none yet: signs and emoji alone are none."""
    headlines = (fields.title, fields.news.headline, fields.commentary.headline)
    return next(filter(names.has_words, (words.strip()[:_LONGEST] for words in headlines)), "")


def is_out(fields: Fields) -> bool:
    """Whether the post is published, or was: others may know it by its name."""
    return fields.status is Status.PUBLISHED or bool(fields.blogger.url.strip())


def is_given(path: Path, fields: Fields) -> bool:
    """Whether the file has the name that the program gives to a post with `fields`, and not one of the person's own."""
    prefix = _PREFIX.match(path.name)
    if prefix is None or path.suffix != names.SUFFIX:
        return False
    if _UNSEEN.fullmatch(path.stem[prefix.end() :]):
        return True
    return any(
        names.has_name(path, path.parent, prefix[0], words)
        for words in (words_of(fields), fields.permalink.strip(), "")
    )


def is_called_otherwise(path: Path, fields: Fields) -> bool:
    """Whether a post with `fields` has words for a name, and the file is not called after them."""
    prefix, words = _PREFIX.match(path.name), words_of(fields)
    return prefix is not None and bool(words) and not names.has_name(path, path.parent, prefix[0], words)


def following_path(path: Path, fields: Fields) -> Path | None:
    """The free path beside the file that a post with `fields` is called by now; None where it is called so, or has no
    words for a name. The day in it stays. Looks into the folder: not for the window's thread."""
    prefix = _PREFIX.match(path.name)
    if prefix is None or not is_called_otherwise(path, fields):
        return None
    own = {names.folded_name(path.name), names.folded_name(names.image_folder(path).name)}
    found = names.free_path(path.parent, prefix[0], words_of(fields), names.taken_names(path.parent) - own)
    return found if found != path else None


def why_kept(path: Path, fields: Fields) -> str:
    """A sentence that says why the file of a post with `fields` has no `following_path`."""
    if _PREFIX.match(path.name) is None:
        return tr(
            "“{name}” keeps its name: only names that begin with a day follow the headline. Give it a new one.",
            name=path.name,
        )
    if not words_of(fields):
        return tr("“{name}” keeps its name: the post has no headline to call it after.", name=path.name)
    return tr("“{name}” keeps its name: it is called after the headline already.", name=path.name)


def wished_path(path: Path, name: str) -> Path:
    """The path beside the file that is called `name` by the person, with the suffix of a post or without; the file
    keeps its own. Raises FieldError where no file can be called so."""
    name = name.strip()[:_LONGEST]
    suffix = next((end for end in (path.suffix, *names.SUFFIXES) if end and name.lower().endswith(end.lower())), "")
    stem = name.removesuffix(name[len(name) - len(suffix) :])
    if not names.has_words(stem) or re.search(r"[/\\\x00-\x1f]", stem):
        raise FieldError(tr("“{name}” is no name for a file.", name=name[:80]))
    wished = names.slug(stem, names.room(path.parent) - len(path.suffix.encode()))
    return path.with_name(wished + path.suffix)
