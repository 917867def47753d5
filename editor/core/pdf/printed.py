"""The parts of a printed page as the printing process tells them, and the margins of its paper."""

from dataclasses import dataclass
from typing import Any, NamedTuple


class Margins(NamedTuple):
    """Margins of the paper, in points."""

    left: float
    top: float
    right: float
    bottom: float


MARGINS = Margins(51.0, 51.0, 51.0, 57.0)
"""18 mm; 20 mm below, where the number of the page stands."""

_TABLE_ROLES = ("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")
ROLES = frozenset(
    ["Art", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "BlockQuote", "Caption", *_TABLE_ROLES]
)
"""Types of structure (14.8.4) that elements of a page have."""


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """One thing in the page: an element with a role, a piece of text, or an image.

    `parent` is the number of the element that it stands in, smaller than its own; -1: the page. `name` is the
    destination at which a piece begins, `words` those of a heading or in place of an image. Of a piece that has text
    from right to left, whose beginning has no place of its own, `name` is at the left side of the element around it and
    `side` at the right one; `backwards`: its lines begin there.
    """

    kind: str
    parent: int = -1
    role: str = ""
    name: str = ""
    side: str = ""
    backwards: bool = False
    words: str = ""
    scope: str = ""
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The parts of a printed page, in the order of its text."""

    title: str = ""
    language: str = ""
    entries: tuple[PrintedEntry, ...] = ()

    @classmethod
    def from_json(cls, values: Any) -> "PrintedPage":
        """The page that the process tells; what is none of an entry is left out with all that stands in it."""
        if not isinstance(values, dict):
            return cls()
        entries: list[PrintedEntry] = []
        listed = values.get("entries")
        for number, one in enumerate(listed if isinstance(listed, list) else ()):
            entries.append(_entry(one if isinstance(one, dict) else {}, number))
        return cls(_text(values.get("title")), _text(values.get("language")), tuple(entries))


def _entry(values: dict[str, Any], number: int) -> PrintedEntry:
    parent, role = values.get("parent"), _text(values.get("role"))
    return PrintedEntry(
        kind=_text(values.get("kind")),
        parent=parent if isinstance(parent, int) and -1 <= parent < number else -1,
        role=role if role in ROLES else "Div",
        name=_text(values.get("name")),
        side=_text(values.get("side")),
        backwards=values.get("backwards") is True,
        words=_text(values.get("words")),
        scope="Row" if values.get("scope") == "Row" else "Column",
        columns=_count(values.get("columns")),
        rows=_count(values.get("rows")),
    )


def _text(value: Any) -> str:
    return value[:2000] if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and 1 <= value <= 10_000 else 1
