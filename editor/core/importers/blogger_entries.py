"""Entries of Blogger's three Atom formats, told apart one by one, since files are mixed and edited by hand.

legacy    the kind of an entry is a category; drafts are marked by app:control
new       the kind is <blogger:type>, the address only a path, times are UTC
feed      what everybody can read: no kinds, posts only
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from editor.core.importers import titles
from editor.core.importers.entry import Blog, Comment, Entry, EntryKind, Skipped
from editor.core.importers.registry import Found
from editor.core.importers.xml_element import Element
from editor.core.importers.xml_parts import XmlPart
from editor.core.post import Status
from editor.core.words import tr

_KIND = "schemas.google.com/g/2005#kind"
_KIND_TERM = re.compile(r"https?://schemas\.google\.com/blogger/2008/kind#(\w+)")
_ID = re.compile(r"blog-(\d+)\.(?:post|page)-(\d+)")
_FOUND_ID = re.compile(r"<(?:atom:)?id[^<>]*>([^<]{1,300})</")
_FOUND_TITLE = re.compile(r"<(?:atom:)?title[^<>]*>([^<]{1,300})</")


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of an entry: its data by its format. `kind` is "" where it says none; `fate` why it is not taken in, ""
    if it is."""

    kind: str
    draft: bool
    scheduled: bool
    fate: str


def shape_of(element: Element) -> Shape:
    """The shape of `element`, in whichever of the formats."""
    if (type_ := element.first("blogger:type")) is not None:
        status = element.text("blogger:status").strip().upper()
        kind = type_.text().strip().lower()
        fate = ""
        if element.text("blogger:trashed").strip() or status == "SOFT_TRASHED":
            fate = tr("It is in the trash.")
        elif kind == "comment" and status == "SPAM_COMMENT":
            fate = tr("It is spam.")
        elif kind == "comment" and status == "GHOSTED_COMMENT":
            fate = tr("It was deleted.")
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


def entry_of(element: Element, blog: Blog, comments: Callable[[str], tuple[Comment, ...]]) -> Found | None:
    """The post or page in `element`, with the `comments` on its id, or why it is left out; None for what is no post."""
    shape = shape_of(element)
    name = element.text("id").strip()
    if shape.kind in ("comment", "template", "settings"):
        return None
    if shape.kind not in ("post", "page"):
        return skipped_of(EntryKind.OTHER, element, tr("Its kind “{kind}” is not known here.", kind=shape.kind or "?"))
    kind = EntryKind(shape.kind)
    if shape.fate:
        return skipped_of(kind, element, shape.fate, shape.draft)
    address = _address(element, blog)
    name = name or address or " ".join([element.text("published").strip(), _title(element)]).strip()
    if not name:
        reason = tr("It has no id, so a second import could not tell that it is the same.")
        return replace(skipped_of(kind, element, reason, shape.draft), unread=True)
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
        comments=comments(name),
        extra=_extra(element),
        is_whole=is_whole,
        note="" if is_whole else tr("The feed holds only its summary. Import the blog's backup for the whole post."),
    )


def key_of(name: str) -> str:
    """The stable key of an entry with the id `name`: pages are `page-` in the old format and `post-` in the new one."""
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
    """The address of the entry on the blog; of a draft, its former one."""
    if file := element.text("blogger:filename").strip():
        path = file if file.startswith("/") else f"/{file}"
        return f"https://{blog.host}{path}" if blog.host else path
    address = _link(element, "alternate") or _link(element, "replies").partition("#")[0]
    return address if address.startswith(("http://", "https://")) else ""


def _extra(element: Element) -> tuple[tuple[str, str], ...]:
    """The data that a post has no field for, kept beside it."""
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


def comment_of(element: Element) -> Comment:
    """The comment in `element`; its text is HTML."""
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


def skipped_of(kind: EntryKind, element: Element, reason: str, draft: bool = False) -> Skipped:
    """The note that `element` is left out, with the `reason` as a sentence."""
    return Skipped(kind, element.text("id").strip(), _title(element), reason, draft)


def broken_of(part: XmlPart) -> Skipped:
    """The note that a part is damaged or cut off, with its id and title as far as they can be found."""
    name, title = _FOUND_ID.search(part.text), _FOUND_TITLE.search(part.text)
    reason = (
        tr("The file ends in the middle of it.")
        if part.kind == "cut"
        else tr("It is damaged and could not be read. Export it again from the blog.")
    )
    kind = (
        EntryKind.COMMENT
        if "in-reply-to" in part.text or "kind#comment" in part.text or ">COMMENT<" in part.text
        else EntryKind.POST
    )
    return Skipped(kind, name[1].strip() if name else "", titles.title(title[1]) if title else "", reason, unread=True)
