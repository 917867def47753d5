"""Every field of a post's header, declared once: one line for each.

From here follow: where a field stands in the file, how it is read and written (`file/dialect`, `file/schema`), the
journal (`file/fields_json`), comparing (`history/compare`), `ronpyo set` (`file/assign`), limits, labels, undo names.
A new field is a line here, a widget (`self.add_field("name")` on a page of `ui/fields`) and the Japanese of its label.

All values are frozen, hashable, picklable and made of text as the author wrote it: dates are not parsed here, `10:00`
and `no` stay text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from editor.core.fields.declaration import Field, FieldKind, Group, choice, dated, declared, rows, table, text, texts
from editor.core.words import tr

__all__ = [
    "CREDIT_AND_LICENCE",
    "FIELDS",
    "Blogger",
    "Commentary",
    "Field",
    "FieldKind",
    "Fields",
    "Group",
    "Image",
    "News",
    "Related",
    "Status",
    "build",
    "named",
    "names",
    "plain_path",
    "same_path",
    "sections",
    "title_of",
    "value_of",
    "with_value",
]


class Status(StrEnum):
    """The state of a post on its way to the blog."""

    DRAFT = "draft"
    READY = "ready"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Related:
    """One earlier post of the author's own, listed under 【関連記事】."""

    title: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """The data of an image that Markdown has no place for. `path` is its path as the body names it, `url` where it was
    uploaded, `licence` under which terms it may be shown."""

    path: str
    alt: str = ""
    credit: str = ""
    url: str = ""
    licence: str = ""


CREDIT_AND_LICENCE = " / "
"""Between the credit of an image and its licence, where both are shown."""


@dataclass(frozen=True, slots=True)
class News:
    """The news that the post comments on: `date` is the day of its publication, `accessed` that of reading."""

    headline: str = text(Group.NEWS, lambda: tr("Headline"), lambda: tr("Edit the news headline"))
    source: str = text(Group.NEWS, lambda: tr("Source"), lambda: tr("Edit the source"))
    url: str = text(Group.NEWS, lambda: tr("URL"), lambda: tr("Edit the URL of the news"))
    date: str = dated(Group.NEWS, lambda: tr("Date published"), lambda: tr("Edit the date of the news"))
    accessed: str = dated(Group.NEWS, lambda: tr("Date read"), lambda: tr("Edit the date read"))
    summary: tuple[str, ...] = texts(Group.NEWS, lambda: tr("Summary"))


@dataclass(frozen=True, slots=True)
class Commentary:
    """The author's own part."""

    headline: str = text(Group.COMMENTARY, lambda: tr("Headline"), lambda: tr("Edit the commentary headline"))
    summary: tuple[str, ...] = texts(Group.COMMENTARY, lambda: tr("Summary"))


@dataclass(frozen=True, slots=True)
class Blogger:
    """The post's life on Blogger, written by import and export; `url`, where it lies there, by the author, too."""

    id: str = text(Group.PROGRAMS, lambda: "Blogger: ID")
    url: str = text(Group.POST, lambda: tr("URL on the blog"), lambda: tr("Edit the URL on the blog"))


@dataclass(frozen=True, slots=True)
class Fields:
    """All that the header says, in the order of a file. `title` is the author's override of the composed title.

    `profile` names the blog profile, empty for the default one. `extra` holds the unknown top-level keys as
    (key, text) pairs, to be shown; they are never written from here.
    """

    id: str = text(Group.PROGRAMS, lambda: "ID", fixed=True)
    date: str = dated(Group.POST, lambda: tr("Date"), lambda: tr("Edit the date"))
    status: Status = choice(  # noqa: RUF009 - a declaration, not a value
        Status.DRAFT, FieldKind.STATUS, Group.POST, lambda: tr("Status"), lambda: tr("Change the status")
    )
    labels: tuple[str, ...] = texts(
        Group.POST,
        lambda: tr("Labels"),
        keys=("tags", "categories", "tag", "category"),
        spaced=("tags", "categories"),
        inline=True,
        most=20,
        longest=200,
    )
    permalink: str = text(
        Group.POST, lambda: tr("Permalink"), lambda: tr("Edit the permalink"), pattern="[A-Za-z0-9_.-]*"
    )
    description: str = text(
        Group.POST, lambda: tr("Search description"), lambda: tr("Edit the search description"), longest=150
    )
    title: str = text(Group.TITLE, lambda: tr("Title"), lambda: tr("Edit the title"))
    profile: str = text(Group.POST, lambda: tr("Blog profile"), lambda: tr("Change the blog profile"))
    news: News = field(default_factory=News)
    commentary: Commentary = field(default_factory=Commentary)
    related: tuple[Related, ...] = rows(Related, Group.RELATED, lambda: tr("Related posts"))
    images: tuple[Image, ...] = table(Image, Group.IMAGES, lambda: tr("Images"), lambda: tr("Edit an image’s details"))
    blogger: Blogger = field(default_factory=Blogger)
    extra: tuple[tuple[str, str], ...] = ()

    def image(self, path: str) -> Image:
        """The header's data of the image `path`; an empty `Image` where there are none.

        A name counts as the same in another Unicode form (macOS decomposes names) and with percent signs, too.
        """
        return next((image for image in self.images if image.path == path), None) or next(
            (image for image in self.images if same_path(image.path, path)), Image(path)
        )


FIELDS: tuple[Field, ...] = tuple(declared(Fields))
"""All fields, in the order in which a file has them."""


def same_path(one: str, other: str) -> bool:
    """Whether two paths of images are the same but for their Unicode form and percent signs."""
    return one == other or plain_path(one) == plain_path(other)


def plain_path(path: str) -> str:
    """The path of an image in one Unicode form and without percent signs."""
    return normalize("NFC", unquote(path) if "%" in path else path)


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
    """The title of the field in a comparison: "News: Headline"."""
    one = named(name)
    group = {Group.NEWS: tr("News"), Group.COMMENTARY: tr("Commentary")}.get(one.group, "")
    return tr("{part}: {field}", part=group, field=one.label()) if group else one.label()
