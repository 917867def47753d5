"""The values that PDF is written in (7.3), read from bytes and written again.

Numbers, true, false and null stay `Atom`s as they are spelled; names, references and strings have types of their own.
"""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias


class PdfError(ValueError):
    """Bytes that are no PDF of the kind that the web engine writes."""


class Atom(bytes):
    """A number or a keyword as it is spelled."""


class Name(bytes):
    """A name, without its slash and with its escapes."""


class Literal(bytes):
    """A string with its brackets, as it is spelled."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object `number`; generations are all 0."""

    number: int


Value: TypeAlias = Atom | Name | Literal | Ref | list[Any] | dict[Name, Any]

TOKEN = re.compile(
    rb"\s*(?:(?P<open><<|\[)|(?P<close>>>|\])|/(?P<name>[^\s()<>\[\]{}/%]*)|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<string>\()|(?P<word>[^\s()<>\[\]{}/%]+))"
)
_STRING = re.compile(rb"[^()\\]+|\\.|[()]", re.DOTALL)
_DEEPEST = 50


def text(words: str) -> Literal:
    """`words` as a string of text (7.9.2.2), in UTF-16."""
    return Literal(b"<FEFF" + words.encode("utf-16-be", "replace").hex().encode().upper() + b">")


def word(number: float) -> Atom:
    """A number."""
    return Atom(f"{number:.4f}".rstrip("0").rstrip(".").encode() if isinstance(number, float) else b"%d" % number)


def end_of_string(data: bytes, start: int) -> int:
    """The place behind the string in brackets that begins at `start`. Raises PdfError."""
    depth = 0
    for found in _STRING.finditer(data, start):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise PdfError("a string without an end")


def parse(data: bytes, at: int = 0, depth: int = 0) -> tuple[Value, int]:
    """The value at the place `at`, and the place behind it. Raises PdfError."""
    found = TOKEN.match(data, at)
    if found is None or depth > _DEEPEST:
        raise PdfError(f"no value at {at}")
    at = found.end()
    match found.lastgroup:
        case "name":
            return Name(found["name"]), at
        case "hex":
            return Literal(found["hex"]), at
        case "string":
            end = end_of_string(data, at - 1)
            return Literal(data[at - 1 : end]), end
        case "open":
            items, at = _items(data, at, depth)
            if found["open"] == b"[":
                return items, at
            names = [name for name in items[::2] if isinstance(name, Name)]
            if len(names) * 2 != len(items):
                raise PdfError(f"no dictionary at {found.start()}")
            return dict(zip(names, items[1::2], strict=True)), at
        case "word":
            return Atom(found["word"]), at
    raise PdfError(f"no value at {found.start()}")


def _items(data: bytes, at: int, depth: int) -> tuple[list[Value], int]:
    items: list[Value] = []
    while True:
        found = TOKEN.match(data, at)
        if found is not None and found.lastgroup == "close":
            return items, found.end()
        value, at = parse(data, at, depth + 1)
        if value == b"R" and isinstance(value, Atom) and len(items) >= 2:
            items.pop()
            value = Ref(whole(items.pop()))
        items.append(value)


def whole(value: object) -> int:
    """A whole number. Raises PdfError."""
    if isinstance(value, Atom) and value.isdigit():
        return int(value)
    raise PdfError(f"no whole number: {value!r}")


def real(value: object) -> float:
    """A number. Raises PdfError."""
    try:
        return float(bytes(value)) if isinstance(value, Atom) else float("nan")
    except ValueError:
        raise PdfError(f"no number: {value!r}") from None


def written(value: Value) -> bytes:
    """`value` as bytes."""
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, Name):
        return b"/" + value
    if isinstance(value, dict):
        return b"<<" + b" ".join(written(name) + b" " + written(item) for name, item in value.items()) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    return bytes(value)
