"""Blogger's three Atom formats, told apart entry by entry, since files are mixed and edited by hand.

legacy    the kind of an entry is a category; drafts are marked by app:control
new       the kind is <blogger:type>, the address only a path, times are UTC
feed      what everybody can read: no kinds, posts only
"""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from editor.core.importers import titles
from editor.core.importers.entry import Blog, Comment, Entry, EntryKind, Skipped
from editor.core.importers.pages import Pages
from editor.core.importers.registry import EntryStream, Found
from editor.core.importers.source import Source
from editor.core.importers.xml_element import BrokenEntryError, Element, mended_element, namespaces, read_element
from editor.core.importers.xml_parts import XmlPart, parts
from editor.core.importers.zone import known_zone
from editor.core.post import Status
from editor.core.words import tr

_KIND = "schemas.google.com/g/2005#kind"
_KIND_TERM = re.compile(r"https?://schemas\.google\.com/blogger/2008/kind#(\w+)")
_ID = re.compile(r"blog-(\d+)\.(?:post|page)-(\d+)")
_FOUND_ID = re.compile(r"<(?:atom:)?id[^<>]*>([^<]{1,300})</")
_FOUND_TITLE = re.compile(r"<(?:atom:)?title[^<>]*>([^<]{1,300})</")


@dataclass(frozen=True, slots=True)
class Shape:
    """What an entry says in its format. `kind` is "" where it says none; `fate` why it is not taken in, "" if it is."""

    kind: str
    draft: bool
    scheduled: bool
    fate: str


def read_atom(source: Source) -> list[EntryStream]:
    """The one reading of a file by itself."""
    return [open_atom(source)]


def open_atom(source: Source) -> EntryStream:
    """The reading of an Atom file, in which comments may come before or behind their posts."""
    assert source.open is not None
    blog = Blog()
    size = max(source.size, 1)
    place = [0, 0]  # bytes read in the first and in the second pass
    comments = _Comments()

    def read() -> Iterator[Found]:
        try:
            yield from _second(source, blog, comments, place)
        finally:
            comments.close()

    first = _first(source, blog, comments, place)
    return EntryStream(blog, _chain(first, read), lambda: min(1.0, (place[0] * 0.2 + place[1] * 0.8) / size))


