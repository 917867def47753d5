"""The values of a header as plain data: mappings, lists and texts; and the fault that stops its reading.

No scalar has a type of its own here: `10:00`, `no` and `2025-04-02` are the text that the author wrote, whatever a YAML
or TOML library would make of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Data: TypeAlias = dict[str, Value]
Path: TypeAlias = tuple[str, ...]


class Plain(str):
    """A text to be written without quotes although other programs may give it a type: a date, a number, a yes or no."""

    __slots__ = ()


@dataclass(eq=False)
class Fault(Exception):  # noqa: N818 — it is kept as well as raised
    """A header that cannot be read or edited. `offset` is the place in the text of the header."""

    rule: str
    sentence: str
    offset: int = 0


def align(old: Sequence[object], new: Sequence[object]) -> list[tuple[int | None, bool]]:
    """The alignment of two lists: for each item of `new` the index of its origin in `old` (None: new), and if they are
    equal.

    Equal runs are paired first, then equal items that were moved, then rows that share a value, then the rest in order:
    an edited row keeps its comments and unknown keys. No item of `old` is used twice.
    """
    keys_old, keys_new = [repr(item) for item in old], [repr(item) for item in new]
    result: list[tuple[int | None, bool]] = [(None, False)] * len(new)
    free: dict[str, list[int]] = {}
    changed: list[tuple[Sequence[int], Sequence[int]]] = []
    from difflib import SequenceMatcher

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes():
        if kind == "equal":
            result[j1:j2] = [(i, True) for i in range(i1, i2)]
            continue
        changed.append((range(i1, i2), range(j1, j2)))
        for i in range(i1, i2):
            free.setdefault(keys_old[i], []).append(i)
    for _, added in changed:
        for j in added:
            if rest := free.get(keys_new[j]):
                result[j] = (rest.pop(0), True)
    used = {index for index, _ in result}
    for removed, added in [*changed, _joined(changed)]:
        left = [i for i in removed if i not in used]
        fresh = [j for j in added if result[j][0] is None]
        if len(left) * len(fresh) < 10_000:
            pairs = [(i, j) for j in fresh for i in left if _alike(old[i], new[j])]
            for i, j in pairs:
                if i not in used and result[j][0] is None:
                    result[j] = (i, False)
                    used.add(i)
    for removed, added in changed:
        left = [i for i in removed if i not in used]
        for i, j in zip(left, [j for j in added if result[j][0] is None], strict=False):
            result[j] = (i, False)
    return result


def _joined(changed: list[tuple[Sequence[int], Sequence[int]]]) -> tuple[list[int], list[int]]:
    return [i for removed, _ in changed for i in removed], [j for _, added in changed for j in added]


def _alike(a: object, b: object) -> bool:
    """Whether two rows share a value under one key, as a related post does whose date was corrected."""
    return isinstance(a, dict) and isinstance(b, dict) and any(a[key] and a[key] == b.get(key) for key in a)


def without_new_empty(data: Data, known: Data) -> Data:
    """`data` without empty values whose keys are not in `known`, in mappings within mappings as well."""
    result: Data = {}
    for key, value in data.items():
        inner = known.get(key)
        kept = without_new_empty(value, inner if isinstance(inner, dict) else {}) if isinstance(value, dict) else value
        if kept or key in known:
            result[key] = kept
    return result


def without_empty(data: Data) -> Data:
    """`data` without empty values at the top: for TOML no table is the same as an empty list."""
    return {key: value for key, value in data.items() if value not in ({}, [], None)}


def texts(value: Value) -> Iterable[str]:
    """Every text in `value`, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
