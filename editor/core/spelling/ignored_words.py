"""The words that the author wants to have ignored in one post, beside the findings of the checks that are ignored there
(`core/history/ignored.py`): they stay so when the post is opened again or its file is renamed."""

from pathlib import Path

from editor.core.history import ignored
from editor.core.history.ignored import Ignored
from editor.core.history.version_place import PostPlace

_RULE = "spelling"
"""The name under which they lie there: no rule of the checks has it."""


def read_words(place: PostPlace, root: Path | None = None) -> frozenset[str]:
    """The words that are ignored in the post at `place`; none where that cannot be read."""
    return frozenset(one.words for one in ignored.read(place, root) if one.rule == _RULE)


def ignore(place: PostPlace, word: str, root: Path | None = None) -> None:
    """Ignore `word` in the post from now on. Raises FileError."""
    ignored.ignore(place, _known(word), root)


def check_again(place: PostPlace, word: str, root: Path | None = None) -> None:
    """Take that back. Raises FileError."""
    ignored.tell_again(place, (_known(word),), root)


def _known(word: str) -> Ignored:
    return Ignored(_RULE, "", word, "", "")
