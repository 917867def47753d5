"""Every field of a post's header, declared once.

From here follow: where a field stands in the file and how it is read and written (`file/dialect`, `file/schema`), the
journal (`file/fields_json`), comparing (`core/compare`), `ronpyo set` (`file/assign`), labels and undo names of the
window. A new field is a line here, an attribute of the same name in `core/post`, a widget and its Japanese words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any

from editor.core.post import Fields, Image, Related
from editor.core.words import tr


class Kind(Enum):
    """What a field holds. The value of all but lists and tables is one text."""

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
    """What programs write: the person edits none of it."""


Words = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `name` is its place in `Fields` and in the header, and its name for `ronpyo set`: "news.headline".

    `label` is what the window calls it, `undo` an edit of it ("" where lists name each kind of edit themselves).
    `keys` are other keys under which other programs keep it, in order of preference. `spaced`: under those a text is
    several, parted by spaces. `parts` are the keys of a record, made by `record`. `fixed`: given once, never changed.
    `inline`: a list on one line. `pattern` is a regular expression that a text must fit. Blogger takes `most` items and
    `longest` characters, those of a list together with ", " between them; 0: any number.
    """

    name: str
    kind: Kind
    group: Group
    label: Words
    undo: Words = str
    keys: tuple[str, ...] = ()
    spaced: bool = False
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
        return self.kind in (Kind.TEXT, Kind.DATE)


def _headline() -> str:
    return tr("Headline")


def _address() -> str:
    return tr("Address")


def _summary() -> str:
    return tr("Summary")


FIELDS: tuple[Field, ...] = (
    Field("id", Kind.TEXT, Group.PROGRAMS, lambda: "ID", fixed=True),
    Field("date", Kind.DATE, Group.POST, lambda: tr("Date"), lambda: tr("Edit the date")),
    Field("status", Kind.STATUS, Group.POST, lambda: tr("Status"), lambda: tr("Change the status")),
    Field(
        "labels",
        Kind.TEXTS,
        Group.POST,
        lambda: tr("Labels"),
        keys=("tags", "categories"),
        spaced=True,
        inline=True,
        most=20,
        longest=200,
    ),
    Field(
        "permalink",
        Kind.TEXT,
        Group.POST,
        lambda: tr("Permalink"),
        lambda: tr("Edit the permalink"),
        pattern="[A-Za-z0-9_.-]*",
    ),
    Field(
        "description",
        Kind.TEXT,
        Group.POST,
        lambda: tr("Search description"),
        lambda: tr("Edit the search description"),
        longest=150,
    ),
    Field("title", Kind.TEXT, Group.TITLE, lambda: tr("Title"), lambda: tr("Edit the title")),
    Field("profile", Kind.TEXT, Group.POST, lambda: tr("Blog profile"), lambda: tr("Change the blog profile")),
    Field("news.headline", Kind.TEXT, Group.NEWS, _headline, lambda: tr("Edit the news headline")),
    Field("news.source", Kind.TEXT, Group.NEWS, lambda: tr("Outlet"), lambda: tr("Edit the outlet")),
    Field("news.url", Kind.TEXT, Group.NEWS, _address, lambda: tr("Edit the address of the news")),
    Field("news.accessed", Kind.DATE, Group.NEWS, lambda: tr("Date read"), lambda: tr("Edit the date read")),
    Field("news.summary", Kind.TEXTS, Group.NEWS, _summary),
    Field("commentary.headline", Kind.TEXT, Group.COMMENTARY, _headline, lambda: tr("Edit the commentary headline")),
    Field("commentary.summary", Kind.TEXTS, Group.COMMENTARY, _summary),
    Field(
        "related",
        Kind.ROWS,
        Group.RELATED,
        lambda: tr("Related posts"),
        parts=("title", "url", "date"),
        record=Related,
    ),
    Field(
        "images",
        Kind.TABLE,
        Group.IMAGES,
        lambda: tr("Images"),
        lambda: tr("Edit an image’s details"),
        parts=("alt", "credit", "url"),
        record=Image,
    ),
    Field("blogger.id", Kind.TEXT, Group.PROGRAMS, lambda: "Blogger: ID"),
    Field("blogger.url", Kind.TEXT, Group.PROGRAMS, lambda: "Blogger: URL"),
)
"""In the order in which a file has them."""


@lru_cache(maxsize=256)
def named(name: str) -> Field:
    """The field `name`. Raises KeyError for a name that is none."""
    try:
        return next(one for one in FIELDS if one.name == name)
    except StopIteration:
        raise KeyError(name) from None


def names() -> tuple[str, ...]:
    """The names of all fields."""
    return tuple(one.name for one in FIELDS)


@cache
def sections() -> Mapping[str, type]:
    """The mappings of the header that group fields, and the values in `Fields` that hold them."""
    empty = Fields()
    return {name: type(getattr(empty, name)) for name in dict.fromkeys(one.section for one in FIELDS) if name}


def value_of(fields: Fields, name: str) -> Any:
    """The value of the field `name`."""
    return attrgetter(name)(fields)


def with_value(fields: Any, name: str, value: object) -> Any:
    """`fields` (or a part of them) with `value` at the dotted `name`."""
    head, _, tail = name.partition(".")
    return replace(fields, **{head: with_value(getattr(fields, head), tail, value) if tail else value})


def build(values: Mapping[str, object]) -> Fields:
    """The fields with `values` by name; those without one are empty."""
    top: dict[str, Any] = {}
    inner: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        section, _, key = name.rpartition(".")
        if section:
            inner.setdefault(section, {})[key] = value
        else:
            top[key] = value
    for section, given in inner.items():
        top[section] = sections()[section](**given)
    return Fields(**top)


def title_of(name: str) -> str:
    """What a comparison calls the field: "News: Headline"."""
    one = named(name)
    group = {Group.NEWS: tr("News"), Group.COMMENTARY: tr("Commentary")}.get(one.group, "")
    return tr("{part}: {field}", part=group, field=one.label()) if group else one.label()
