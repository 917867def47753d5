"""Findings that the author wants to hear no more of in one post, kept apart from its text, by the post's id.

    state/ignored/<key of the post>.json

A finding is known again by its rule, its words and what stands beside them on one side, never by its line: so it stays
ignored while the text around it is edited, and the file may be renamed. Of the same words in two places only the one
that was meant is ignored.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from editor.core import paths
from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.errors import FileError
from editor.core.history.version_place import PostPlace
from editor.core.problem import Problem
from editor.core.words import tr

NEAR = 6
"""Characters on each side of the words by which they are known again."""
MOST = 500
"""Findings that are kept of one post; the oldest give way."""
_LONGEST = 200  # characters
_LARGEST = 1 << 20  # bytes of a file
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding: its rule, the field ("" in the text; lists without the number), its words, and what stands around."""

    rule: str
    field: str
    words: str
    before: str
    after: str

    def is_same(self, other: "Ignored") -> bool:
        """Whether `other` is this finding, though one of its sides may have been edited since."""
        if (self.rule, self.field, self.words) != (other.rule, other.field, other.words):
            return False
        if not self.before and not self.after and not other.before and not other.after:
            return True
        beside = (self.before and self.before == other.before) or (self.after and self.after == other.after)
        return bool(beside)


def known_by(problem: Problem, text: str) -> Ignored:
    """The key by which `problem` is recognised again. `text` is the line, or the text of the field, in which it
    stands."""
    field = ".".join(part for part in problem.field.split(".") if not part.isdigit())
    if not problem.column:  # a whole line, or a whole field
        words = "" if text.strip() else problem.message
        return Ignored(problem.rule, field, words, text.strip()[: 2 * NEAR], text.strip()[-2 * NEAR :])
    start = problem.column - 1
    end = start + len(problem.words.partition("\n")[0])
    before, after = text[:start].rstrip()[-NEAR:], text[end:].lstrip()[:NEAR]
    return Ignored(problem.rule, field, problem.words[:_LONGEST], before, after)


def parted(
    problems: Iterable[tuple[Problem, Ignored]], ignored: Sequence[Ignored]
) -> tuple[list[tuple[Problem, Ignored]], list[tuple[Problem, Ignored]]]:
    """The problems to tell, and those that are ignored."""
    rules = {one.rule for one in ignored}
    told: list[tuple[Problem, Ignored]] = []
    quiet: list[tuple[Problem, Ignored]] = []
    for problem, known in problems:
        is_quiet = known.rule in rules and any(one.is_same(known) for one in ignored)
        (quiet if is_quiet else told).append((problem, known))
    return told, quiet


def ignored_folder() -> Path:
    """The folder of the person's ignored findings."""
    return paths.state() / "ignored"


def read(place: PostPlace, root: Path | None = None) -> tuple[Ignored, ...]:
    """The ignored findings of the post at `place`; none where the file cannot be read: then all is told."""
    try:
        return _read(_path(place, root))[0]
    except (OSError, ValueError, RecursionError):
        return ()


def ignore(place: PostPlace, one: Ignored, root: Path | None = None) -> None:
    """Keep `one` among the ignored findings of the post. Raises FileError."""
    _change(place, root, lambda there: (*(other for other in there if not other.is_same(one)), one)[-MOST:])


def tell_again(place: PostPlace, ones: Sequence[Ignored], root: Path | None = None) -> None:
    """Take `ones` back. Raises FileError."""
    _change(place, root, lambda there: tuple(o for o in there if not any(o.is_same(one) for one in ones)))


def _path(place: PostPlace, root: Path | None) -> Path:
    return (root or ignored_folder()) / f"{place.key}.json"


def _change(place: PostPlace, root: Path | None, change: Any) -> None:
    path = _path(place, root)
    try:
        there, expected = _read(path)
    except (ValueError, RecursionError):  # damaged: what is ignored is told again, which harms nobody
        there, expected = (), None
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    values = {"version": _VERSION, "ignored": [asdict(one) for one in change(there)]}
    store.make_folder(path.parent, path.parent.parent)
    store.write(path, json.dumps(values, ensure_ascii=False, indent=1).encode("utf-8", "replace"), expected)


def _read(path: Path) -> tuple[tuple[Ignored, ...], str]:
    """The values in a file, and its digest. Raises OSError, and ValueError for what is no such file."""
    data = regular.read_if_there(path, _LARGEST)
    if data is None:
        return (), store.ABSENT
    values = json.loads(data)
    if not isinstance(values, dict) or not isinstance(values.get("ignored"), list):
        raise ValueError("no ignored findings")
    found = [
        Ignored(**one)
        for one in values["ignored"][-MOST:]
        if isinstance(one, dict)
        and set(one) == set(Ignored.__slots__)
        and all(isinstance(value, str) for value in one.values())
    ]
    return tuple(found), store.digest(data)
