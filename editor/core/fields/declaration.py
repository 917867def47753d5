"""The declaration of a header field: the default of an attribute of a frozen dataclass.

    location: str = text(Group.POST, lambda: tr("Location"))

`declared(Values)` collects these. An attribute that is itself a dataclass of declared attributes is a section.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from editor.core.words import tr

LazyText = Callable[[], str]
"""A sentence in the person's language, which is known only once the window is there."""

_DECLARED = "declared"


class FieldKind(Enum):
    """The kind of a field's value. The value of all but lists and tables is one text."""

    TEXT = "text"
    DATE = "date"
    STATUS = "status"
    TEXTS = "texts"
    """A list of texts."""
    ROWS = "rows"
    """A list of records: mappings of texts."""
    TABLE = "table"
    """Records by a name, which is the record's first part."""


class Group(Enum):
    """The part of a post that a field belongs to, in the order in which a comparison shows them."""

    TITLE = "title"
    NEWS = "news"
    COMMENTARY = "commentary"
    BODY = "body"
    """The text, which is no field."""
    RELATED = "related"
    IMAGES = "images"
    POST = "post"
    PROGRAMS = "programs"
    """Fields that programs write: the person edits none of them."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `name` is its place in `Fields` and in the header, and its name for `ronpyo set`: "news.headline".

    `label` is what the window calls it, `undo` an edit of it ("" where lists name each kind of edit themselves).
    `keys` are other keys under which other programs keep it, in order of preference. `spaced`: those of them under
    which a text is several, parted by spaces. `parts` are the keys of a record, made by `record`. `fixed`: given once,
    never changed. `inline`: a list on one line. `pattern` is a regular expression that a text must fit. Blogger takes
    `most` items and `longest` characters, those of a list together with ", " between them; 0: any number.
    """

    name: str
    kind: FieldKind
    group: Group
    label: LazyText
    undo: LazyText = str
    keys: tuple[str, ...] = ()
    spaced: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    record: Callable[..., Any] = field(default=str)
    fixed: bool = False
    inline: bool = False
    pattern: str = ""
    most: int = 0
    longest: int = 0

    @property
    def section(self) -> str:
        """The mapping that the field lies in; "" at the top."""
        return self.name.rpartition(".")[0]

    @property
    def key(self) -> str:
        """The field's own key."""
        return self.name.rpartition(".")[2]

    @property
    def is_text(self) -> bool:
        """Whether it holds one text."""
        return self.kind in (FieldKind.TEXT, FieldKind.DATE)


def _field(default: object, kind: FieldKind, group: Group, label: LazyText, undo: LazyText, **more: Any) -> Any:
    """The default of an attribute, for `@dataclass`; Any, because the attribute itself says its type."""
    return field(default=default, metadata={_DECLARED: Field("", kind, group, label, undo, **more)})


def text(
    group: Group, label: LazyText, undo: LazyText | None = None, *, kind: FieldKind = FieldKind.TEXT, **more: Any
) -> Any:
    """A field of one text; `more` are attributes of `Field`."""
    return _field("", kind, group, label, undo or (lambda: tr("Edit “{field}”", field=label())), **more)


def dated(group: Group, label: LazyText, undo: LazyText | None = None) -> Any:
    """A field of one date, as the author writes it."""
    return text(group, label, undo, kind=FieldKind.DATE)


def texts(group: Group, label: LazyText, **more: Any) -> Any:
    """A field of a list of texts; `more` are attributes of `Field`."""
    return _field((), FieldKind.TEXTS, group, label, str, **more)


def rows(record: type, group: Group, label: LazyText) -> Any:
    """A field of a list of `record`, a dataclass of texts."""
    return _field((), FieldKind.ROWS, group, label, str, record=record, parts=_parts(record))


def table(record: type, group: Group, label: LazyText, undo: LazyText) -> Any:
    """A field of records by the first attribute of `record`, a dataclass of texts."""
    return _field((), FieldKind.TABLE, group, label, undo, record=record, parts=_parts(record)[1:])


def choice(default: object, kind: FieldKind, group: Group, label: LazyText, undo: LazyText) -> Any:
    """A field of one value out of few."""
    return _field(default, kind, group, label, undo)


def _parts(record: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(record))


def declared(values: type, section: str = "") -> Iterator[Field]:
    """The fields declared in the dataclass `values`, and in those of its attributes that are sections, in order."""
    for attribute in fields(values):
        name = f"{section}.{attribute.name}" if section else attribute.name
        if _DECLARED in attribute.metadata:
            yield replace(attribute.metadata[_DECLARED], name=name)
        elif is_dataclass(inner := attribute.default_factory):
            yield from declared(inner, name)
