"""Texts of a post file: the searchable ones and the listed ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import NamedTuple

from editor.core.fields.blog_address import derived_path, front_page
from editor.core.file import dialect
from editor.core.file.handler import YamlHandler, read_post
from editor.core.library.fold import GROUP, ITEM, tidy
from editor.core.library.plain_header import plain_data
from editor.core.library.predictions import marked
from editor.core.library.visible import visible
from editor.core.post import Fields
from editor.core.text.dates import parse_date
from editor.core.text.encodings import BINARY, decode
from editor.core.text.zones import in_zone

LINKS = 5
"""The place of the links among the groups of `Texts.stream`."""

_FIRST_WORDS = 60  # characters of a post without a title
_LONGEST_CLIP = 200_000  # characters of the clips of a post that are searched


def first_words(text: str) -> str:
    """The beginning of a post that has no title, for lists: on one line, "…" where there is more."""
    line = " ".join(text[: 4 * _FIRST_WORDS].split())
    return line if len(line) <= _FIRST_WORDS else line[: _FIRST_WORDS - 1] + "…"


@dataclass(frozen=True, slots=True)
class PostSummary:
    """One post as lists and results show it.

    `path` is relative to the library; `title` is that of the post, else its first words, else its file's name; `date`
    as the author wrote it, `day` the same as 2025-04-02, empty where it is none; `copies` are the names of conflict
    copies beside it. `derived`: `url` was put together from permalink and day, and nobody has confirmed it.
    """

    id: int
    path: str
    title: str
    date: str
    day: str
    status: str
    labels: tuple[str, ...] = ()
    url: str = ""
    copies: tuple[str, ...] = ()
    derived: bool = False


class Texts(NamedTuple):
    """The texts of a post, tidy, as they are shown. `heads` are bullets and headlines; `rest` is the source, the
    description, credits; `links` are addresses that nobody sees but that one may look for; `clip` is what is kept of
    the news pages, looked for by `clip:` alone."""

    title: str
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    rest: tuple[str, ...]
    body: str
    links: tuple[str, ...]
    clip: str = ""

    @property
    def stream(self) -> str:
        """All texts as one, from which `of_stream` makes them again."""
        items = ((self.title,), self.heads, self.labels, self.rest, (self.body,), self.links, (self.clip,))
        return GROUP.join(map(ITEM.join, items))

    @classmethod
    def of_stream(cls, stream: str) -> "Texts":
        groups = (tuple(filter(None, group.split(ITEM))) for group in stream.split(GROUP))
        title, heads, labels, rest, body, links, clip = groups
        return cls("".join(title), heads, labels, rest, "".join(body), links, "".join(clip))


class Read(NamedTuple):
    """A post file as the index reads it. `second` counts from midnight; 0 where the date has no time. `derived` is the
    address that it should have where none is known: without its host where that is not known either; `blog` is the
    front page of the blog that it is on, "" where that is not known; `predictions` are (day, sentence)."""

    post_id: str
    title: str
    date: str
    day: str
    second: int
    status: str
    labels: tuple[str, ...]
    url: str
    stream: str
    derived: str = ""
    predictions: tuple[tuple[str, str], ...] = ()
    blog: str = ""


def read(
    data: bytes,
    title_of: Callable[[Fields], str],
    zone_of: Callable[[Fields], tzinfo | None] = lambda _fields: None,
    blog_of: Callable[[Fields], str] = lambda _fields: "",
    clip_of: Callable[[str], str] = lambda _post_id: "",
) -> Read | None:
    """The post in the bytes of a file; None where they are no text. Never raises.

    The day is that of the blog, whose time zone `zone_of` gives; `blog_of` gives its front page, `clip_of` the text of
    the clips of a post.
    """
    decoded = decode(data)
    if decoded.encoding == BINARY:
        return None
    fields, body, not_understood = _parted(decoded.text)
    title = " ".join(title_of(fields).split())
    day, second = _when(fields, zone_of)
    seen = visible(body)
    bullets = [visible(bullet) for bullet in (*fields.news.summary, *fields.commentary.summary)]
    heads = [bullet.text for bullet in bullets]
    if fields.title.strip():
        heads += [fields.news.headline, fields.commentary.headline]
    rest = [fields.news.source, fields.description, *seen.readings]
    rest += [reading for bullet in bullets for reading in bullet.readings]
    rest += [text for image in fields.images for text in (image.alt, image.credit)]
    if not_understood:
        rest.append(decoded.text[: len(decoded.text) - len(body)])  # the header as it stands
    links = [fields.news.url, fields.blogger.url, *(post.url for post in fields.related), *seen.links]
    links += [link for bullet in bullets for link in bullet.links]
    texts = Texts(
        tidy(title),
        _tidy(heads),
        _tidy(fields.labels),
        _tidy(rest),
        tidy(seen.text),
        _tidy(dict.fromkeys(links)),
        tidy(clip_of(fields.id)[:_LONGEST_CLIP]),
    )
    return Read(
        post_id=_sound(fields.id),
        title=_sound(title),
        date=_sound(fields.date),
        day=day,
        second=second,
        status=fields.status.value,
        labels=tuple(map(_sound, fields.labels)),
        url=_sound(fields.blogger.url),
        stream=texts.stream,
        predictions=tuple((day, _sound(said)) for day, said in marked(seen.text)),
        derived="" if fields.blogger.url.strip() else _derived(fields, day, blog_of(fields)),
        blog=front_page(_sound(fields.blogger.url)) or front_page(blog_of(fields)),
    )


def _derived(fields: Fields, day: str, blog: str) -> str:
    return front_page(blog) + derived_path(fields.permalink, day) if derived_path(fields.permalink, day) else ""


def _parted(text: str) -> tuple[Fields, str, bool]:
    """Fields and body as `PostFile` reads them, and whether the header was not understood.

    Nobody asks for problems, their lines and unknown keys here, so plain headers are read the quick way.
    """
    handler = YamlHandler()
    if handler.detect(text):
        header, body = handler.split(text)
        if (data := plain_data(header)) is not None:
            return dialect.read_fields(data, lambda _key: ""), body, False
    post, other = read_post(text)
    return dialect.read_fields(other.header.data, other.header.source), str(post.content), bool(other.header.faults)


def _sound(text: str) -> str:
    """`text` without halves of characters, which no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _tidy(texts: "list[str] | tuple[str, ...] | dict[str, None]") -> tuple[str, ...]:
    return tuple(filter(None, map(tidy, texts)))


def _when(fields: Fields, zone_of: Callable[[Fields], tzinfo | None]) -> tuple[str, int]:
    moment = parse_date(fields.date)
    if moment is None:
        return "", 0
    if getattr(moment, "tzinfo", None) is not None:
        moment = in_zone(moment, zone_of(fields))
    day = f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    clock = getattr(moment, "hour", 0), getattr(moment, "minute", 0), getattr(moment, "second", 0)
    return day, clock[0] * 3600 + clock[1] * 60 + clock[2]
