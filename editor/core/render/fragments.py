"""Fragments: the kept result of a rendered chunk, and the data of one while it is rendered."""

from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from editor.core.render.extensions.figures import ImageMarkup


class Lookups(dict[str, Any]):
    """A mapping that remembers which keys were asked for."""

    def __init__(self, *items: Any) -> None:
        super().__init__(*items)
        self.asked: set[str] = set()

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`."""
        self.asked.add(key)
        return super().get(key, default)

    def taken(self) -> frozenset[str]:
        """The keys that were asked for since the last time."""
        asked, self.asked = self.asked, set()
        return frozenset(asked)


def differing(old: dict[str, Any], new: dict[str, Any]) -> frozenset[str]:
    """The keys whose values are not the same in both; a `Lookups` does not notice."""
    keys: set[str] = dict.keys(old) | dict.keys(new)
    return frozenset(key for key in keys if dict.get(old, key) != dict.get(new, key))


@dataclass(slots=True, eq=False)
class Definitions:
    """The definitions of a chunk, or of all of them, for the whole post. An abbreviation with an empty title is taken
    back."""

    references: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.references or self.notes or self.titles)

    def add(self, other: "Definitions") -> None:
        """Take in what comes later in the text: the last definition of a name counts, the first one gives its place."""
        self.references.update(other.references)
        self.notes.update(other.notes)
        self.titles.update(other.titles)


@dataclass(slots=True, eq=False)
class Rendering:
    """A rendered chunk: what came out of it, and everything apart from its text that this depends on.

    - `definitions`: what it defines; always the same object for the same chunk, by which it is known;
    - `has_jump_break`: one stands in it; `takes_jump_break`: it is the first one of the post;
    - `references`, `names`: the link references and notes that were asked for, whether there are such or not;
    - `characters`: those that its text can have, where that was needed; `titles`: the abbreviations made of them;
    - `marks`: the notes that are marked, `places`: the id and number of each mark; `slugs`, `ids`: of its headings;
    - `blocks`: its clean HTML, `lines`: the line of each, from 0; `sources`: of its images.
    """

    definitions: Definitions | None = None
    has_jump_break: bool = False
    takes_jump_break: bool = False
    references: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    characters: frozenset[str] | None = None
    titles: tuple[tuple[str, str], ...] = ()
    has_images: bool = False
    marks: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    slugs: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    reaches_out: bool = True
    """Whether something of it matters to other chunks or to the post as a whole."""

    def complete(self) -> None:
        """Conclude whether it reaches out of its chunk: once all of it is there."""
        self.reaches_out = bool(self.definitions or self.has_jump_break or self.marks or self.slugs or self.sources)


@dataclass(slots=True, eq=False)
class Work:
    """A chunk on its way: its tree, and what the extensions hold of it. `lines` are those of the top-level blocks."""

    rendering: Rendering
    root: Element
    lines: dict[Element, int] = field(default_factory=dict)
    figures: list[tuple[Element, str, ImageMarkup, str]] = field(default_factory=list)
    jump_break: str = ""
    notes: Element | None = None
    marks: list[Element] = field(default_factory=list)
    headings: list[Element] = field(default_factory=list)
