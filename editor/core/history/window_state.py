"""The file of the window's state, which several windows write: each keeps what it changed, and none takes back what
another one did.

Of each key the last change counts; in a table (reading places, former addresses) that of each entry, and what two
windows put into a list (the recent posts) is in it. So it does not matter which window is closed last.
"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from editor.core.disk import regular, store
from editor.core.errors import FileChangedError

State = dict[str, Any]
FILE = "window.json"
MOUNTS = "mounts"
"""The key of a table: on which drive each library lay, once posts were read or written there."""
_ATTEMPTS = 5
_MISSING = object()


def read_state(path: Path) -> State:
    """The state in the file; empty where there is none that can be read."""
    try:
        return _parsed(regular.read(path)) or {}
    except OSError:
        return {}


def keep_state(path: Path, before: State, mine: State, own: Collection[str] = ()) -> None:
    """Write into the file what this window changed since its state was `before`; it is `mine` now. The keys of `own`
    are the window's own, whatever others wrote. A file that is gone or damaged is made anew of all that this window
    knows. Raises FileError."""
    store.make_folder(path.parent, path.parent)
    for attempt in range(_ATTEMPTS):
        try:
            data = regular.read(path)
            there, expected = _parsed(data), store.digest(data)
        except FileNotFoundError:
            there, expected = None, store.ABSENT
        except OSError:
            there, expected = None, None
        made = merged(before, mine, before if there is None else there, own)
        try:
            store.write(path, as_bytes(made), expected)
        except FileChangedError:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def as_bytes(state: State) -> bytes:
    """The contents of the file for `state`."""
    return json.dumps(state, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def merged(before: State, mine: State, there: State, own: Collection[str] = ()) -> State:
    """The state `there`, with what became of `before` in `mine`."""
    found: State = {}
    for key in dict.fromkeys((*there, *mine)):
        old, new, other = before.get(key, _MISSING), mine.get(key, _MISSING), there.get(key, _MISSING)
        value = new if key in own else _value(old, new, other)
        if value is not _MISSING:
            found[key] = value
    return found


def _value(old: Any, new: Any, other: Any) -> Any:
    if _same(new, old):
        return other
    if _same(other, old) or _same(new, other):
        return new
    if isinstance(new, dict) and isinstance(other, dict):
        return _table(old if isinstance(old, dict) else {}, new, other)
    if isinstance(new, list) and isinstance(other, list):
        return _list(old if isinstance(old, list) else [], new, other)
    return new


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same in their order, too: the entries of a table that came last go last."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one.items()) == list(other.items())
    return type(one) is type(other) and one == other


def _table(old: State, new: State, other: State) -> State:
    """The entries of both; those that were changed here stand last, as the latest."""
    changed = {key: value for key, value in new.items() if not _same(old.get(key, _MISSING), value)}
    stays = {key: value for key, value in other.items() if key not in changed and (key in new or key not in old)}
    return stays | changed


def _list(old: list[Any], new: list[Any], other: list[Any]) -> list[Any]:
    """The entries of `new`, of which the first is the latest, and those that others put into theirs; as many as the
    longer one has."""
    added = [entry for entry in other if entry not in old and entry not in new]
    return (new[:1] + added + new[1:])[: max(len(new), len(other))] if new else []


def _parsed(data: bytes) -> State | None:
    """The state that the contents of a file say; None where they are no state."""
    try:
        value = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
