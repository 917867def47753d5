"""The fast path for headers written line by line as Ronpyo writes them, which nearly all are.

The tolerant reader of `core/file` keeps the place of every part, for editing; indexing ten thousand posts needs only
what they say. Whatever is not surely understood here is left to it, so that both always say the same.
"""

import re
from collections.abc import Callable, Sequence

from editor.core.file import schema
from editor.core.file.values import Data, Value
from editor.core.file.yaml_tree import NULLS
from editor.core.text.patterns import pattern

_LONGEST = 6_000  # characters: within the bounds of the tolerant reader whatever they are
_BAD = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_PLAIN = rf"[\w「『（【《〈](?:[^{_BAD}:#]|:(?=\S)|(?<=\S)#)*+(?<!\s)"
_SCALAR = rf"""(?:(?P<plain>{_PLAIN})|"(?P<double>[^"\\{_BAD}]*+)"|'(?P<single>[^'{_BAD}]*+)')"""
_ENTRY = pattern(rf"(?P<key>\w[\w./+-]{{0,200}}):(?P<value> (?:{_SCALAR}|\[(?P<flow>[^\[\]]*+)\]))?")
_ITEM = pattern(rf"- {_SCALAR}")
_FLOW = pattern(r"\w[\w ー・./+-]*+(?<! )")
_DASH = "- "

_Inner = Callable[[str], Callable[[Sequence[str], int], Value]]


class _UnclearError(Exception):
    """The header is for the tolerant reader."""


def plain_data(text: str) -> Data | None:
    """The data of the header `text`, as `YamlHeader.read(text).data`; None where it is not surely as plain as that."""
    if len(text) > _LONGEST or not text.endswith("\n"):
        return None
    try:
        return _mapping(text[:-1].split("\n"), 0, _top)
    except _UnclearError:
        return None


def _mapping(lines: Sequence[str], indent: int, inner: _Inner) -> Data:
    """Entries at `indent`; what stands below one is read by `inner(key)`."""
    found: Data = {}
    spaces = " " * indent
    at = 0
    while at < len(lines):
        entry = _ENTRY.fullmatch(lines[at], indent)
        if entry is None or not lines[at].startswith(spaces) or entry["key"] in found:
            raise _UnclearError
        first = at = at + 1
        while at < len(lines) and lines[at].startswith((spaces + " ", spaces + _DASH)):
            at += 1
        name, below = entry["key"], lines[first:at]
        if entry["value"] is None:
            found[name] = inner(name)(below, indent) if below else None
        elif below:
            raise _UnclearError
        elif entry["flow"] is None:
            found[name] = _value(entry)
        elif indent == 0 and name in schema.LABEL_KEYS:
            found[name] = _flow(entry["flow"])
        else:
            raise _UnclearError
    return found


def _top(name: str) -> Callable[[Sequence[str], int], Value]:
    if name in schema.LABEL_KEYS:
        return _list
    try:
        return _BELOW[name]
    except KeyError:
        raise _UnclearError from None


def _section(lines: Sequence[str], indent: int) -> Value:
    return _mapping(lines, indent + 2, lambda name: _list if name == "summary" else _nothing)


def _images(lines: Sequence[str], indent: int) -> Value:
    return _mapping(lines, indent + 2, lambda _path: _image)


def _image(lines: Sequence[str], indent: int) -> Value:
    return _mapping(lines, indent + 2, lambda _key: _nothing)


def _nothing(_lines: Sequence[str], _indent: int) -> Value:
    raise _UnclearError


def _list(lines: Sequence[str], indent: int) -> Value:
    """Texts behind dashes, right below their key or two spaces in."""
    start = _dashes(lines, indent)
    found: list[Value] = []
    for line in lines:
        item = _ITEM.fullmatch(line, start)
        if item is None or not line.startswith(" " * start):
            raise _UnclearError
        found.append(_value(item))
    return found


def _rows(lines: Sequence[str], indent: int) -> Value:
    """Mappings behind dashes."""
    start = _dashes(lines, indent)
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith(" " * start + _DASH):
            rows.append([])
        elif not rows:
            raise _UnclearError
        rows[-1].append(line)
    return [
        _mapping([" " * (start + 2) + first[start + 2 :], *rest], start + 2, lambda _: _nothing)
        for first, *rest in rows
    ]


def _dashes(lines: Sequence[str], indent: int) -> int:
    """The indices of the dashes of a list below a key at `indent`."""
    return indent if lines[0].startswith(_DASH, indent) else indent + 2


_BELOW: dict[str, Callable[[Sequence[str], int], Value]] = {
    "news": _section,
    "commentary": _section,
    "blogger": _section,
    "related": _rows,
    "images": _images,
}


def _value(found: "re.Match[str]") -> Value:
    plain = found["plain"]
    if plain is not None:
        return None if plain in NULLS else str(plain)
    return found["double"] if found["double"] is not None else found["single"]


def _flow(text: str) -> Value:
    items = text.split(", ") if text else []
    if not all(map(_FLOW.fullmatch, items)):
        raise _UnclearError
    return [None if item in NULLS else item for item in items]
