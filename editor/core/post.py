"""The values of a post: what its header says (`Fields`) and its Markdown body.

All values are frozen, hashable, picklable and know no Qt, so that a snapshot can leave for another thread or process.
Every scalar is the text the author wrote: dates are not parsed here, `10:00` and `no` stay text.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import normalize
from urllib.parse import unquote


class Status(StrEnum):
    """Where a post stands on its way to the blog."""

    DRAFT = "draft"
    READY = "ready"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class News:
    """The news that the post comments on."""

    headline: str = ""
    source: str = ""
    url: str = ""
    accessed: str = ""
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commentary:
    """The author's own part."""

    headline: str = ""
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """One earlier post of the author's own, listed under 【関連記事】."""

    title: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """What Markdown cannot say about an image. `path` is its path as the body names it; `url` where it was uploaded."""

    path: str
    alt: str = ""
    credit: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Blogger:
    """The post's life on Blogger, written by import and export."""

    id: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """All that the header says. `title` is the author's override of the composed title; empty: composed.

    `profile` names the blog profile, empty for the default one. `extra` holds the unknown top-level keys as
    (key, text) pairs, to be shown; they are never written from here.
    """

    id: str = ""
    date: str = ""
    status: Status = Status.DRAFT
    labels: tuple[str, ...] = ()
    permalink: str = ""
    description: str = ""
    title: str = ""
    profile: str = ""
    news: News = field(default_factory=News)
    commentary: Commentary = field(default_factory=Commentary)
    related: tuple[Related, ...] = ()
    images: tuple[Image, ...] = ()
    blogger: Blogger = field(default_factory=Blogger)
    extra: tuple[tuple[str, str], ...] = ()

    def image(self, path: str) -> Image:
        """What the header says about the image `path`; an empty `Image` where it says nothing.

        A name counts as the same in another Unicode form (macOS decomposes names) and with percent signs, too.
        """
        return next((image for image in self.images if image.path == path), None) or next(
            (image for image in self.images if same_path(image.path, path)), Image(path)
        )


@dataclass(frozen=True, slots=True)
class Post:
    """A snapshot of one post."""

    fields: Fields = field(default_factory=Fields)
    body: str = ""


def same_path(one: str, other: str) -> bool:
    """Whether two paths of images are the same but for their Unicode form and percent signs."""
    return one == other or _plain_path(one) == _plain_path(other)


def _plain_path(path: str) -> str:
    return normalize("NFC", unquote(path) if "%" in path else path)