def _chain(first: list[Found], read: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    yield from first
    yield from read()


class _Counted:
    """A stream that tells how far it was read."""

    def __init__(self, source: Source, place: list[int], index: int) -> None:
        assert source.open is not None
        self._stream, self._place, self._index = source.open(), place, index

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._place[self._index] += len(data)
        return data

    def close(self) -> None:
        self._stream.close()


def _elements(
    source: Source, place: list[int], index: int, wanted: Callable[[str], bool]
) -> Iterator[tuple[XmlPart, Element | None]]:
    """The parts of the file, with the tree of each entry whose text is `wanted`."""
    stream = _Counted(source, place, index)
    prefixes: dict[str, str] = {}
    try:
        for part in parts(stream):  # type: ignore[arg-type]
            if part.kind == "head":
                prefixes = namespaces(part.text)
                yield part, None
            elif part.kind == "entry" and wanted(part.text):
                try:
                    yield part, read_element(part.text, prefixes)
                except BrokenEntryError:
                    try:
                        yield part, mended_element(part.text, prefixes)
                    except BrokenEntryError:
                        yield XmlPart("broken", part.text), None
            else:
                yield part, None
    finally:
        stream.close()


def _first(source: Source, blog: Blog, comments: "_Comments", place: list[int]) -> list[Found]:
    """The first pass: settings of the blog, and all comments; gives the comments that are not taken in."""
    skipped: list[Found] = []
    for part, element in _elements(
        source, place, 0, lambda text: "comment" in text.lower() or ".settings." in text or "in-reply-to" in text
    ):
        if part.kind == "head":
            _read_head(part.text, blog)
        elif element is not None:
            shape = shape_of(element)
            if shape.kind == "settings":
                _read_setting(element, blog)
            elif shape.kind == "comment":
                if shape.fate:
                    skipped.append(_skipped(EntryKind.COMMENT, element, shape.fate))
                else:
                    comments.add(_comment(element))
    return skipped


def _second(source: Source, blog: Blog, comments: "_Comments", place: list[int]) -> Iterator[Found]:
    """The second pass: posts and pages with their comments, then the comments whose post is not there."""
    pages = Pages()
    last, count = XmlPart("tail", ""), 0
    for part, element in _elements(source, place, 1, lambda _text: True):
        last = part
        count += part.kind not in ("head", "tail")
        if part.kind == "head":
            pages = Pages.of(part.text)
        if part.kind in ("broken", "cut"):
            yield _broken(part)
        elif element is not None:
            found = _entry(element, blog, comments)
            if found is not None:
                yield found
    blog.truncated = last.kind == "cut" or not re.search(r"</(?:[\w.-]+:)?feed\s*>", last.text)
    blog.notes += pages.notes(count)
    yield from comments.left()


def _read_head(head: str, blog: Blog) -> None:
    for tag in re.findall(r"<link\b[^<>]*>", head):
        if re.search(r"""rel\s*=\s*["']alternate["']""", tag) and (
            href := re.search(r"""href\s*=\s*["'](https?://[^"']+)""", tag)
        ):
            blog.host = urlsplit(href[1]).netloc


def _read_setting(element: Element, blog: Blog) -> None:
    name = element.text("id").rpartition(".settings.")[2]
    value = element.text("content").strip()
    if name == "BLOG_TIME_ZONE" and known_zone(value):
        blog.zone = value
    elif name == "BLOG_SUBDOMAIN" and value and not blog.host:
        blog.host = f"{value}.blogspot.com"


def shape_of(element: Element) -> Shape:
    """What kind of entry `element` is, in whichever of the formats."""
    if (type_ := element.first("blogger:type")) is not None:
        status = element.text("blogger:status").strip().upper()
        kind = type_.text().strip().lower()
        fate = ""
        if element.text("blogger:trashed").strip() or status == "SOFT_TRASHED":
            fate = tr("It is in the trash.")
        elif kind == "comment" and status == "SPAM_COMMENT":
            fate = tr("It is spam.")
        elif kind == "comment" and status == "GHOSTED_COMMENT":
            fate = tr("It was removed.")
        elif kind == "comment" and status == "PENDING_MODERATION":
            fate = tr("It was never approved.")
        return Shape(kind, status == "DRAFT", status == "SCHEDULED", fate)
    kinds = [found[1] for category in element.all("category") if (found := _KIND_TERM.fullmatch(category.get("term")))]
    control = element.first("app:control") or element.first("control")
    draft = control is not None and (control.text("app:draft") or control.text("draft")).strip().lower() == "yes"
    if kinds:
        return Shape(kinds[0].lower(), draft, False, "")
    if element.first("thr:in-reply-to") is not None:
        return Shape("comment", False, False, "")
    if element.first("content") is not None or element.first("summary") is not None:
        named = ".page-" in element.text("id") or bool(re.match(r"https?://[^/]+/p/", _link(element, "alternate")))
        return Shape("page" if named else "post", draft, False, "")
    return Shape("", draft, False, "")


def _entry(element: Element, blog: Blog, comments: "_Comments") -> Found | None:
    shape = shape_of(element)
    name = element.text("id").strip()
    if shape.kind in ("comment", "template", "settings"):
        return None
    if shape.kind not in ("post", "page"):
        return _skipped(EntryKind.OTHER, element, tr("Its kind “{kind}” is not known here.", kind=shape.kind or "?"))
    kind = EntryKind(shape.kind)
    if shape.fate:
        return _skipped(kind, element, shape.fate, shape.draft)
    address = _address(element, blog)
    name = name or address or " ".join([element.text("published").strip(), _title(element)]).strip()
    if not name:
        reason = tr("It has no id, so it could not be found again.")
        return replace(_skipped(kind, element, reason, shape.draft), unread=True)
    is_whole = element.first("content") is not None or element.first("summary") is None
    status = Status.DRAFT if shape.draft else Status.READY if shape.scheduled else Status.PUBLISHED
    return Entry(
        kind,
        name,
        key_of(name),
        title=_title(element),
        html=_content(element),
        labels=_labels(element),
        published=(element.text("published") or element.text("blogger:created")).strip(),
        updated=element.text("updated").strip(),
        status=status,
        url="" if shape.draft else address,
        permalink=titles.permalink(address),
        description=titles.clean(element.text("blogger:metaDescription")),
        author=titles.clean(_author(element)),
        blogger=_ID.search(name) is not None,
        comments=comments.of(name),
        extra=_extra(element),
        is_whole=is_whole,
        note="" if is_whole else tr("The feed holds only its summary. Import the blog's backup for the whole post."),
    )


def key_of(name: str) -> str:
    """What tells an entry apart for good: pages are `page-` in the old format and `post-` in the new one."""
    found = _ID.search(name)
    return f"blogger:{found[1]}.{found[2]}" if found else f"atom:{name}"


def _author(element: Element) -> str:
    author = element.first("author")
    return author.text("name") if author else ""


def _title(element: Element) -> str:
    found = element.first("title")
    return titles.title(found.text(), html=found.get("type") in ("html", "xhtml")) if found else ""


def _content(element: Element) -> str:
    found = element.first("content") or element.first("summary")
    if found is None:
        return ""
    if found.get("type") == "xhtml":
        inside = next((child for child in found.children if isinstance(child, Element)), None)
        return inside.markup() if inside else found.text()
    return found.text()


def _labels(element: Element) -> tuple[str, ...]:
    terms = [category.get("term") for category in element.all("category") if _KIND not in category.get("scheme")]
    return titles.labels([term for term in terms if not _KIND_TERM.fullmatch(term)])


def _link(element: Element, rel: str) -> str:
    for link in element.all("link"):
        if link.get("rel") == rel and link.get("type") in ("", "text/html"):
            return link.get("href").strip()
    return ""


def _address(element: Element, blog: Blog) -> str:
    """Where the entry is on the blog; of a draft, where it was."""
    if file := element.text("blogger:filename").strip():
        path = file if file.startswith("/") else f"/{file}"
        return f"https://{blog.host}{path}" if blog.host else path
    address = _link(element, "alternate") or _link(element, "replies").partition("#")[0]
    return address if address.startswith(("http://", "https://")) else ""


def _extra(element: Element) -> tuple[tuple[str, str], ...]:
    """What a post has no field for, kept beside it."""
    found: dict[str, str] = {}
    related = next((link.get("href") for link in element.all("link") if link.get("rel") == "related"), "")
    plain = next((link.get("href") or link.text().strip() for link in element.all("link") if not link.get("rel")), "")
    if related or plain:
        found["title_link"] = related or plain
    for name in ("georss:featurename", "georss:point", "blogger:created"):
        if value := element.text(name).strip():
            found[name.partition(":")[2]] = value
    location = element.first("blogger:location")
    if location and (value := titles.clean(location.text("blogger:name") or location.text("name"))):
        found["location"] = value
    if enclosure := next((link.get("href") for link in element.all("link") if link.get("rel") == "enclosure"), ""):
        found["enclosure"] = enclosure
    return tuple(found.items())


def _comment(element: Element) -> Comment:
    parent = element.first("thr:in-reply-to")
    author = element.first("author")
    content = _content(element)
    if element.first("blogger:type") is not None:
        content = content.replace("\r\n", "\n").replace("\n", "<br />")
    reply = element.text("blogger:inReplyTo") or next(
        (link.get("href").rpartition("/")[2] for link in element.all("link") if link.get("rel") == "related"), ""
    )
    return Comment(
        element.text("id").strip(),
        (parent.get("ref") if parent else element.text("blogger:parent")).strip(),
        reply.strip(),
        titles.clean(author.text("name")) if author else "",
        author.text("uri").strip() if author else "",
        (element.text("published") or element.text("blogger:created")).strip(),
        content,
    )


def _skipped(kind: EntryKind, element: Element, reason: str, draft: bool = False) -> Skipped:
    return Skipped(kind, element.text("id").strip(), _title(element), reason, draft)


def _broken(part: XmlPart) -> Skipped:
    name, title = _FOUND_ID.search(part.text), _FOUND_TITLE.search(part.text)
    reason = (
        tr("The file ends in the middle of it.") if part.kind == "cut" else tr("It is damaged and could not be read.")
    )
    kind = (
        EntryKind.COMMENT
        if "in-reply-to" in part.text or "kind#comment" in part.text or ">COMMENT<" in part.text
        else EntryKind.POST
    )
    return Skipped(kind, name[1].strip() if name else "", titles.title(title[1]) if title else "", reason, unread=True)


class _Comments:
    """All comments of a file, since their posts may come much later: in memory as long as they are few, then in a
    temporary file without a name, which is gone however the process ends (SQLite, "Temporary Databases")."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(
            "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -8000;"
            "create table comment (post text, id text primary key, published text, data text, taken integer default 0);"
            "create index of_post on comment (post); begin"
        )

    def add(self, comment: Comment) -> None:
        """Keep a comment; one that is there twice is kept once."""
        data = json.dumps([getattr(comment, name) for name in Comment.__slots__], ensure_ascii=False)
        row = (key_of(comment.parent), comment.id, comment.published, data.encode("utf-8", "replace").decode())
        self._base.execute("insert or replace into comment (post, id, published, data) values (?, ?, ?, ?)", row)

    def of(self, post: str) -> tuple[Comment, ...]:
        """The comments on the post with the id `post`, in order of time."""
        key = key_of(post)
        rows = self._base.execute("select data from comment where post = ? order by published, id", (key,)).fetchall()
        if rows:
            self._base.execute("update comment set taken = 1 where post = ?", (key,))
        return tuple(Comment(*json.loads(row[0])) for row in rows)

    def left(self) -> Iterator[Skipped]:
        """The comments that no post asked for."""
        for (data,) in self._base.execute("select data from comment where taken = 0 order by published, id"):
            comment = Comment(*json.loads(data))
            yield Skipped(EntryKind.COMMENT, comment.id, "", tr("Its post is not in the file."))

    def close(self) -> None:
        """Let go of them."""
        self._base.close()


def with_host(entry: Entry, host: str) -> Entry:
    """`entry` with its address on `host`, where the file gives only a path."""
    if entry.url.startswith("/"):
        return replace(entry, url=f"https://{host}{entry.url}" if host else "")
    return entry
