"""Three-way merging of what headers say: mappings key by key, lists item by item.

Where both sides changed a value in different ways, ours is taken and the conflict is told; of lists both sides' items
stay. A post that one side has published is published.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from editor.core.fields.spec import Status
from editor.core.text.merging import merged

_GONE = object()
_FURTHEST = [status.value for status in Status]
_IDENTITY = ("path", "url", "title")
"""The parts of a record by which it is known, the first of those that it has."""


@dataclass(frozen=True, slots=True)
class HeaderConflict:
    """A key, dotted, of which both sides changed the value; None: the key is not there."""

    key: str
    ours: Any
    theirs: Any

    def lines(self, value: Any) -> list[str]:
        """A value as lines for the person: `key: text`, the items of a list below it."""
        if value is None:
            return [f"# {self.key}"]
        if isinstance(value, list):
            return [f"{self.key}:", *(f"- {_told(item)}" for item in value)]
        return [f"{self.key}: {_told(value)}"]


def merged_data(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]
) -> tuple[dict[str, Any], list[HeaderConflict]]:
    """The data of the merged header, and what is contested in it."""
    conflicts: list[HeaderConflict] = []
    return _mapping(base, ours, theirs, "", conflicts), conflicts


def _mapping(
    base: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any], path: str, conflicts: list[HeaderConflict]
) -> dict[str, Any]:
    result = {}
    for key in [*ours, *(key for key in theirs if key not in ours)]:
        was, mine, other = (side.get(key, _GONE) for side in (base, ours, theirs))
        value = _value(was, mine, other, f"{path}{key}", conflicts)
        if value is not _GONE:
            result[key] = value
    return result


def _value(base: Any, ours: Any, theirs: Any, path: str, conflicts: list[HeaderConflict]) -> Any:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _mapping(base if isinstance(base, dict) else {}, ours, theirs, f"{path}.", conflicts)
    if isinstance(ours, list) and isinstance(theirs, list):
        return _list(base if isinstance(base, list) else [], ours, theirs, path, conflicts)
    if path == "status" and ours in _FURTHEST and theirs in _FURTHEST:
        return max(ours, theirs, key=lambda status: _FURTHEST.index(str(status)))
    conflicts.append(HeaderConflict(path, *(None if side is _GONE else side for side in (ours, theirs))))
    return theirs if ours is _GONE else ours


def _list(base: list[Any], ours: list[Any], theirs: list[Any], path: str, conflicts: list[HeaderConflict]) -> list[Any]:
    """The items of both sides. What both put at one place stands there one after another; an item that both changed,
    or that one side changed and the other took out, is told as contested."""
    by_key = _by_key([base, ours, theirs])
    before, mine, other = by_key
    result: dict[Any, Any] = {}
    contested = False
    for piece in merged(list(before), list(mine), list(other), lambda key: key):
        contested = contested or (piece.both and bool(piece.base))
        for key in (*piece.ours, *piece.theirs):
            if key not in result:
                result[key] = _item(key, by_key, path, conflicts)
    for side, across in ((mine, other), (other, mine)):
        for key, item in side.items():  # a record that one side changed, and that the other took out
            if key in before and key not in across and before[key] != item:
                contested = True
                result.setdefault(key, item)
    if contested:
        conflicts.append(HeaderConflict(path, ours, theirs))
    return list(result.values())


def _by_key(sides: list[list[Any]]) -> list[dict[Any, Any]]:
    """The items of each side by what they are known by. Where two of one side are known by the same, it is all that
    they hold, and of equal ones their number: each item has a key of its own."""
    several = {key for side in sides for key, number in Counter(map(_identity, side)).items() if number > 1}
    found: list[dict[Any, Any]] = []
    for side in sides:
        items: dict[Any, Any] = {}
        seen: Counter[Any] = Counter()
        for item in side:
            key = _identity(item)
            if key in several:
                key = ("", str(item), seen[str(item)])
                seen[str(item)] += 1
            items[key] = item
        found.append(items)
    return found


def _item(key: Any, sides: list[dict[Any, Any]], path: str, conflicts: list[HeaderConflict]) -> Any:
    base, ours, theirs = (side.get(key, _GONE) for side in sides)
    if _GONE in (ours, theirs):
        return theirs if ours is _GONE else ours
    return _value(base, ours, theirs, f"{path}[{key[1]}]" if isinstance(key, tuple) else path, conflicts)


def _identity(item: Any) -> Any:
    if isinstance(item, dict):
        return next(((name, str(item[name])) for name in _IDENTITY if item.get(name)), ("", str(item)))
    return str(item)


def _told(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_told(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_told, value)) + "]"
    return str(value)
